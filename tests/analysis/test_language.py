"""The language of a text is told by its script and its commonest words, and left open where it is not clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import language
from reader.model import Analysis, Article

SAYS = {
    "ar": "قال الرئيس يوم الثلاثاء إن حكومته لن تتراجع أمام المتظاهرين. وأضاف أن الإصلاح ضروري من أجل إنقاذ النظام.",
    "bg": "Президентът заяви във вторник, че неговото правителство няма да отстъпи пред демонстрантите. Според него "
    "реформата е необходима, за да се спаси системата.",
    "ca": "El president va declarar dimarts que el seu govern no cediria davant dels manifestants. Segons ell, la "
    "reforma és necessària per salvar el sistema.",
    "cs": "Prezident v úterý prohlásil, že jeho vláda před demonstranty neustoupí. Podle něj je reforma nutná k "
    "záchraně systému, ale opozice žádá referendum.",
    "da": "Præsidenten erklærede tirsdag, at hans regering ikke ville give efter for demonstranterne. Ifølge ham er "
    "reformen nødvendig for at redde systemet.",
    "de": "Der Präsident erklärte am Dienstag, dass seine Regierung nicht vor den Demonstranten zurückweichen "
    "werde. Die Reform sei notwendig, um das System zu retten.",
    "el": "Ο πρόεδρος δήλωσε την Τρίτη ότι η κυβέρνησή του δεν θα υποχωρήσει.",
    "en": "The president said on Tuesday that his government would not give way to the protesters. He said the "
    "reform was needed to save the system.",
    "es": "El presidente declaró el martes que su gobierno no cedería ante los manifestantes. Según él, la reforma "
    "es necesaria para salvar el sistema.",
    "fi": "Presidentti sanoi tiistaina, että hänen hallituksensa ei antaisi periksi mielenosoittajille. Hänen "
    "mukaansa uudistus on välttämätön, mutta oppositio vaatii kansanäänestystä.",
    "fr": "Le président a déclaré mardi que son gouvernement ne reculerait pas devant les manifestants. Selon lui, "
    "la réforme est nécessaire pour sauver le système.",
    "he": "הנשיא אמר ביום שלישי כי ממשלתו לא תיכנע למפגינים.",
    "hi": "राष्ट्रपति ने मंगलवार को कहा कि उनकी सरकार प्रदर्शनकारियों के सामने नहीं झुकेगी। उनके अनुसार यह सुधार ज़रूरी है।",
    "hu": "Az elnök kedden kijelentette, hogy kormánya nem hátrál meg a tüntetők előtt. Szerinte a reform "
    "szükséges, de az ellenzék népszavazást követel.",
    "id": "Presiden mengatakan pada hari Selasa bahwa pemerintahnya tidak akan menyerah kepada para pengunjuk rasa. "
    "Menurut dia, reformasi ini diperlukan untuk menyelamatkan sistem.",
    "it": "Il presidente ha dichiarato martedì che il suo governo non cederà ai manifestanti. Secondo lui la "
    "riforma è necessaria per salvare il sistema.",
    "ja": "大統領は火曜日、政府はデモ隊に屈しないと述べた。",
    "ko": "대통령은 화요일 정부가 시위대에 굴복하지 않을 것이라고 말했다.",
    "nl": "De president verklaarde dinsdag dat zijn regering niet zou wijken voor de betogers. Volgens hem is de "
    "hervorming nodig om het systeem te redden.",
    "no": "Presidenten sa tirsdag at regjeringen hans ikke ville gi etter for demonstrantene. Ifølge ham er "
    "reformen nødvendig for å redde systemet.",
    "pl": "Prezydent oświadczył we wtorek, że jego rząd nie ustąpi przed demonstrantami. Według niego reforma jest "
    "konieczna, aby uratować system.",
    "pt": "O presidente declarou na terça-feira que o seu governo não cederia aos manifestantes. Segundo ele, a "
    "reforma é necessária para salvar o sistema.",
    "ro": "Președintele a declarat marți că guvernul său nu va ceda în fața manifestanților. Potrivit lui, reforma "
    "este necesară pentru a salva sistemul.",
    "ru": "Президент заявил во вторник, что его правительство не уступит демонстрантам. По его словам, реформа "
    "необходима для спасения системы.",
    "sv": "Presidenten sade på tisdagen att hans regering inte skulle ge efter för demonstranterna. Enligt honom är "
    "reformen nödvändig för att rädda systemet.",
    "th": "ประธานาธิบดีกล่าวเมื่อวันอังคาร",
    "tr": "Cumhurbaşkanı salı günü hükümetinin göstericiler karşısında geri adım atmayacağını söyledi. Ona göre "
    "reform sistemi kurtarmak için gerekli, ancak muhalefet bir referandum istiyor ve bu konuda çok kararlı.",
    "uk": "Президент заявив у вівторок, що його уряд не поступиться демонстрантам. За його словами, реформа "
    "необхідна для порятунку системи.",
    "zh": "总统周二表示，他的政府不会向示威者让步。",
}


@pytest.mark.parametrize("code", SAYS)
def test_the_language_of_two_sentences_is_found(code: str) -> None:
    assert language.detect(SAYS[code]) == code


@pytest.mark.parametrize(
    "text",
    ["", "12 345 !?", "Trump, Putin", SAYS["en"] + SAYS["fr"], "The 总统 said 他的政府 won 示威者让", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"],
)
def test_what_is_short_mixed_or_unknown_stays_open(text: str) -> None:
    assert language.detect(text) == language.UNKNOWN


@pytest.mark.parametrize("declared", ["en", "fr", "xx"])
def test_a_declared_language_is_trusted_where_the_text_is_too_short_to_tell(declared: str) -> None:
    assert language.of("Trump, Putin", declared) == declared


def test_a_text_that_plainly_contradicts_is_believed() -> None:
    assert language.of(SAYS["fr"], "en") == "fr"
    assert language.of(SAYS["en"], "fr") == "en"
    assert language.of(SAYS["zh"], "en") == "zh"


def test_a_declared_neighbour_that_fits_nearly_as_well_is_trusted() -> None:
    assert language.of(SAYS["da"], "no") == "no"
    assert language.of("総理大臣訪米", "ja") == "ja"


def test_a_declared_language_that_has_no_profile_cannot_be_contradicted() -> None:
    assert language.of(SAYS["ca"], "oc") == "oc"


def test_a_long_text_without_a_word_of_its_declared_language_is_in_an_unknown_one() -> None:
    made_up = "Zorbu kelt frumo dask vintur oplik smeg tarlo quib hadrum. " * 8
    assert language.of(made_up, "en") == language.UNKNOWN


def test_names_and_scores_are_in_the_language_that_was_declared() -> None:
    assert language.of("Palm Bay 70, Rockledge 44. Viera 61, Cocoa Beach 39. " * 12, "en") == "en"


def test_the_begin_of_a_long_text_does_not_decide_alone() -> None:
    assert language.detect(SAYS["fr"] + " " + SAYS["en"] * 40) == "en"


def test_both_written_forms_of_norwegian_are_one() -> None:
    assert language.of(SAYS["no"], "nb") == "no"


def test_the_words_that_tell_a_language_are_given() -> None:
    assert {"de", "het", "en"} <= language.frequent_words("nl")
    assert language.frequent_words("zh") == language.frequent_words("xx") == frozenset()


def test_languages_have_english_names() -> None:
    assert [language.name(code) for code in ("fr", "el", "xx")] == ["French", "Greek", "xx"]


def test_the_stage_fills_in_the_language() -> None:
    assert language.find(Analysis(Article("0", SAYS["de"], ()))).language == "de"


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language.detect(text) == language.detect(text) != ""
