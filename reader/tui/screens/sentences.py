"""A screen of lists of sentences, each of which can be walked, copied and opened in its article."""

from textual import on

from reader.errors import UsageProblem
from reader.library import Library
from reader.model import Article, Question, Span
from reader.settings import Settings
from reader.tui.content.summary import one_line
from reader.tui.messages import OpenArticle
from reader.tui.screens.once import OnceScreen
from reader.tui.screens.waiting import WaitingScreen
from reader.tui.widgets.rows_view import RowsView


class SentencesScreen(WaitingScreen[OpenArticle | None], OnceScreen[OpenArticle | None]):
    """Base of the screens whose lists one cursor each walks, one of which has the keys.

    The result is the sentence that the reader wants to see in its article; None when they just go back.
    """

    library: Library
    settings: Settings

    @property
    def view(self) -> RowsView:
        """The list that has the keys."""
        raise NotImplementedError

    @property
    def chosen(self) -> tuple[Article, Span | None] | None:
        """The article, and the sentence of it, that the cursor is on; no sentence where it is on the article itself."""
        raise NotImplementedError

    def focus_view(self) -> None:
        """Give the keys to the list that is to have them, as soon as what has just been shown is laid out."""
        self.call_after_refresh(self._focus_view)

    def _focus_view(self) -> None:
        if self.app.screen is self and self.focused is not self.view:
            self.view.focus()

    def action_up(self) -> None:
        """To the sentence above."""
        self.when_ready(lambda: self.view.move(-1))

    def action_down(self) -> None:
        """To the sentence below."""
        self.when_ready(lambda: self.view.move(1))

    def action_page_up(self) -> None:
        """A page up."""
        self.when_ready(lambda: self.view.move_page(-1))

    def action_page_down(self) -> None:
        """A page down."""
        self.when_ready(lambda: self.view.move_page(1))

    def action_top(self) -> None:
        """To the first sentence."""
        self.when_ready(lambda: self.view.move_to_end(last=False))

    def action_bottom(self) -> None:
        """To the last sentence."""
        self.when_ready(lambda: self.view.move_to_end(last=True))

    @on(RowsView.Opened)
    def _opened(self) -> None:
        self.action_jump()

    def action_jump(self) -> None:
        """Show the chosen sentence in its article."""
        self.when_ready(self._jump)

    def _jump(self) -> None:
        if self.chosen is not None:
            article, span = self.chosen
            self.dismiss(OpenArticle(article.id, span))

    def action_copy(self) -> None:
        """Copy the chosen sentence, or the headline."""
        if self.chosen is not None:
            article, span = self.chosen
            self.app.copy_to_clipboard(one_line(span.of(article.body) if span else article.headline))
            self.reader.tell("The sentence is copied." if span else "The headline is copied.", seconds=2)

    def export(self, articles: tuple[Article, ...], *, method: str, length: str) -> None:
        """Ask where to write the articles to, with their summaries and what they say on the reader's question."""
        from reader.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.library, articles, self._question(), method=method, length=length))

    def _question(self) -> Question:
        try:
            return self.library.question(self.settings.question)
        except UsageProblem:
            return self.library.question()

    def action_back(self) -> None:
        """Back to the articles."""
        self.dismiss(None)
