"""What can be written in a query, for the help of the command line and the screens."""

from typing import NamedTuple


class Row(NamedTuple):
    """A piece of the language: how it is written, what it finds, and a query with it."""

    syntax: str
    meaning: str
    example: str


_WORDS = (
    Row("word word", "all of the words, in title, text, source or author; case does not matter", "tariffs steel"),
    Row('"words"', "these words together", '"North Korea"'),
    Row("beginning*", "words that begin so", "summ*"),
    Row("-x  !x  NOT x", "not x; x is a word, a field or a bracket", "summit -football"),
    Row("x OR y  x | y", "x or y; binds weaker than words side by side", "Xi OR Kim"),
    Row("( )", "brackets group; right after a field they are looked for in it", "title:(Xi OR Kim) summit"),
    Row("/pattern/", "a regular expression in title or text, or in title: text: source: author: url:", "title:/^why /"),
)
_FIELDS = (
    Row("title:x  text:x", "in the title; in the text", 'title:"trade war"'),
    Row("source:x  author:x", "the outlet; who wrote it", 'source:"BBC News"'),
    Row("feed:x", "title or address of the feed that brought it", "feed:world"),
    Row("url:x", "any part of the address", "url:example.org"),
    Row("tag:x", "has this tag; tag:x* one that begins so", "tag:china"),
    Row("note:x", "in your note on it", "note:check"),
    Row("entity:x", "names or describes this person, place or organisation", 'entity:"Kim Jong Un"'),
    Row("lang:x", "its language; several with commas", "lang:en,de"),
    Row("kind:x", "news, opinion, analysis or unknown", "kind:opinion,analysis"),
    Row("id:x", "its id begins so", "id:3fa1"),
    Row(
        "is:x",
        "unread, read, starred, tagged, noted, copy (of an earlier article), new (since the last visit), corrected "
        "(a label, by you), fulltext, hidden, or a kind",
        "is:unread -is:copy",
    ),
)
_NUMBERS = (
    Row("words:>500", "length; also >= < <= 500 and 300..500", "words:<300"),
    Row("story:>=3", "number of articles that tell its story", "story:>=3"),
    Row("story:ID", "the articles of the story that this article tells", "story:0123456789ab"),
)
_DATES = (
    Row("on:x", "dated then: 2026, 2026-11, 2026-11-01, today, yesterday, 7d (days ago)", "on:yesterday"),
    Row("after:x  before:x", "from its beginning on; earlier than it begins", "after:2026-11 before:2026-11-15"),
    Row("age:<7d", "newer than; > is older; h hours, d days, w weeks", "age:<12h"),
)
_ANSWERS = (
    Row("stance:x", "approve, criticise, neutral or mixed on a question", "stance:criticise"),
    Row("relation:x", "affirmed, denied, cooled, mixed or not_addressed", "relation:denied,cooled"),
    Row("counterpart:x", "answers for this counterpart; side by side, all is asked of one answer", "counterpart:Xi"),
    Row("question:x", "answers this question", "question:trump* counterpart:Xi stance:approve"),
)
_ORDERS = (
    Row(
        "sort:x",
        "date, added, source, title, words: smallest first; story, disagreement, relevance: largest first; - or > "
        "turns round; several with commas",
        "sort:source,-date",
    ),
)
SECTIONS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("Words", _WORDS),
    ("Fields", _FIELDS),
    ("Numbers", _NUMBERS),
    ("Dates", _DATES),
    ("Answers to questions", _ANSWERS),
    ("Order", _ORDERS),
)
"""Headings with their rows, in the order in which they are best read."""
