"""Small feeds, one for each thing that feeds do, with what must be read from each."""

from typing import NamedTuple


class Said(NamedTuple):
    """What one entry says; None where a sample does not care."""

    title: str | None = None
    url: str | None = None
    date: str | None = None
    body: str | None = None


class Sample(NamedTuple):
    """A document with what it says."""

    name: str
    data: bytes
    entries: tuple[Said, ...]
    form: str = "RSS 2.0"
    content_type: str = ""


_DAY = "Wed, 05 Oct 2022 14:48:00 GMT"
_TOLD = "2022-10-05T14:48:00Z"
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
_ONE = Said("Rain in Rome", "https://paper.example/rain", _TOLD, "It rained.")
_CORE = f"<title>Rain in Rome</title><link>https://paper.example/rain</link><pubDate>{_DAY}</pubDate>"
_ITEM = f"<item>{_CORE}<description>It rained.</description></item>"


def _rss(items: str, *, head: str = "", version: str = "2.0", prologue: str = '<?xml version="1.0"?>') -> str:
    channel = f"<title>The Paper</title><link>https://paper.example/</link>{head}"
    return f'{prologue}<rss version="{version}" {_SPACES}><channel>{channel}{items}</channel></rss>'


def _item(fields: str) -> bytes:
    return _rss(f"<item>{_CORE}{fields}</item>").encode()


def _atom(entry: str, *, head: str = "", attributes: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" {attributes}>'
        f"<title>The Paper</title><id>urn:feed</id>{head}<entry><id>urn:1</id>{entry}</entry></feed>"
    ).encode()


_ATOM_CORE = (
    '<title>Rain in Rome</title><link href="https://paper.example/rain"/><updated>2022-10-05T14:48:00Z</updated>'
)
_RDF = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{0}" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://paper.example/"><title>The Paper</title>'
    "<link>https://paper.example/</link></channel>"
    '<item rdf:about="https://paper.example/rain"><title>Rain in Rome</title><link>https://paper.example/rain</link>'
    "<description>It rained.</description><dc:date>2022-10-05T14:48:00Z</dc:date></item></rdf:RDF>"
)
_PLAIN = _rss(_ITEM)

FORMATS = (
    Sample("RSS 2.0", _PLAIN.encode(), (_ONE,)),
    Sample("RSS 0.91", _rss(_ITEM, version="0.91").encode(), (_ONE,), "RSS 0.91"),
    Sample("RSS 0.92", _rss(_ITEM, version="0.92").encode(), (_ONE,), "RSS 0.92"),
    Sample(
        "RSS 0.91 with its document type",
        _rss(
            _ITEM,
            version="0.91",
            prologue='<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
            '"http://my.netscape.com/publish/formats/rss-0.91.dtd">',
        ).encode(),
        (_ONE,),
        "RSS 0.91",
    ),
    Sample("RSS without a version", _PLAIN.replace(' version="2.0"', "").encode(), (_ONE,), "RSS"),
    Sample(
        "RSS in the namespace of its maker",
        _PLAIN.replace("<rss ", '<rss xmlns="http://backend.userland.com/rss2" ').encode(),
        (_ONE,),
    ),
    Sample(
        "RSS in capitals",
        _PLAIN.replace("<rss", "<RSS").replace("</rss", "</RSS").replace("item>", "ITEM>").encode(),
        (_ONE,),
    ),
    Sample("RSS 1.0", _RDF.format("http://purl.org/rss/1.0/").encode(), (_ONE,), "RSS 1.0"),
    Sample("RSS 0.90", _RDF.format("http://my.netscape.com/rdf/simple/0.9/").encode(), (_ONE,), "RSS 0.90"),
    Sample("Atom 1.0", _atom(f'{_ATOM_CORE}<content type="html">It rained.</content>'), (_ONE,), "Atom 1.0"),
    Sample(
        "Atom 0.3",
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Paper</title><entry><title>Rain in Rome'
        b'</title><link rel="alternate" type="text/html" href="https://paper.example/rain"/><id>1</id>'
        b'<issued>2022-10-05T14:48:00Z</issued><content type="text/html" mode="escaped">&lt;p&gt;It rained.&lt;/p&gt;'
        b"</content></entry></feed>",
        (_ONE,),
        "Atom 0.3",
    ),
    Sample(
        "Atom without its namespace",
        _atom(f"{_ATOM_CORE}<summary>It rained.</summary>").replace(b' xmlns="http://www.w3.org/2005/Atom"', b""),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "Atom with a prefix",
        b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><a:entry><a:id>1</a:id><a:title>Rain in '
        b'Rome</a:title><a:link href="https://paper.example/rain"/><a:published>2022-10-05T14:48:00Z</a:published>'
        b"<a:content>It rained.</a:content></a:entry></a:feed>",
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "Atom's lone entry",
        (
            f'<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id>{_ATOM_CORE}<content>It rained.</content></entry>'
        ).encode(),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "JSON Feed 1.1",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": [{"id": "1", "title": "Rain in'
        b' Rome", "url": "https://paper.example/rain", "content_html": "<p>It rained.</p>", "date_published": '
        b'"2022-10-05T14:48:00Z"}]}',
        (_ONE,),
        "JSON Feed 1.1",
    ),
    Sample(
        "JSON Feed 1 with plain text",
        b'\xef\xbb\xbf {"version": "https://jsonfeed.org/version/1", "items": [{"id": 7, "title": "Rain in Rome", '
        b'"external_url": "https://paper.example/rain", "content_text": "It rained.", "date_modified": '
        b'"2022-10-05T16:48:00+02:00"}, "no item"]}',
        (_ONE,),
        "JSON Feed 1",
    ),
)

TEXTS = (
    Sample(
        "content beside a description",
        _item("<description>It.</description><content:encoded><![CDATA[<p>It rained.</p>]]></content:encoded>"),
        (_ONE,),
    ),
    Sample(
        "a description longer than the content",
        _item("<content:encoded>It</content:encoded><description>It rained.</description>"),
        (_ONE,),
    ),
    Sample("HTML in CDATA", _item("<description><![CDATA[<p>It <b>rained</b>.</p>]]></description>"), (_ONE,)),
    Sample("HTML escaped", _item("<description>&lt;p&gt;It rained.&lt;/p&gt;</description>"), (_ONE,)),
    Sample(
        "HTML escaped twice", _item("<description>&amp;lt;p&amp;gt;It rained.&amp;lt;/p&amp;gt;</description>"), (_ONE,)
    ),
    Sample(
        "HTML escaped in CDATA",
        _item('<description><![CDATA[&lt;p class="a"&gt;It rained.&lt;/p&gt;]]></description>'),
        (_ONE,),
    ),
    Sample("HTML that is not escaped", _item("<description><p>It <em>rained</em>.</p></description>"), (_ONE,)),
    Sample("XHTML body", _item('<body xmlns="http://www.w3.org/1999/xhtml"><p>It rained.</p></body>'), (_ONE,)),
    Sample(
        "XHTML content",
        _atom(
            f'{_ATOM_CORE}<content type="xhtml">'
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>It rained.</p></div></content>'
        ),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "XHTML content with a prefix",
        _atom(
            f'{_ATOM_CORE}<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>It '
            "<h:b>rained</h:b>."
            "</h:p></h:div></content>"
        ),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "content that lies elsewhere",
        _atom(
            f'{_ATOM_CORE}<content type="image/png" src="https://paper.example/p.png"/><summary>It rained.</summary>'
        ),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample(
        "angle brackets that are meant",
        _atom(
            f'{_ATOM_CORE.replace("Rain in Rome", "Use of &lt;b&gt;")}<content type="text">1 &lt; 2 &amp; 3</content>'
        ),
        (Said("Use of <b>", _ONE.url, _TOLD, "1 < 2 & 3"),),
        "Atom 1.0",
    ),
    Sample(
        "paragraphs",
        _item(
            "<description><![CDATA[One.<br/><br/>Two.<ul><li>Three.</li></ul><script>four;</script>]]></description>"
        ),
        (Said(body="One.\n\nTwo.\n\nThree."),),
    ),
    Sample("plain paragraphs", _item("<description>One.\n\nTwo.</description>"), (Said(body="One.\n\nTwo."),)),
    Sample(
        "media description",
        _item("<media:group><media:description>It rained.</media:description></media:group>"),
        (_ONE,),
    ),
    Sample(
        "media description in Atom",
        _atom(
            f'{_ATOM_CORE}<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:description>It rained.'
            "</media:description></media:group>"
        ),
        (_ONE,),
        "Atom 1.0",
    ),
    Sample("podcast", _item("<itunes:summary>It rained.</itunes:summary>"), (_ONE,)),
    Sample(
        "a title with tags",
        _item("<description>x</description>").replace(
            b"Rain in Rome", b"Rain &lt;i&gt;in&lt;/i&gt; Rome &amp;amp; Paris"
        ),
        (Said("Rain in Rome & Paris"),),
    ),
    Sample(
        "a title escaped three times",
        _item("").replace(b"Rain", b"Rain &amp;amp;amp; sun"),
        (Said("Rain & sun in Rome", body=""),),
    ),
    Sample("a title over two lines", _item("").replace(b"Rain in", b"\n  Rain\t\n in "), (Said("Rain in Rome"),)),
    Sample(
        "a title in media only",
        _item("<media:title>Sun</media:title>").replace(b"<title>Rain in Rome</title>", b""),
        (Said("Sun"),),
    ),
    Sample(
        "no title",
        _item("<description>It rained.</description>").replace(b"<title>Rain in Rome</title>", b""),
        (Said("", _ONE.url, _TOLD, "It rained."),),
    ),
    Sample(
        "the title again as first paragraph",
        _item("<description><![CDATA[<h1>Rain in Rome</h1><p>It rained.</p>]]></description>"),
        (_ONE,),
    ),
    Sample(
        "a terminal's escape sequence",
        _item("<description><![CDATA[It &#27;[31mrained\u202e.&#155;]]></description>"),
        (Said(body="It [31mrained.›"),),
    ),
)

LINKS = (
    Sample("a relative link", _item("").replace(b"https://paper.example/rain", b"/rain"), (Said(url=_ONE.url),)),
    Sample(
        "a link without its scheme",
        _item("").replace(b"https://paper.example/rain", b"//paper.example/rain"),
        (Said(url=_ONE.url),),
    ),
    Sample(
        "xml:base",
        _atom(_ATOM_CORE.replace("https://paper.example/rain", "rain"), attributes='xml:base="https://paper.example/"'),
        (Said(url=_ONE.url),),
        "Atom 1.0",
    ),
    Sample(
        "xml:base within xml:base",
        _atom(
            _ATOM_CORE.replace('href="https://paper.example/rain"', 'xml:base="news/" href="rain"'),
            attributes='xml:base="https://paper.example/"',
        ),
        (Said(url="https://paper.example/news/rain"),),
        "Atom 1.0",
    ),
    Sample(
        "the page before other forms",
        _atom(
            '<title>Rain in Rome</title><link rel="self" href="https://paper.example/self"/>'
            '<link rel="alternate" type="application/pdf" href="https://paper.example/pdf"/>'
            '<link rel="alternate" type="text/html" href="https://paper.example/rain"/>'
        ),
        (Said(url=_ONE.url),),
        "Atom 1.0",
    ),
    Sample(
        "a permanent guid",
        _item("<guid>https://paper.example/guid</guid>").replace(b"<link>https://paper.example/rain</link>", b""),
        (Said(url="https://paper.example/guid"),),
    ),
    Sample(
        "a guid that is no link",
        _item('<guid isPermaLink="false">https://paper.example/guid</guid>').replace(
            b"<link>https://paper.example/rain</link>", b""
        ),
        (Said("Rain in Rome", ""),),
    ),
    Sample(
        "Atom's link in RSS",
        _item('<atom:link href="https://paper.example/rain"/>').replace(
            b"<link>https://paper.example/rain</link>", b"<link/>"
        ),
        (Said(url=_ONE.url),),
    ),
    Sample(
        "a link through a counter",
        _item("<feedburner:origLink>https://paper.example/true</feedburner:origLink>"),
        (Said(url="https://paper.example/true"),),
    ),
    Sample(
        "a script for a link",
        _item("").replace(b"https://paper.example/rain", b"javascript:alert(1)"),
        (Said("Rain in Rome", ""),),
    ),
    Sample(
        "a file for a link",
        _item("").replace(b"https://paper.example/rain", b"file:///etc/passwd"),
        (Said("Rain in Rome", ""),),
    ),
    Sample("a link with a space", _item("").replace(b"/rain<", b"/a b<"), (Said(url="https://paper.example/a%20b"),)),
)

FAULTS = (
    Sample("a byte order mark", b"\xef\xbb\xbf" + _PLAIN.encode(), (_ONE,)),
    Sample("lines before the declaration", b"\n\n  " + _PLAIN.encode(), (_ONE,)),
    Sample("a warning before the declaration", b"<br />Warning: x in y<br />\n" + _PLAIN.encode(), (_ONE,)),
    Sample("a script after the end", _PLAIN.encode() + b"<script>count()</script><!-- 1 -- 2 -->", (_ONE,)),
    Sample("UTF-16", _PLAIN.encode("utf-16"), (_ONE,)),
    Sample("Latin-1 as declared", _rss(_ITEM, prologue='<?xml version="1.0" encoding="iso-8859-1"?>').replace(
        "Rome", "Zürich").encode("latin-1"), (Said("Rain in Zürich"),)),
    Sample("typographic quotes in what calls itself Latin-1", _rss(
        _ITEM, prologue='<?xml version="1.0" encoding="iso-8859-1"?>'
    ).replace("Rain in Rome", "“Rain”").encode("cp1252"), (Said("“Rain”"),)),
    Sample("Cyrillic as declared", _rss(_ITEM, prologue='<?xml version="1.0" encoding="windows-1251"?>').replace(
        "Rome", "Риме").encode("cp1251"), (Said("Rain in Риме"),)),
    Sample("Japanese as declared", _rss(_ITEM, prologue='<?xml version="1.0" encoding="Shift_JIS"?>').replace(
        "Rome", "東京").encode("shift_jis"), (Said("Rain in 東京"),)),
    Sample("a charset in the header only", _rss(_ITEM, prologue="").replace("Rome", "Риме").encode("koi8-r"), (
        Said("Rain in Риме"),), "RSS 2.0", "text/xml; charset=koi8-r"),
    Sample("an encoding that does not exist", _rss(
        _ITEM, prologue='<?xml version="1.0" encoding="unknown-8bit"?>').encode(), (_ONE,)),
    Sample("Windows-1252 that calls itself UTF-8", _rss(_ITEM).replace("Rome", "Zürich").encode("cp1252"), (
        Said("Rain in Zürich"),)),
    Sample("UTF-8 with one broken byte", _PLAIN.replace("Rain in", "Räin iñ").encode().replace(b"It", b"It\xff"), (
        Said("Räin iñ Rome"),)),
    Sample("an entity of HTML's", _PLAIN.replace("Rain in", "Rain&nbsp;&mdash; in").encode(), (
        Said("Rain — in Rome"),)),
    Sample("an ampersand alone", _PLAIN.replace("Rain in", "Rain & sun in").encode(), (Said("Rain & sun in Rome"),)),
    Sample("an ampersand in a link", _PLAIN.replace("/rain<", "/?a=1&b=2<").encode(), (
        Said(url="https://paper.example/?a=1&b=2"),)),
    Sample("a control character", _PLAIN.replace("Rain in", "Rain\x08\x1b in&#8;").encode(), (Said("Rain in Rome"),)),
    Sample("a prefix that is not declared", (
        f"<rss version='2.0'><channel><item>{_CORE}<content:encoded>It rained.</content:encoded></item></channel></rss>"
    ).encode(), (_ONE,)),
    Sample("cut off after an entry", _PLAIN.split("</channel>")[0].encode(), (_ONE,)),
    Sample("cut off in an entry", (_PLAIN.split("</channel>")[0] + "<item><title>Sun</title><descr").encode(), (
        _ONE,)),
    Sample("a tag that is never closed", _rss(f"<item>{_CORE}<category>news<description>It rained.</description></item>"
           + _ITEM.replace("Rain", "Sun")).encode(), (Said("Rain in Rome"), Said("Sun in Rome"))),
    Sample("a title that is never closed", _rss("<item><title>Fog<link>https://paper.example/fog</link></item>" + _ITEM)
           .encode(), (Said("Fog", "https://paper.example/fog"), _ONE)),
    Sample("an entity bomb", (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">'
        f"]>{_rss(_ITEM, prologue='').replace('Rain in', 'Rain&c; in')}"
    ).encode(), (Said("Rain in Rome"),)),
    Sample("an entity that is a file", (
        f'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>{_rss(_ITEM, prologue="").replace("It", "It&f;")}'
    ).encode(), (_ONE,)),
)  # fmt: skip

ALL = (*FORMATS, *TEXTS, *LINKS, *FAULTS)
