"""Abbreviations that keep their stop in languages other than English.

Lower case, without the last stop. Chosen from those that news is full of; where a word may as well end a sentence
("etc", "usw") it is left out, so that what follows with a capital begins a new one.
"""

from collections.abc import Mapping

KEPT: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ca": "sr sra sres dr dra prof núm pàg av st sta gral p.ex ex aprox",
        "cs": "dr prof ing mgr bc mudr judr phdr gen plk např tzv resp popř atd čl č str ul nám sv hl mil tis mld",
        "da": "dr prof hr fr f.eks bl.a ca kl nr s.k pct mio mia jf st dvs red kgl",
        "de": "dr prof hr fr dipl ing mag st nr bzw ca z.b d.h u.a z.t s.o v.a o.ä evtl ggf inkl mio mrd art abs "
        "tel str jh geb gest gen lt red hrsg sog v.chr n.chr",
        "el": "κ κα κκ δρ αρ σελ π.χ δηλ βλ αγ οδ λεωφ εκατ δισ",
        "es": "sr sra srta sres dr dra prof lic ing gral cnel cap ud uds d dña núm pág av avda ee uu ee.uu p.ej ej "
        "aprox art tel sto sta mons",
        "et": "dr prof hr pr lk nr st s.o jne nn u v.a mln mld",
        "fi": "dr prof esim mm ks nro n klo ns em ym milj mrd tri fil kans",
        "fr": "m mm mme mmes mlle mlles dr pr me mgr st ste gén col cap cf av p.ex ex env art vol n no tél min max",
        "hr": "dr prof mr gđa gosp npr tzv sv br str ul tj mil tis mlrd",
        "hu": "dr prof ifj id özv ún pl kb ill u sz old m br ker",
        "id": "dr prof h hj drs ir no jl tgl hlm st",
        "it": "sig sigg sig.ra dott dott.ssa prof prof.ssa avv ing on sen gen col cap mons ecc s p.es es art n pag "
        "tel circa c.a ca v",
        "lt": "dr prof p pp pvz t.y g gen pan mln mlrd tūkst nr str šv",
        "nl": "dhr mevr mw dr prof mr ir drs ing st nr ca bijv bv o.a d.w.z m.b.t t.a.v resp zgn jl mln mld art blz "
        "gen kol min",
        "no": "dr prof hr fr f.eks bl.a ca kl nr s.k pst mill mrd jf st dvs red kgl",
        "pl": "dr prof inż mgr hab gen płk kpt ks św ul al pl np tzw tzn m.in im godz ok nr str tys mln mld zob ww",
        "pt": "sr sra srs dr dra prof profa eng gen cel cap d exmo exma ilmo av núm n pág p.ex ex aprox art tel sto "
        "sta mons",
        "ro": "dl dna d-na dr prof ing gen col nr str bd sf ex cca art alin mil mld pag",
        "ru": "г гг им ул пр т.е т.к т.н т.п руб коп тыс млн млрд см ср стр рис гл проф акад д-р ген св напр о пос обл",
        "sk": "dr prof ing mgr bc mudr judr phdr gen plk napr tzv resp popr čl č str ul nám sv hl mil tis mld",
        "sv": "dr prof hr fr t.ex bl.a ca kl nr s.k d.v.s dvs mm milj mdr mkr st jfr resp f.d red kungl",
        "tr": "dr prof doç av sn hz vb bkz örn no cad sok mah apt yy alb gen org",
        "uk": "р рр ім вул пр т.д т.п грн коп тис млн млрд див стор рис гл проф акад д-р ген св напр о сел обл",
    }.items()
}
"""By language."""
ORDINAL_STOPS = frozenset("da de cs et fi hr hu is lv no pl sk sl sr tr".split())
"""Languages that write an ordinal number with a stop ("am 3. Oktober")."""
