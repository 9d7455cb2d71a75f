"""Keeps the list, the text and the side panel of Browse in step with the article shown and what is sought."""

from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var
from textual.timer import Timer

from reader.analysis.summary import DEFAULT_METHOD, METHODS
from reader.errors import UsageProblem
from reader.library import Library
from reader.model import Analysis, Answer, Article, Entity, Question, Span, Story, Summary
from reader.settings import Settings
from reader.tui import actions
from reader.tui import work as tasks
from reader.tui.content import library as words
from reader.tui.finding import Finding, same_entity
from reader.tui.messages import AskQuestion, OpenArticle
from reader.tui.screens.correcting import CorrectingScreen
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.reading_pane import ReadingPane
from reader.tui.widgets.side_panel import SidePanel

LIST, TEXT, SIDE = PANES = ("list", "text", "side")

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
    """Three panes over one library; what keys do with them is left to Browse."""

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
        self.stories: tuple[Story, ...] | None = None
        """None until it is known, like what follows."""
        self.article: Article | None = None
        self.analysis: Analysis | None = None
        self.summary: Summary | None = None
        self.answers: tuple[Answer, ...] | None = None
        self._pause: Timer | None = None
        self._known: dict[str, Known] = {}
        self._showing = False

    @property
    def list(self) -> ArticleList:
        """The left pane."""
        return self.query_one(ArticleList)

    @property
    def text(self) -> ReadingPane:
        """The middle pane."""
        return self.query_one(ReadingPane)

    @property
    def side(self) -> SidePanel:
        """The right pane."""
        return self.query_one(SidePanel)

    def compose(self) -> ComposeResult:
        """Header, three panes, footer."""
        glyphs = self.reader.glyphs
        yield HeaderLine("All articles", glyphs=glyphs)
        with Horizontal(id="panes"):
            yield ArticleList(glyphs=glyphs, id=LIST)
            yield ReadingPane(glyphs=glyphs, id=TEXT)
            yield SidePanel(glyphs=glyphs, id=SIDE)
        yield FooterLine(actions.BROWSE)

    def on_mount(self) -> None:
        """Show the first article, and find out which tell one story."""
        if self.library.questions:
            try:
                self.question = self.library.question(self.settings.question)
            except UsageProblem as problem:
                self.question = self.library.question()
                self.reader.tell(str(problem), severity="warning")
        self.show_list()
        if self.library.articles:
            self.open_article(self.library.articles[0].id)
            self.run("stories", lambda: iter([tasks.Clustered(self.library.stories())]))

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
            self.show_list()
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

    @on(tasks.Clustered)
    def _clustered(self, message: tasks.Clustered) -> None:
        self.stories = message.stories
        self.show_list()
        self._show_sources()

    @on(tasks.Found)
    def _found(self, message: tasks.Found) -> None:
        if message.query == self.finding.query:
            self.find(replace(self.finding, hits=message.hits))

    @on(tasks.Filtered)
    def _filtered(self, message: tasks.Filtered) -> None:
        if message.entity == self.finding.entity:
            self.find(replace(self.finding, only=message.article_ids))

    # ------------------------------------------------------------------------------------------ showing

    def open_article(self, article_id: str, span: Span | None = None) -> None:
        """Show an article where it was left, or at `span`."""
        try:
            article = self.library.article(article_id)
        except UsageProblem as problem:
            self.reader.tell(str(problem), severity="warning")
            return
        if self.article is None or article.id != self.article.id:
            self._leave_article()
            known = self._known.get(article.id, Known())
            self.article, self.analysis, self.answers = article, known.analysis, known.answers
            self.summary = known.summary if known.asked == (self.method, self.length) else None
            self.text.show(article)
            self._show_sources()
            if self.analysis is None:
                self.side.wait()
            self._show_known()
            if self._pause is not None:
                self._pause.stop()
            if self.analysis is None or self.summary is None or self.answers is None:
                self._pause = self.set_timer(PAUSE, self.read)
        self.list.view.choose(article.id)
        if span is not None:
            self.text.go_to(span)

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
        self._lay_trail()

    def choose_entity(self, entity: Entity | None, *, near: int | None = None) -> None:
        """Mark an entity everywhere and go to its next mention from `near` on; None ends the choice."""
        self.find(replace(self.finding, entity=entity, only=None))
        self.show_entities()
        if entity is not None:
            self.step(1, near=near)

    def step(self, steps: int, *, near: int | None = None) -> None:
        """Go along the trail."""
        trail = self.text.trail
        if trail is None:
            self.reader.tell("Choose a name in Entities, or search with /, and n walks from place to place.")
        else:
            self.text.walk(trail.step(steps, near=self.text.view.top_offset if near is None else near))

    def find(self, finding: Finding) -> None:
        """Look for something else, and show an article that holds it."""
        self.finding = finding
        self.show_list()
        listed = finding.listed(self.library.articles)
        if listed and (self.article is None or self.article.id not in {article.id for article in listed}):
            self.open_article(listed[0].id)
        self._lay_trail()

    def _lay_trail(self) -> None:
        if self.article is not None:
            trail = self.finding.trail(self.article, self.analysis)
            before = self.text.trail
            if trail is None or before is None or (trail.label, trail.spans) != (before.label, before.spans):
                self.text.walk(trail)

    def show_list(self) -> None:
        """Show the articles that what is sought leaves."""
        listed = self.finding.listed(self.library.articles)
        total = len(self.library.articles)
        chosen = self.article.id if self.article else None
        self.list.show(listed, self.stories or (), total=total, sought=self.finding.words(), chosen=chosen)
        header = self.query_one(HeaderLine)
        header.facts = words.counts(total, len(self.stories) if self.stories else None, self.reader.glyphs)
        header.question = self.question.title if self.question else ""

    def show_entities(self) -> None:
        """Show the entities of the article."""
        if self.analysis is not None:
            entity = self.finding.entity
            chosen = same_entity(self.analysis.entities, entity) if entity is not None else None
            self.side.show_entities(self.analysis, chosen)

    def _show_sources(self) -> None:
        if self.article is not None:
            articles = {article.id: article for article in self.library.articles}
            self.side.show_sources(self.article, articles, self.stories or ())

    def show_summary(self) -> None:
        """Show the summary and the answers."""
        if self.analysis is not None and self.summary is not None:
            self.side.show_summary(self.analysis, self.summary, self.question, self.answers)

    # ------------------------------------------------------------------------------------------ what widgets say

    @on(ArticleList.Chosen)
    def _article_chosen(self, message: ArticleList.Chosen) -> None:
        # The cursor may have moved on while the message waited: an article that it has left is not worth opening.
        if message.article_id == self.list.view.chosen:
            self.open_article(message.article_id)

    @on(ArticleList.Opened)
    def _article_opened(self) -> None:
        self.pane = TEXT

    @on(ArticleList.Searched)
    def _searched(self, message: ArticleList.Searched) -> None:
        query = message.query.strip()
        self.finding = replace(self.finding, query=query, entity=None, only=None)
        if query:
            self.run("search", lambda: iter([tasks.search(self.library, query)]))
        else:
            self.find(replace(self.finding, hits=None))

    @on(ArticleList.SearchEntered)
    def _search_entered(self) -> None:
        self.pane = TEXT
        if self.text.trail is not None and self.text.trail.index < 0:
            self.step(1)

    @on(SidePanel.PlaceOpened)
    def _place_opened(self, message: SidePanel.PlaceOpened) -> None:
        self.text.go_to(message.span)
        if self.has_class("-one"):
            self.pane = TEXT

    @on(SidePanel.EntityOpened)
    def _entity_opened(self, message: SidePanel.EntityOpened) -> None:
        self.choose_entity(message.entity, near=0)

    @on(SidePanel.SourceOpened)
    def _source_opened(self, message: SidePanel.SourceOpened) -> None:
        self.open_article(message.article_id)

    @on(ArticleView.Clicked)
    def _text_clicked(self, message: ArticleView.Clicked) -> None:
        """Choose the entity that was clicked."""
        for entity in self.analysis.entities if self.analysis else ():
            if any(mention.span.start <= message.offset < mention.span.end for mention in entity.mentions):
                self.choose_entity(entity, near=message.offset)
                return

    @on(AskQuestion)
    def _asked(self, message: AskQuestion) -> None:
        self.ask(message.question_id)

    @on(OpenArticle)
    def _asked_for(self, message: OpenArticle) -> None:
        self.come_back(message)

    def come_back(self, result: OpenArticle | None) -> None:
        """Another screen was left, perhaps with a place to show; labels may have been corrected there."""
        self.answer()
        if result is None:
            return
        if result.article_id not in {article.id for article in self.finding.listed(self.library.articles)}:
            self.list.end_search()
            self.find(Finding())
        self.pane = TEXT
        self.open_article(result.article_id, result.span)
