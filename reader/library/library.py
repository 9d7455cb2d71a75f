"""A library: articles with everything that can be asked of them."""

import re
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.compare import stories
from reader.errors import UsageProblem
from reader.export.folder import Document
from reader.export.forms import Form
from reader.ingest import files
from reader.library.understanding import Understanding
from reader.model import Article, Comparison, Problem, Question, Span, Story, StorySummary
from reader.paths import bundled_folder
from reader.store.corrections import Corrections


class Hit(NamedTuple):
    """An article that a search found, and where in its body; no spans when only the title or source matched."""

    article: Article
    spans: tuple[Span, ...]


class Library(Understanding):
    """Articles in memory with everything that can be asked of them.

    What is understood of an article is computed once, on first use, and kept. Every method may be called from any
    thread.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        problems: Iterable[Problem] = (),
        corrections: Corrections | None = None,
        extra_questions: Iterable[Question] = (),
    ) -> None:
        super().__init__(corrections=corrections, extra_questions=extra_questions)
        self.articles: tuple[Article, ...] = tuple(articles)
        self.problems: tuple[Problem, ...] = tuple(problems)
        """Inputs that could not be used."""
        self._by_id = {article.id: article for article in self.articles}
        self._lock = threading.RLock()
        self._stories: tuple[Story, ...] | None = None

    @classmethod
    def open(cls, paths: Sequence[Path] = (), **options: Corrections | Iterable[Question] | None) -> "Library":
        """Read the files and folders at `paths`, or the bundled articles when there are none.

        Never raises for a bad file: it is named in `problems` and the rest open.
        """
        articles, problems = files.read_all(paths or [bundled_folder("articles")])
        return cls(articles, problems=problems, **options)  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------ articles

    def article(self, reference: str) -> Article:
        """The article whose id is `reference` or begins with it. Raises UsageProblem if none or several do."""
        if found := self._by_id.get(reference):
            return found
        matches = [article for article in self.articles if reference and article.id.startswith(reference)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UsageProblem(f"`{reference}` begins {len(matches)} ids: give more of it")
        raise UsageProblem(f"no article has the id `{reference}`: `crossread list` shows those there are")

    def search(self, query: str) -> tuple[Hit, ...]:
        """Articles whose title, source or body contains `query`, ignoring case, in library order."""
        if not query.strip():
            return tuple(Hit(article, ()) for article in self.articles)
        pattern = re.compile(re.escape(query.strip()), re.IGNORECASE)
        hits = []
        for article in self.articles:
            spans = tuple(Span(*match.span()) for match in pattern.finditer(article.body))
            if spans or pattern.search(article.title) or pattern.search(article.source):
                hits.append(Hit(article, spans))
        return tuple(hits)

    # ------------------------------------------------------------------------------------------ stories

    def stories(self) -> tuple[Story, ...]:
        """The articles grouped by the event they report."""
        with self._lock:
            found = self._stories
        if found is None:
            found = stories.cluster(self.articles)
            with self._lock:
                self._stories = found
        return found

    def story_of(self, article: Article) -> Story:
        """The story that `article` tells; of itself alone when it is in none."""
        own = Story((article.id,))
        return next((story for story in self.stories() if article.id in story.articles), own)

    def story_summary(self, story: Story, *, length: str = "3") -> StorySummary:
        """The summary of all the articles of `story`; of reprints only the first is read. Raises UsageProblem."""
        return self.summary_of_story([self.article(identifier) for identifier in story.articles], length=length)

    # ------------------------------------------------------------------------------------------ all of them

    def compare(self, question: Question, articles: Sequence[Article] | None = None) -> Comparison:
        """The question answered over `articles`, all of the library's when None; reprints of one text are one voice."""
        return self.comparison(question, self.articles if articles is None else articles)

    def documents(
        self,
        articles: Sequence[Article] | None = None,
        *,
        question: Question | None = None,
        method: str = "",
        length: str = "3",
        form: Form = Form.MARKDOWN,
    ) -> tuple[Document, ...]:
        """The comparison of `articles` (all when None), then each of them, as documents to be written or printed.

        Raises UsageProblem for an unknown method or length. `reader.export.folder.write` writes them.
        """
        chosen = self.articles if articles is None else tuple(articles)
        return self.documents_of(chosen, question or self.question(), method=method, length=length, form=form)
