"""What a story's sources tell together, what one of them tells alone, and when each came, in the order of telling."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reader.export import words
from reader.model import Alignment, Analysis, Article, Passage, SharedPoint, Span, StorySummary
from reader.text import clean_line

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
    def _by_id(self) -> dict[str, Analysis]:
        return {analysis.article.id: analysis for analysis in self.analyses}

    @cached_property
    def _reprints(self) -> dict[str, tuple[str, ...]]:
        return {identifier: group for group in self.alignment.copies for identifier in group}

    @property
    def facts(self) -> str:
        """How much there is: "3 articles side by side, 2 points told by several"."""
        points = len(self.alignment.shared)
        told = words.counted(points, "point") if points else "nothing"
        several = f"{len(self.analyses)} articles side by side"
        return f"{several if len(self.analyses) > 1 else '1 article'}, {told} told by several"

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
        outlets = len({article.outlet for article in self.articles.values()})
        every = "both sources" if outlets == 2 else f"all {outlets} sources"
        parts = [every if point.sources == outlets else f"{point.sources} of {outlets} sources"]
        parts += [f"{point.sources} outlets, {point.texts} texts"] if point.texts < point.sources else []
        parts += ["same quotation"] if point.quoted else []
        return ", ".join(parts)

    def said(self, point: SharedPoint) -> Iterator[tuple[str, str]]:
        """Each wording once, after the names of the sources that have it; only reprints are taken together."""
        wordings: dict[tuple[str, str], list[str]] = {}
        for passage in point.passages:
            first = self._reprints.get(passage.article, (passage.article,))[0]
            wordings.setdefault((first, self.text(passage)), []).append(self.names[passage.article])
        for (_, wording), names in wordings.items():
            yield ", ".join(names), wording

    @property
    def nothing_shared(self) -> str:
        """Why no two sources say the same."""
        if len(self.analyses) == 1:
            return "Nothing here is said by two sources: there is only this article."
        if len({article.outlet for article in self.articles.values()}) == 1:
            return "Nothing here is said by two sources: all these articles are from one outlet."
        return "Nothing here is said by two sources: each tells what no other does."

    # ------------------------------------------------------------------------------------------ apart

    def alone(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """For each article its name, how much it tells alone, and the weightiest of that in the order of the text.

        Of a single article there is nothing to tell apart.
        """
        most = max(len(self.summary.picks), FEWEST_ALONE)
        for identifier, passages in self.alignment.alone if len(self.analyses) > 1 else ():
            shown = sorted(passages[:most], key=lambda passage: passage.sentence)
            count = words.counted(len(passages), "sentence")
            if not passages:
                count = self._nothing_alone(identifier)
            elif len(shown) < len(passages):
                count = f"{len(shown)} of {count}"
            yield self.names[identifier], count, tuple(self.text(passage) for passage in shown)

    def _nothing_alone(self, identifier: str) -> str:
        others = [self.names[other] for other in self._reprints.get(identifier, ()) if other != identifier]
        if others:
            return f"nothing, it prints the text of {others[0]}"
        return "nothing that no other source tells"

    # ------------------------------------------------------------------------------------------ timeline

    def timeline(self) -> tuple[Article, ...]:
        """The articles by day and time, then those whose date is not known."""
        dated = [(article.moment, article) for article in self.articles.values()]
        known = sorted(((moment, article) for moment, article in dated if moment), key=lambda pair: pair[0])
        return (*(article for _, article in known), *(article for moment, article in dated if moment is None))
