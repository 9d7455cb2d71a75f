"""A screen on which the reader can put labels of their own in place of the program's, and take back what was done."""

from collections.abc import Callable, Iterator

from textual.message import Message
from textual.screen import ScreenResultType

from reader.library import Library
from reader.model import Answer, Article
from reader.store.corrections import Correction
from reader.tui import comparing
from reader.tui.screens.working import WorkingScreen


class CorrectingScreen(WorkingScreen[ScreenResultType]):
    """Base of the screens that show labels. What came of a correction arrives as `comparing.Corrected`."""

    library: Library

    def __init__(self) -> None:
        super().__init__()
        self.undoing: list[Callable[[], None]] = []
        """What takes back each thing that was done, the last one last."""

    def correct(self, answer: Answer, article: Article) -> None:
        """Ask for labels, and keep them."""
        from reader.tui.screens.correct import CorrectScreen

        kept = self.library.corrections.get(answer.question, answer.counterpart, article.id)
        before = kept or Correction(None, None)

        def done(after: Correction | None) -> None:
            if after is not None and after != before:
                self.undoing.append(lambda: self._keep(answer, article, before))
                self._keep(answer, article, after)

        self.app.push_screen(CorrectScreen(answer, article, before), done)

    def take_back(self, answer: Answer | None = None, article: Article | None = None) -> None:
        """Take back what was done last; after nothing, the correction of the answer given."""
        if self.undoing:
            self.undoing.pop()()
        elif answer is not None and article is not None and answer.corrected:
            self._keep(answer, article, Correction(None, None))
        else:
            self.reader.tell("There is nothing to take back.")

    def _keep(self, answer: Answer, article: Article, labels: Correction) -> None:
        relation, stance = labels

        def work() -> Iterator[Message]:
            yield comparing.correct(self.library, answer, article, relation=relation, stance=stance)
            if self.library.kept:
                self.reader.background.wish([self.library.header_of(article.id).key], again=True)

        self.run("correct", work, exclusive=False)
