"""Story: what several articles tell of one event, and what only one of them tells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive

from reader.export.telling import Telling
from reader.library import Library
from reader.model import Article, Span
from reader.settings import Settings
from reader.tui import actions, telling
from reader.tui.content import story
from reader.tui.content.rows import Row
from reader.tui.content.summary import change_length
from reader.tui.screens.sentences import SentencesScreen
from reader.tui.widgets.article_view import MEASURE
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.side_panel import TabLine

TOGETHER, APART = PANES = ("together", "apart")
BOTH_FROM = 100
"""From so many cells on, both panes show."""


class StoryScreen(SentencesScreen):
    """Two panes: what is told together, and what is told apart."""

    ACTIONS: ClassVar[str] = actions.STORY
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.STORY)]
    AUTO_FOCUS = ""
    CSS_PATH = "story.tcss"

    pane: reactive[str] = reactive(TOGETHER, init=False, repaint=False)
    """The pane that has the keys, one of PANES."""

    def __init__(
        self, library: Library, article: Article, settings: Settings, *, articles: Sequence[Article] | None = None
    ) -> None:
        """`articles` are told together where no other tells the story of `article`, all of the library when None."""
        super().__init__()
        self.library = library
        self._articles = library.articles if articles is None else tuple(articles)
        self.settings = settings
        self.request = telling.Request(article, everything=False, length=settings.length)
        """What is asked for; `telling` follows as soon as the work is done."""
        self.telling: Telling | None = None
        self.everything = False
        """Whether `telling` is over all articles."""

    @property
    def ready(self) -> bool:
        """Whether the story is there."""
        return self.telling is not None

    @property
    def view(self) -> RowsView:
        """The pane that has the keys."""
        return self.view_of(self.pane)

    def view_of(self, pane: str) -> RowsView:
        """The list of a pane."""
        return self.query_one(f"#{pane}", RowsView)

    def compose(self) -> ComposeResult:
        """Header, the names of the panes where one shows at a time, the panes, footer."""
        glyphs = self.reader.glyphs
        yield HeaderLine("Story", glyphs=glyphs)
        yield TabLine(PANES).data_bind(tab=StoryScreen.pane)
        with Horizontal(id="panes"):
            for pane in PANES:
                yield RowsView(glyphs=glyphs, measure=MEASURE, id=pane)
        yield FooterLine(actions.STORY)

    def on_mount(self) -> None:
        """Begin to read."""
        self._ask(self.request)
        self.watch_pane()

    # ------------------------------------------------------------------------------------------ work in threads

    def _ask(self, request: telling.Request) -> None:
        self.request = request
        if self.telling is None:
            self._say("Reading")

        self.run("story", lambda: telling.tell(self.library, request, self._articles))

    @on(telling.Read)
    def _read(self, message: telling.Read) -> None:
        if message.request != self.request:
            return
        words = f"Reading article {message.done + 1} of {message.total}"
        if self.telling is None:
            self._say(words)
        elif message.total > len(self.telling.analyses):
            self.query_one(HeaderLine).facts = f"{words} {self.reader.glyphs.ellipsis}"

    @on(telling.Told)
    def _told(self, message: telling.Told) -> None:
        if message.request != self.request:
            return
        self.telling, self.everything = message.telling, message.everything
        glyphs = self.reader.glyphs
        self.query_one(HeaderLine).facts = story.facts(self.telling, glyphs, everything=self.everything)
        self._fill()
        self.catch_up()

    def _fill(self) -> None:
        if self.telling is not None:
            glyphs = self.reader.glyphs
            beside = "at the right" if self.size.width >= BOTH_FROM else "under Apart"
            self.view_of(TOGETHER).set_rows(story.together_rows(self.telling, glyphs, beside=beside))
            self.view_of(APART).set_rows(story.apart_rows(self.telling, glyphs))

    def _say(self, words: str) -> None:
        waiting = (Row("", Content.styled(f"{words} {self.reader.glyphs.ellipsis}", "$muted")),)
        self.view_of(TOGETHER).set_rows(waiting)

    # ------------------------------------------------------------------------------------------ panes

    def watch_pane(self) -> None:
        """Give the pane the keys; where there is little room it is the one to be seen."""
        self.set_class(self.pane == APART, "-apart")
        self.focus_view()

    def on_resize(self) -> None:
        """Say anew where the other pane is."""
        self._fill()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given another pane the keys."""
        if event.widget.id in PANES:
            self.pane = event.widget.id

    @on(TabLine.Clicked)
    def _tab_clicked(self, message: TabLine.Clicked) -> None:
        message.stop()
        self.pane = message.tab

    def action_next_pane(self) -> None:
        """To the other pane."""
        self.pane = APART if self.pane == TOGETHER else TOGETHER

    def action_previous_pane(self) -> None:
        """To the other pane."""
        self.action_next_pane()

    def action_left(self) -> None:
        """To what is told together."""
        self.pane = TOGETHER

    def action_right(self) -> None:
        """To what is told apart."""
        self.pane = APART

    # ------------------------------------------------------------------------------------------ moving

    def action_next_part(self) -> None:
        """To the first sentence of the next part, in the other pane when this one has no more."""
        self.when_ready(lambda: self._go_to_part(1))

    def action_previous_part(self) -> None:
        """To the first sentence of the part before."""
        self.when_ready(lambda: self._go_to_part(-1))

    def _go_to_part(self, direction: int) -> None:
        firsts: dict[tuple[str, str], str] = {}
        for pane in PANES:
            for row in self.view_of(pane).rows:
                if row.id:
                    firsts.setdefault((pane, story.part(row.id)), row.id)
        parts = list(firsts)
        here = (self.pane, story.part(self.view.chosen) if self.view.chosen else "")
        at = parts.index(here) if here in parts else -1
        pane, name = parts[(at + direction) % len(parts)]
        self.view_of(pane).choose(firsts[pane, name])
        self.pane = pane

    # ------------------------------------------------------------------------------------------ doing

    def action_scope(self) -> None:
        """All articles, or those of the story alone."""
        self.when_ready(self._change_scope)

    def _change_scope(self) -> None:
        if self.telling is not None and self.everything and not self.request.everything:
            self.reader.tell("No other article tells this story, so all articles are laid side by side.")
        else:
            self._ask(replace(self.request, everything=not self.request.everything))

    def action_longer(self) -> None:
        """Make the summary longer, and show more of what only one source tells."""
        self._ask(replace(self.request, length=change_length(self.request.length, 1)))

    def action_shorter(self) -> None:
        """Make the summary shorter, and show less of what only one source tells."""
        self._ask(replace(self.request, length=change_length(self.request.length, -1)))

    @property
    def chosen(self) -> tuple[Article, Span | None] | None:
        """The article, and the sentence of it, that the cursor is on."""
        return story.place(self.telling, self.view.chosen) if self.telling is not None else None

    def action_export(self) -> None:
        """Write the articles of the story and their comparison to files."""
        self.when_ready(self._export)

    def _export(self) -> None:
        if self.telling is not None:
            articles = tuple(self.telling.articles.values())
            self.export(articles, method=self.settings.method, length=self.request.length)
