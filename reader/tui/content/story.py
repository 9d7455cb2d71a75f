"""A story over its sources: its summary, what several tell, what only one tells, and when each article came."""

from collections.abc import Iterator

from textual.content import Content

from reader.export.telling import Telling
from reader.export.words import counted
from reader.model import Article, Passage, SharedPoint, Span
from reader.tui.content.article import kind_word
from reader.tui.content.rows import EMPTY, Row
from reader.tui.content.summary import one_line
from reader.tui.glyphs import Glyphs

_NOTHING_ALONE = "It tells nothing that no other source tells."


def place(telling: Telling, row: str) -> tuple[Article, Span | None] | None:
    """What a row of this module is about: an article, and a sentence of it; None for a row without an id."""
    if not row:
        return None
    _, article, sentence = row.split(":")
    analysis = telling.analyses[int(article)]
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


def facts(telling: Telling, glyphs: Glyphs, *, everything: bool) -> str:
    """How much there is: "3 articles · 2 points told by several"; `everything` says that these are all articles."""
    count = counted(len(telling.analyses), "article")
    scope = f"all {count}" if everything and len(telling.analyses) > 1 else count
    return f"{scope} {glyphs.separator} {telling.points} told by several"


class _Page:
    """Makes the rows of one telling."""

    def __init__(self, telling: Telling, glyphs: Glyphs) -> None:
        self._telling = telling
        self._glyphs = glyphs
        self._numbers = {identifier: index for index, identifier in enumerate(telling.articles)}

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
            source = Content.styled(self._telling.names[pick.article], "$muted")
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
            return self._telling.extent(point)
        few = point.sources < self._telling.outlets
        return f"{point.sources} of {self._telling.outlets} sources" if few else f"All {point.sources} sources"

    def _told(self, point: SharedPoint) -> Iterator[Row]:
        mark = f" {self._glyphs.separator} ".join(self._telling.marks(point))
        said = list(self._telling.wordings(point))
        for number, (names, passage) in enumerate(said, start=1):
            last = number == len(said)
            below = ((Content.styled(mark, "$muted"), EMPTY),) if last and mark else ()
            text = Content.styled(f"{names}  ", "bold") + self._text(passage)
            yield Row(self._id("shared", passage), text, sign=Content("  "), facts=below, gap=int(last))

    def _printed(self, point: SharedPoint) -> Iterator[Row]:
        for names, passage in self._telling.wordings(point):
            below = (Content.styled(names, "$muted"), EMPTY)
            yield Row(self._id("shared", passage), self._text(passage), sign=Content("  "), facts=(below,))

    def _nothing(self, beside: str) -> str:
        several = self._telling.outlets > 1
        return f"{self._telling.nothing_shared}{f' It stands {beside}.' if several else ''}"

    # ------------------------------------------------------------------------------------------ apart

    def alone(self) -> Iterator[Row]:
        """For each article its weightiest sentences like none elsewhere, in the order of the text."""
        for identifier, total, passages in self._telling.apart():
            yield _heading(f"Only {self._telling.names[identifier]}", counted(total, "sentence") if total else "")
            if not total:
                yield _note(self._nothing_alone(identifier))
            for passage in passages:
                yield Row(self._id("alone", passage), self._text(passage), sign=Content("  "))
            yield _space()

    def _nothing_alone(self, identifier: str) -> str:
        printed = self._telling.reprinted(identifier)
        return f"It prints the text of {printed} and adds nothing." if printed else _NOTHING_ALONE

    def timeline(self) -> Iterator[Row]:
        """The articles by day and time, then those whose date is not known, in library order."""
        yield _heading("Timeline", "")
        day = ""
        for article in self._telling.timeline():
            written = (article.date or "")[:10] if article.moment else "Date unknown"
            if written != day:
                day = written
                yield Row("", Content.styled(day, "$accent"), gap=0)
            yield self._entry(article)

    def _entry(self, article: Article) -> Row:
        time = (article.date or "")[11:16] if article.moment else ""
        words = (time, self._telling.names[article.id], kind_word(article.kind))
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
        return Content(self._telling.text(passage))


def _heading(words: str, right: str) -> Row:
    return Row("", Content.styled(words, "bold"), right=Content.styled(right, "$muted"))


def _note(words: str) -> Row:
    return Row("", Content.styled(words, "$muted"))


def _space() -> Row:
    return Row("", EMPTY, gap=0)
