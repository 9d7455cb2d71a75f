"""A story over its sources: its summary, what several tell, what only one tells, and when each article came."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from reader.export.words import columns as headings
from reader.export.words import counted
from reader.model import Alignment, Analysis, Article, Passage, SharedPoint, Span, StorySummary
from reader.tui.content.article import kind_word
from reader.tui.content.rows import EMPTY, Row
from reader.tui.content.summary import one_line
from reader.tui.glyphs import Glyphs

FEWEST_ALONE = 3
"""Sentences that only one source has which are shown at least, however short the summary is."""


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is known of a story."""

    analyses: tuple[Analysis, ...]
    """One an article, in library order."""
    alignment: Alignment
    summary: StorySummary
    everything: bool
    """Whether these are all articles of the library, and not those of one story."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in library order."""
        return tuple(analysis.article for analysis in self.analyses)

    @property
    def alone(self) -> int:
        """How many sentences that only one source has are shown."""
        return max(len(self.summary.picks), FEWEST_ALONE)

    def place(self, row: str) -> tuple[Article, Span | None] | None:
        """What a row of this module is about: an article, and a sentence of it; None for a row without an id."""
        if not row:
            return None
        _, article, sentence = row.split(":")
        analysis = self.analyses[int(article)]
        return analysis.article, analysis.sentences[int(sentence)].span if sentence else None


def part(row: str) -> str:
    """Which part of the story a row belongs to: the summary, what several tell, what one tells, the timeline."""
    name, article, _ = row.split(":")
    return f"{name}:{article}" if name == "alone" else name


def together_rows(telling: Telling, glyphs: Glyphs, *, beside: str) -> tuple[Row, ...]:
    """The summary, then what several sources tell. `beside` says where what only one tells is to be found."""
    page = _Page(telling, glyphs)
    return (*page.summary(), *page.shared(beside))


def apart_rows(telling: Telling, glyphs: Glyphs) -> tuple[Row, ...]:
    """What only one source tells, source by source, then the timeline."""
    page = _Page(telling, glyphs)
    return (*page.alone(), *page.timeline())


def facts(telling: Telling, glyphs: Glyphs) -> str:
    """How much there is: "3 articles · 2 points told by several"."""
    count = counted(len(telling.analyses), "article")
    points = len(telling.alignment.shared)
    scope = f"all {count}" if telling.everything and len(telling.analyses) > 1 else count
    return f"{scope} {glyphs.separator} {counted(points, 'point') if points else 'nothing'} told by several"


class _Page:
    """Makes the rows of one telling."""

    def __init__(self, telling: Telling, glyphs: Glyphs) -> None:
        self._telling = telling
        self._glyphs = glyphs
        self._names = headings(telling.articles)
        self._numbers = {article.id: index for index, article in enumerate(telling.articles)}
        self._copies = {article: group for group in telling.alignment.copies for article in group}
        self._outlets = len({article.outlet for article in telling.articles})

    # ------------------------------------------------------------------------------------------ together

    def summary(self) -> Iterator[Row]:
        """The chosen sentences in the order in which they read best, each with its rank and source."""
        summary = self._telling.summary
        total = sum(len(analysis.sentences) for analysis in self._telling.analyses)
        yield _heading("Summary", f"{len(summary.picks)} of {total}" if summary.picks else "")
        if not summary.picks:
            yield _note(summary.note)
        for pick in summary.picks:
            passage = Passage(pick.article, pick.sentence)
            sign = Content.styled(f"{self._glyphs.rank(pick.rank)} ", "$accent")
            source = Content.styled(self._names[pick.article], "$muted")
            yield Row(self._id("summary", passage), self._text(passage), sign=sign, facts=((source, EMPTY),))
        yield _space()

    def shared(self, beside: str) -> Iterator[Row]:
        """Point by point the sentences that say the same; of one text that several print, each sentence once."""
        points = self._telling.alignment.shared
        yield _heading("Told by several", counted(len(points), "point") if points else "")
        if not points:
            yield _note(self._nothing(beside))
            return
        group: tuple[int, bool] | None = None
        for point in points:
            printed = point.texts == 1
            if (point.sources, printed) != group:
                group = (point.sources, printed)
                yield Row("", Content.styled(f"{self._glyphs.shared} {self._extent(point)}", "$accent"), gap=0)
            yield from self._printed(point) if printed else self._told(point)

    def _extent(self, point: SharedPoint) -> str:
        if point.texts == 1:
            return f"{point.sources} outlets, 1 text"
        return (
            f"{point.sources} of {self._outlets} sources"
            if point.sources < self._outlets
            else f"All {point.sources} sources"
        )

    def _told(self, point: SharedPoint) -> Iterator[Row]:
        marks = ["same quotation"] if point.quoted else []
        if point.texts < point.sources:
            marks.append(f"{point.sources} outlets, {point.texts} texts")
        mark = f" {self._glyphs.separator} ".join(marks)
        said = list(self._said(point))
        for number, (names, passage) in enumerate(said, start=1):
            last = number == len(said)
            below = ((Content.styled(mark, "$muted"), EMPTY),) if last and mark else ()
            text = Content.styled(f"{names}  ", "bold") + self._text(passage)
            yield Row(self._id("shared", passage), text, sign=Content("  "), facts=below, gap=int(last))

    def _printed(self, point: SharedPoint) -> Iterator[Row]:
        for names, passage in self._said(point):
            below = (Content.styled(names, "$muted"), EMPTY)
            yield Row(self._id("shared", passage), self._text(passage), sign=Content("  "), facts=(below,))

    def _said(self, point: SharedPoint) -> Iterator[tuple[str, Passage]]:
        """Each wording once, with the sources that have it; only reprints are taken together."""
        wordings: dict[tuple[str, str], list[Passage]] = {}
        for passage in point.passages:
            text = self._copies.get(passage.article, (passage.article,))[0]
            wordings.setdefault((text, self._text(passage).plain), []).append(passage)
        for passages in wordings.values():
            yield ", ".join(self._names[passage.article] for passage in passages), passages[0]

    def _nothing(self, beside: str) -> str:
        if len(self._telling.analyses) == 1:
            return "Nothing here is said by two sources: there is only this article."
        if self._outlets == 1:
            return "Nothing here is said by two sources: all these articles are from one outlet."
        return f"Nothing here is said by two sources: each tells what no other does. It stands {beside}."

    # ------------------------------------------------------------------------------------------ apart

    def alone(self) -> Iterator[Row]:
        """For each article its weightiest sentences like none elsewhere, in the order of the text."""
        if len(self._telling.analyses) > 1:
            for identifier, passages in self._telling.alignment.alone:
                count = counted(len(passages), "sentence") if passages else ""
                yield _heading(f"Only {self._names[identifier]}", count)
                if not passages:
                    yield _note(self._nothing_alone(identifier))
                for passage in sorted(passages[: self._telling.alone], key=lambda passage: passage.sentence):
                    yield Row(self._id("alone", passage), self._text(passage), sign=Content("  "))
                yield _space()

    def _nothing_alone(self, identifier: str) -> str:
        others = [self._names[other] for other in self._copies.get(identifier, ()) if other != identifier]
        if others:
            return f"It prints the text of {others[0]} and adds nothing."
        return "It tells nothing that no other source tells."

    def timeline(self) -> Iterator[Row]:
        """The articles by day and time, then those whose date is not known, in library order."""
        yield _heading("Timeline", "")
        dated = [(article.moment, article) for article in self._telling.articles]
        day = ""
        for _, article in sorted(((moment, each) for moment, each in dated if moment), key=lambda pair: pair[0]):
            written = (article.date or "")[:10]
            if written != day:
                day = written
                yield Row("", Content.styled(day, "$accent"), gap=0)
            yield self._entry(article)
        undated = [article for moment, article in dated if moment is None]
        if undated:
            yield Row("", Content.styled("Date unknown", "$accent"), gap=0)
        for article in undated:
            yield self._entry(article)

    def _entry(self, article: Article) -> Row:
        time = (article.date or "")[11:16] if article.moment else ""
        words = (time, self._names[article.id], kind_word(article.kind))
        facts = f" {self._glyphs.separator} ".join(word for word in words if word)
        return Row(
            f"time:{self._numbers[article.id]}:",
            Content(one_line(article.headline)),
            sign=Content("  "),
            facts=((Content.styled(facts, "$muted"), EMPTY),),
            limit=2,
        )

    # ------------------------------------------------------------------------------------------ passages

    def _id(self, name: str, passage: Passage) -> str:
        return f"{name}:{self._numbers[passage.article]}:{passage.sentence}"

    def _text(self, passage: Passage) -> Content:
        analysis = self._telling.analyses[self._numbers[passage.article]]
        return Content(one_line(analysis.text(analysis.sentences[passage.sentence].span)))


def _heading(words: str, right: str) -> Row:
    return Row("", Content.styled(words, "bold"), right=Content.styled(right, "$muted"))


def _note(words: str) -> Row:
    return Row("", Content.styled(words, "$muted"))


def _space() -> Row:
    return Row("", EMPTY, gap=0)
