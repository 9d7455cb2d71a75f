"""What a page declares of itself."""

import pytest

from reader.ingest.declared import kind, language
from reader.model import Kind


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<html lang="de-AT">', "de"),
        ("<html class=x LANG=fr>", "fr"),
        ("<html><p lang='de'>", "en"),
        ("<html lang=''>", "en"),
        ("", "en"),
    ],
)
def test_a_page_declares_its_language(page: str, expected: str) -> None:
    assert language(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<meta property="article:section" content="Opinion">', Kind.OPINION),
        ('<meta name="section" content="Editorials / The Board">', Kind.OPINION),
        ('<meta property="article:section" content="News Analysis"><script>"@type":"NewsArticle"', Kind.ANALYSIS),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}', Kind.NEWS),
        ('{"@type":"OpinionNewsArticle"}', Kind.OPINION),
        ('{"@type":"AnalysisNewsArticle"}', Kind.ANALYSIS),
        ('{"@type":"ReportageNewsArticle"}', Kind.NEWS),
        ('{"@type":"WebPage"}', Kind.UNKNOWN),
        ("<p>Opinion</p>", Kind.UNKNOWN),
    ],
)
def test_a_page_declares_its_kind(page: str, expected: Kind) -> None:
    assert kind(page) is expected
