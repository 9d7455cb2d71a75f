"""Keeps the text and the side panel of Browse in step with the article shown."""

from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var
from textual.timer import Timer

from reader.analysis.summary import DEFAULT_METHOD, METHODS
from reader.errors import UsageProblem
from reader.library import Library
from reader.model import Analysis, Answer, Article, Question, Summary
from reader.settings import Settings
from reader.tui import actions
from reader.tui import work as tasks
from reader.tui.finding import Finding, same_entity
from reader.tui.messages import AskQuestion
from reader.tui.screens.correcting import CorrectingScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.places_list import PlacesList
from reader.tui.widgets.reading_pane import ReadingPane
from reader.tui.widgets.side_panel import SidePanel

PLACES, LIST, TEXT, SIDE = PANES = ("places", "list", "text", "side")

PAUSE = 0.1
"""Seconds that an article must be shown before work on it begins, so that running through the list starts none."""


_TOGETHER = 0.03
"""Seconds within which what comes from threads is shown in one go: every showing costs bytes on a slow line."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article that is not shown."""

    analysis: Analysis | None = None
    summary: Summary | None = None
    asked: tuple[str, str] = ("", "")
    """Method and length that the summary was asked by."""
    answers: tuple[Answer, ...] | None = None
    """To the question that is asked now."""


class ArticlesScreen(CorrectingScreen[None]):
    """Panes over one library, of which one article is shown; which ones are listed is left to a subclass."""

    pane: var[str] = var(LIST, init=False)
    """The pane that has the keys, one of PANES."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.method = settings.method if settings.method in METHODS else DEFAULT_METHOD
        self.length = settings.length
        self.question: Question | None = None
        self.finding = Finding()
        self.article: Article | None = None
        """None until it is known, like what follows."""
        self.analysis: Analysis | None = None
        self.summary: Summary | None = None
        self.answers: tuple[Answer, ...] | None = None
        self._pause: Timer | None = None
        self._known: dict[str, Known] = {}
        self._showing = False

    @property
    def places(self) -> PlacesList:
        """The pane left of the list."""
        return self.query_one(PlacesList)

    @property
    def list(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def text(self) -> ReadingPane:
        """The article."""
        return self.query_one(ReadingPane)

    @property
    def side(self) -> SidePanel:
        """The right pane."""
        return self.query_one(SidePanel)

    def compose(self) -> ComposeResult:
        """Header, panes, footer."""
        glyphs = self.reader.glyphs
        yield HeaderLine(self.finding.place.name, glyphs=glyphs)
        with Horizontal(id="panes"):
            yield PlacesList(glyphs=glyphs, id=PLACES)
            yield ArticleList(glyphs=glyphs, id=LIST)
            yield ReadingPane(glyphs=glyphs, id=TEXT)
            yield SidePanel(glyphs=glyphs, id=SIDE)
        yield FooterLine(actions.BROWSE)

    def on_mount(self) -> None:
        """Take the reader's question."""
        if self.library.questions:
            try:
                self.question = self.library.question(self.settings.question)
            except UsageProblem as problem:
                self.question = self.library.question()
                self.reader.tell(str(problem), severity="warning")
        self.show_question()

    # ------------------------------------------------------------------------------------------ work in threads

    def read(self) -> None:
        """Analyse the article shown, summarise it, and answer the question from it."""
        article, question, method, length = self.article, self.question, self.method, self.length
        if article is not None:
            self.run("reading", lambda: tasks.understand(self.library, article, question, method=method, length=length))

    def summarise(self) -> None:
        """Summarise the article shown anew."""
        article, method, length = self.article, self.method, self.length
        if article is not None:
            self.run("summary", lambda: iter([tasks.summarise(self.library, article, method=method, length=length)]))

    def ask(self, question_id: str) -> None:
        """Ask another question of the articles."""
        if self.question is None or question_id != self.question.id:
            self.question = self.library.question(question_id)
            self.show_question()
            self.answer()
            self.show_summary()

    def answer(self) -> None:
        """Answer the question anew from the article shown, and from every other when it is shown next."""
        self.answers = None
        self._known = {identifier: replace(known, answers=None) for identifier, known in self._known.items()}
        article, question = self.article, self.question
        if article is not None and question is not None:
            self.run("answers", lambda: iter([tasks.answer(self.library, article, question)]))

    @on(tasks.Understood)
    def _understood(self, message: tasks.Understood) -> None:
        if self.article is not None and message.analysis.article.id == self.article.id:
            self.analysis = message.analysis
            self._show_soon()

    @on(tasks.Summarised)
    def _summarised(self, message: tasks.Summarised) -> None:
        wanted = (self.article.id if self.article else "", self.method, self.length)
        if (message.article_id, message.method, message.length) == wanted:
            self.summary = message.summary
            self._show_soon()

    @on(tasks.Answered)
    def _answered(self, message: tasks.Answered) -> None:
        if self.article is not None and message.article_id == self.article.id and message.question == self.question:
            self.answers = message.answers
            self._show_soon()

    # ------------------------------------------------------------------------------------------ showing

    def show_article(self, article: Article, *, at: int = 0) -> None:
        """Show another article from the place `at` on, with all that is known of it; find out the rest."""
        self._leave_article()
        known = self._known.get(article.id, Known())
        self.article, self.analysis, self.answers = article, known.analysis, known.answers
        self.summary = known.summary if known.asked == (self.method, self.length) else None
        self.text.show(article, at=at)
        if self.analysis is None:
            self.side.wait()
        self._show_known()
        if self._pause is not None:
            self._pause.stop()
        if self.analysis is None or self.summary is None or self.answers is None:
            self._pause = self.set_timer(PAUSE, self.read)

    def _leave_article(self) -> None:
        """Keep what is known of the article shown, so that coming back shows all of it at once."""
        if self.article is not None:
            asked = (self.method, self.length)
            self._known[self.article.id] = Known(self.analysis, self.summary, asked, self.answers)

    def _show_soon(self) -> None:
        """Show what is known, in one go with what becomes known in the next moment."""
        if not self._showing:
            self._showing = True
            self.set_timer(_TOGETHER, self._show_known)

    def _show_known(self) -> None:
        self._showing = False
        if self.analysis is not None:
            self.show_entities()
            self.show_summary()
            self.text.mark(self.analysis, self.summary)
        self.lay_trail()

    def lay_trail(self) -> None:
        """Mark what is sought in the article, and walk it."""
        raise NotImplementedError

    def show_question(self) -> None:
        """Say what is asked."""
        self.query_one(HeaderLine).question = self.question.title if self.question else ""

    def show_entities(self) -> None:
        """Show the entities of the article."""
        if self.analysis is not None:
            entity = self.finding.entity
            chosen = same_entity(self.analysis.entities, entity) if entity is not None else None
            self.side.show_entities(self.analysis, chosen)

    def show_summary(self) -> None:
        """Show the summary and the answers."""
        if self.analysis is not None and self.summary is not None:
            self.side.show_summary(self.analysis, self.summary, self.question, self.answers)

    @on(AskQuestion)
    def _asked(self, message: AskQuestion) -> None:
        self.ask(message.question_id)
