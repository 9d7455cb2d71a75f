"""Books give an article for each document with prose, and no archive does harm."""

import io
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest import epub, files
from reader.ingest.front_matter import Fields

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>The Weekly</dc:title><dc:creator>A. Writer</dc:creator><dc:date>2026-11-20</dc:date>
<dc:language>en-GB</dc:language></metadata>
<manifest><item id="cover" href="cover.xhtml"/><item id="two" href="text/two%20b.xhtml"/>
<item id="one" href="one.xhtml"/>
<item id="toc" href="toc.ncx"/><item id="nav" href="nav.xhtml" properties="nav"/></manifest>
<spine toc="toc"><itemref idref="cover"/><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/>
<itemref idref="missing"/></spine></package>"""
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/">
<navMap><navPoint><navLabel><text>Second first</text></navLabel>
<content src="text/two%20b.xhtml#start"/></navPoint></navMap></ncx>"""
NAV = '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><a href="one.xhtml">One</a></nav></body></html>'
PROSE = "<p>The minister resigned on Monday after a vote that he lost.</p>"


def page(body: str) -> str:
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'


BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/toc.ncx": NCX,
    "OPS/nav.xhtml": NAV,
    "OPS/cover.xhtml": page("<p>The Weekly</p>"),
    "OPS/text/two b.xhtml": page(f"<h1>Second first</h1>{PROSE}<h2>Later</h2>{PROSE}"),
    "OPS/one.xhtml": page(f"<h1>Another heading</h1>{PROSE}"),
}


def packed(entries: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for path, content in entries.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def fields_of(entries: Mapping[str, str | bytes]) -> list[Fields]:
    found = list(epub.documents(packed(entries), "a"))
    return [document[0] for document in found if not isinstance(document, FileProblem)]


def titles(entries: Mapping[str, str | bytes]) -> list[str]:
    return [fields.title for fields in fields_of(entries)]


def test_each_document_with_prose_is_an_article_in_reading_order(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(packed(BOOK))
    articles, problems = files.read_all([tmp_path])
    assert problems == ()
    assert [article.title for article in articles] == ["Second first", "One"]
    assert articles[0].body == f"{PROSE[3:-4]}\n\nLater\n\n{PROSE[3:-4]}"
    assert articles[1].body == f"Another heading\n\n{PROSE[3:-4]}"
    assert {article.source for article in articles} == {"The Weekly"}
    assert fields_of(BOOK)[0] == Fields("Second first", "The Weekly", "A. Writer", "2026-11-20", language="en")


def test_without_a_table_of_contents_the_first_heading_is_the_title() -> None:
    assert titles({**BOOK, "OPS/toc.ncx": "broken", "OPS/nav.xhtml": "broken"}) == ["Second first", "Another heading"]


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    package = PACKAGE.replace("text/two%20b.xhtml", "../../../../etc/passwd")
    (tmp_path / "a.epub").write_bytes(packed({**BOOK, "OPS/book.opf": package}))
    articles, problems = files.read_several(tmp_path / "a.epub")
    assert [article.title for article in articles] == ["One"]
    assert [problem.reason for problem in problems] == ["../../../etc/passwd in it is missing"]


def test_entities_are_not_expanded_and_no_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    entity = f'<!DOCTYPE p [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY b "{"b" * 1000}">'
    entity += f'<!ENTITY c "{"&b;" * 1000}"><!ENTITY d "{"&c;" * 1000}">]>'
    package = PACKAGE.replace('<?xml version="1.0"?>', entity).replace("The Weekly", "The &x;&d;Weekly")
    try:
        found = [fields.source for fields in fields_of({**BOOK, "OPS/book.opf": package})]
    except FileProblem as problem:
        found = [str(problem)]
    assert all("secret" not in text and len(text) < 1000 for text in found)


def test_what_unpacks_to_too_much_is_refused_in_time() -> None:
    bomb = packed({**BOOK, "OPS/one.xhtml": b"<p>" + b" " * 200_000_000})
    assert len(bomb) < 300_000
    began = time.monotonic()
    with pytest.raises(FileProblem, match="unpacks to more"):
        list(epub.documents(bomb, "a"))
    assert time.monotonic() - began < 3


def test_many_documents_that_unpack_to_too_much_together_are_refused() -> None:
    many = {f"OPS/{number}.xhtml": b" " * 7_000_000 for number in range(10)}
    items = "".join(f'<item id="i{number}" href="{number}.xhtml"/>' for number in range(10))
    references = "".join(f'<itemref idref="i{number}"/>' for number in range(10))
    package = PACKAGE.replace("</manifest>", f"{items}</manifest>").replace("</spine>", f"{references}</spine>")
    with pytest.raises(FileProblem, match="unpacks to more"):
        titles({**BOOK, **many, "OPS/book.opf": package})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no EPUB"),
        (b"PK\x03\x04 not whole", "is no EPUB"),
        (packed({"a": "b"}), "container.xml in it is missing"),
        (packed({**BOOK, "OPS/book.opf": "<package>"}), "is not valid XML"),
        (packed(BOOK, zipfile.ZIP_LZMA), "packed in a way"),
        (packed({f"{number:060}": "" for number in range(20_000)}), "more files than a book"),
        (packed(BOOK).replace(b"OPS/book.opf", b"OPS/book.xxx", 1), "cannot be unpacked"),
    ],
    ids=range(7),
)
def test_what_is_no_book_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words):
        list(epub.documents(data, "a"))


def test_a_book_without_prose_is_refused(tmp_path: Path) -> None:
    empty = page("<p>Nothing here</p>")
    (tmp_path / "a.epub").write_bytes(packed({**BOOK, "OPS/text/two b.xhtml": empty, "OPS/one.xhtml": empty}))
    with pytest.raises(FileProblem, match="no document with prose"):
        files.read_several(tmp_path / "a.epub")


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=6), st.integers(0, 3000) | st.just(10**6)
)
def test_a_damaged_archive_is_a_book_or_a_named_problem(changes: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(packed(BOOK))
    for position, content in changes:
        data[position : position + len(content)] = content
    try:
        found = list(epub.documents(bytes(data[:end]), "a"))
    except FileProblem:
        return
    assert len(found) <= 3
