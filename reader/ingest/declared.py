"""What a web page declares of itself in its head: its language, and what kind of text it is."""

import re

from reader.model import Kind

_HEAD = 150_000
"""Code points that are looked at: what a page declares stands near its beginning."""
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_SECTION = re.compile(
    r"<meta\b[^>]{0,200}?[\"'](?:article:section|section|parsely-section|cse_section)[\"'][^>]{0,100}?"
    r"content\s*=\s*[\"']([^\"'<>]{1,60})",
    re.IGNORECASE,
)
_TYPE = re.compile(r'"@type"\s*:\s*"(Opinion|Analysis|Reportage)?NewsArticle"')
_SECTIONS = (
    (re.compile(r"\b(?:opinions?|op-?eds?|editorials?|comment|commentary|columns?|columnists?)\b", re.I), Kind.OPINION),
    (re.compile(r"\banalysis\b", re.IGNORECASE), Kind.ANALYSIS),
)
_TYPES = {"Opinion": Kind.OPINION, "Analysis": Kind.ANALYSIS}


def language(page: str) -> str:
    """The primary language that the page says it is in; English when it does not say."""
    found = _LANGUAGE.search(page[:_HEAD])
    return found.group(1).lower() if found else "en"


def kind(page: str) -> Kind:
    """The kind of text that the page says it is, by its section or else its schema.org type."""
    head = page[:_HEAD]
    for section in _SECTION.finditer(head):
        for pattern, named in _SECTIONS:
            if pattern.search(section.group(1)):
                return named
    found = _TYPE.search(head)
    return _TYPES.get(found.group(1), Kind.NEWS) if found else Kind.UNKNOWN
