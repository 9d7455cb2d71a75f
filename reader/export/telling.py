"""What a story's sources tell together, what one of them tells alone, and when each came, in the order of telling."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reader.export import words
from reader.model import Alignment, Analysis, Article, Passage, SharedPoint, Span, StorySummary
from reader.text import clean_line

MOST_ARTICLES = 60
"""Most articles that are laid side by side: their sentences are all compared with each other."""
FEWEST_ALONE = 3
"""Sentences that only one source has which are told at least, however short the summary is."""


@dataclass(frozen=True)
class Telling:
    """Articles that are laid side by side. Identifiers are those of articles."""

    analyses: tuple[Analysis, ...]
    """One an article, at least one."""
    alignment: Alignment
    summary: StorySummary

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by identifier, in their order."""
        return {analysis.article.id: analysis.article for analysis in self.analyses}

    @cached_property
    def names(self) -> dict[str, str]:
        """What the source of each article is called, by identifier."""
        return dict(words.columns(tuple(self.articles.values())))

    @cached_property
    def outlets(self) -> int:
        """How many outlets the articles are from."""
        return len({article.outlet for article in self.articles.values()})

    @cached_property
    def _by_id(self) -> dict[str, Analysis]:
        return {analysis.article.id: analysis for analysis in self.analyses}

    @cached_property
    def _reprints(self) -> dict[str, tuple[str, ...]]:
        return {identifier: group for group in self.alignment.copies for identifier in group}

    @property
    def facts(self) -> str:
        """How much there is: "3 articles side by side, 2 points told by several"."""
        several = f"{len(self.analyses)} articles side by side"
        return f"{several if len(self.analyses) > 1 else '1 article'}, {self.points} told by several"

    @property
    def points(self) -> str:
        """How much several tell: "2 points", "nothing"."""
        count = len(self.alignment.shared)
        return words.counted(count, "point") if count else "nothing"

    @property
    def chosen(self) -> str:
        """How much of the texts the summary is: "3 of 24 sentences"."""
        total = sum(len(analysis.sentences) for analysis in self.analyses)
        return f"{len(self.summary.picks)} of {words.counted(total, 'sentence')}"

    def span(self, passage: Passage) -> Span:
        """Where a sentence stands in its article."""
        return self._by_id[passage.article].sentences[passage.sentence].span

    def text(self, passage: Passage) -> str:
        """A sentence on one line."""
        return clean_line(self.span(passage).of(self.articles[passage.article].body))

    # ------------------------------------------------------------------------------------------ together

    def extent(self, point: SharedPoint) -> str:
        """How many say it: "2 of 3 sources, same quotation", "3 outlets, 1 text"."""
        if point.texts == 1:
            return f"{point.sources} outlets, 1 text"
        every = "both sources" if self.outlets == 2 else f"all {self.outlets} sources"
        told = every if point.sources == self.outlets else f"{point.sources} of {self.outlets} sources"
        return ", ".join((told, *self.marks(point)))

    def marks(self, point: SharedPoint) -> Iterator[str]:
        """What is to be known of a point that several texts tell: that some are reprints, that they quote the same."""
        if point.texts < point.sources:
            yield f"{point.sources} outlets, {point.texts} texts"
        if point.quoted:
            yield "same quotation"

    def wordings(self, point: SharedPoint) -> Iterator[tuple[str, Passage]]:
        """Each wording once, after the names of the sources that have it; only reprints are taken together."""
        found: dict[tuple[str, str], list[Passage]] = {}
        for passage in point.passages:
            first = self._reprints.get(passage.article, (passage.article,))[0]
            found.setdefault((first, self.text(passage)), []).append(passage)
        for passages in found.values():
            yield ", ".join(self.names[passage.article] for passage in passages), passages[0]

    def said(self, point: SharedPoint) -> Iterator[tuple[str, str]]:
        """The wordings of a point, each after the names of its sources."""
        return ((names, self.text(passage)) for names, passage in self.wordings(point))

    @property
    def nothing_shared(self) -> str:
        """Why no two sources say the same."""
        if len(self.analyses) == 1:
            return "Nothing here is said by two sources: there is only this article."
        if self.outlets == 1:
            return "Nothing here is said by two sources: all these articles are from one outlet."
        return "Nothing here is said by two sources: each tells what no other does."

    # ------------------------------------------------------------------------------------------ apart

    def apart(self) -> Iterator[tuple[str, int, tuple[Passage, ...]]]:
        """For each article how many of its sentences no other has, and the weightiest of them in the order of the text.

        There are no more of these than the summary has, but `FEWEST_ALONE` at least. Of a single article there is
        nothing to tell apart.
        """
        most = max(len(self.summary.picks), FEWEST_ALONE)
        for identifier, passages in self.alignment.alone if len(self.analyses) > 1 else ():
            shown = sorted(passages[:most], key=lambda passage: passage.sentence)
            yield identifier, len(passages), tuple(shown)

    def alone(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """For each article its name, how much it tells alone, and the sentences of `apart`."""
        for identifier, total, shown in self.apart():
            count = words.counted(total, "sentence")
            if not total:
                printed = self.reprinted(identifier)
                count = f"nothing, it prints the text of {printed}" if printed else "nothing that no other source tells"
            elif len(shown) < total:
                count = f"{len(shown)} of {count}"
            yield self.names[identifier], count, tuple(self.text(passage) for passage in shown)

    def reprinted(self, identifier: str) -> str:
        """The name of another source that has the text of this article too; empty where none has."""
        return next((self.names[other] for other in self._reprints.get(identifier, ()) if other != identifier), "")

    # ------------------------------------------------------------------------------------------ timeline

    def timeline(self) -> tuple[Article, ...]:
        """The articles by day and time, then those whose date is not known."""
        dated = [(article.moment, article) for article in self.articles.values()]
        known = sorted(((moment, article) for moment, article in dated if moment), key=lambda pair: pair[0])
        return (*(article for _, article in known), *(article for moment, article in dated if moment is None))
