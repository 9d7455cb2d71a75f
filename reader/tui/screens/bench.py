"""Bench: summaries side by side, by several methods for one article or by one method for several articles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from reader.analysis.summary import DEFAULT_METHOD, METHODS
from reader.export.words import counted
from reader.library import Library
from reader.model import Article, Span
from reader.settings import Settings
from reader.tui import actions, benching
from reader.tui.content.bench import Column, bench_rows, overlap_words, shared
from reader.tui.content.rows import Row
from reader.tui.content.summary import change_length, method_name, one_line
from reader.tui.screens.sentences import SentencesScreen
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.rows_view import RowsView

BESIDE_DEFAULT = ("lead", "lexrank", "textrank")
"""The methods that the reader's own is laid beside."""
NARROWEST = 30
"""Least cells of a column."""
ONE_BELOW = 70
"""Under so many cells, one column shows at a time."""


def first_methods(own: str) -> tuple[str, ...]:
    """The methods to begin with: the reader's own, then others, no one twice."""
    method = own if own in METHODS else DEFAULT_METHOD
    return tuple(dict.fromkeys((method, DEFAULT_METHOD, *BESIDE_DEFAULT)))[: len(BESIDE_DEFAULT) + 1]


def window(width: int, columns: int, at: int, first: int) -> range:
    """Which columns show in `width` cells, `at` among them, moved from `first` on no more than needed."""
    shown = 1 if width < ONE_BELOW else max(min(width // NARROWEST, columns), 1)
    start = min(max(first, at - shown + 1), at)
    start = max(min(start, columns - shown), 0)
    return range(start, min(start + shown, columns))


class BenchScreen(SentencesScreen):
    """Columns of sentences; those that stand in several columns say so, and the cursor lights them in all."""

    ACTIONS: ClassVar[str] = actions.BENCH
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.BENCH)]
    AUTO_FOCUS = ""
    CSS_PATH = "bench.tcss"

    at: reactive[int] = reactive(0, init=False, repaint=False)
    """The column that has the keys."""

    def __init__(
        self, library: Library, article: Article, settings: Settings, *, articles: Sequence[Article] | None = None
    ) -> None:
        """`articles` may be laid beside `article`, all of the library when None."""
        super().__init__()
        self.library = library
        self._articles = library.articles if articles is None else tuple(articles)
        self.settings = settings
        self.article = article
        methods = first_methods(settings.method)
        self.request = benching.Request(tuple((article, method) for method in methods), settings.length, False)
        """What is asked for; `columns` follow as soon as the work is done."""
        self.columns: tuple[Column, ...] = ()
        self._shown = range(0)

    @property
    def ready(self) -> bool:
        """Whether there are summaries."""
        return bool(self.columns)

    @property
    def views(self) -> Sequence[RowsView]:
        """The columns on the screen, shown or not."""
        return list(self.query(RowsView))

    @property
    def view(self) -> RowsView:
        """The column that has the keys."""
        return self.views[self.at]

    def compose(self) -> ComposeResult:
        """Header, overlap, columns, footer."""
        yield HeaderLine("Bench", glyphs=self.reader.glyphs)
        yield Static(id="overlap", markup=False)
        with Horizontal(id="columns"):
            for _ in range(max(len(self.request.columns), benching.MOST_ARTICLES)):
                yield RowsView(glyphs=self.reader.glyphs, lasting=True)
        yield FooterLine(actions.BENCH)

    def on_mount(self) -> None:
        """Begin to summarise."""
        self._ask(self.request)

    # ------------------------------------------------------------------------------------------ work in threads

    def _ask(self, request: benching.Request) -> None:
        self.request = request
        header = self.query_one(HeaderLine)
        if request.over_articles:
            _, method = request.columns[0]
            header.facts = f"{method_name(method)} for {counted(len(request.columns), 'article')}"
        else:
            header.facts = one_line(self.article.headline)
        if not self.columns:
            waiting = (Row("", Content.styled(f"Summarising {self.reader.glyphs.ellipsis}", "$muted")),)
            self.views[0].set_rows(waiting)
        self.run("bench", lambda: benching.lay(self.library, request))
        self._arrange()

    @on(benching.Laid)
    def _laid(self, message: benching.Laid) -> None:
        if message.request != self.request:
            return
        self.columns = message.columns
        counts = shared(self.columns)
        for index, (view, column) in enumerate(zip(self.views, self.columns, strict=False)):
            place = f"{index + 1}/{len(self.columns)}" if len(self._shown) < len(self.columns) else ""
            rows = bench_rows(column, counts, len(self.columns), self.reader.glyphs, place=place)
            view.set_rows(rows)
        self.query_one("#overlap", Static).update(overlap_words(self.columns, self.reader.glyphs))
        self._light()
        self.catch_up()

    @on(benching.Gathered)
    def _gathered(self, message: benching.Gathered) -> None:
        _, method = self.request.columns[self.at]
        self.columns = ()
        self.set_reactive(BenchScreen.at, 0)
        columns = tuple((article, method) for article in message.articles)
        self._ask(replace(self.request, columns=columns, over_articles=True))

    # ------------------------------------------------------------------------------------------ columns

    def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as fit."""
        self._arrange(event.size.width)

    def _arrange(self, width: int = 0) -> None:
        """Show the columns round the one with the keys."""
        count = len(self.request.columns)
        self._shown = window(width or self.size.width, count, self.at, self._shown.start)
        for index, view in enumerate(self.views):
            if view.display != (index in self._shown):
                view.display = index in self._shown
        self.focus_view()

    def watch_at(self) -> None:
        """Give the column the keys."""
        self._arrange()
        self._light()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given another column the keys."""
        if isinstance(event.widget, RowsView):
            self.at = self.views.index(event.widget)

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()
        if message.view is self.view:
            self._light()

    def _light(self) -> None:
        """Light the chosen sentence in the columns that have it too, and in the others none."""
        if self.at >= len(self.columns):
            return
        chosen = self.columns[self.at].pick(self.view.chosen)
        key = self.columns[self.at].key(chosen) if chosen is not None else None
        for index, (view, column) in enumerate(zip(self.views, self.columns, strict=False)):
            if index != self.at:
                twin = next((pick for pick in column.summary.picks if column.key(pick) == key), None)
                if twin is None or not view.choose(f"sentence-{twin.sentence}"):
                    view.cursor = -1

    # ------------------------------------------------------------------------------------------ moving

    def action_left(self) -> None:
        """To the column at the left."""
        self.when_ready(lambda: self._go(-1))

    def action_right(self) -> None:
        """To the column at the right."""
        self.when_ready(lambda: self._go(1))

    def _go(self, steps: int) -> None:
        at = min(max(self.at + steps, 0), len(self.columns) - 1)
        if at != self.at:
            if self.views[at].cursor < 0:
                self.views[at].move_to_end(last=False)
            self.at = at

    # ------------------------------------------------------------------------------------------ other summaries

    def action_next_method(self) -> None:
        """Summarise by the next method: this column, or over articles all of them."""
        self._change_method(1)

    def action_previous_method(self) -> None:
        """Summarise by the method before."""
        self._change_method(-1)

    def _change_method(self, steps: int) -> None:
        columns = list(self.request.columns)
        article, method = columns[self.at]
        used = set() if self.request.over_articles else {each for _, each in columns}
        index = METHODS.index(method)
        for _ in METHODS:
            index = (index + steps) % len(METHODS)
            if METHODS[index] not in used:
                break
        if self.request.over_articles:
            columns = [(each, METHODS[index]) for each, _ in columns]
        else:
            columns[self.at] = (article, METHODS[index])
        self._ask(replace(self.request, columns=tuple(columns)))

    def action_longer(self) -> None:
        """Make all summaries longer."""
        self._ask(replace(self.request, length=change_length(self.request.length, 1)))

    def action_shorter(self) -> None:
        """Make all summaries shorter."""
        self._ask(replace(self.request, length=change_length(self.request.length, -1)))

    def action_switch(self) -> None:
        """From methods for one article to articles for one method, or back."""
        if not self.request.over_articles:
            article = self.article
            self.run("gather", lambda: benching.gather(self.library, article, self._articles))
            return
        self.article, method = self.request.columns[self.at]
        self.columns = ()
        self.set_reactive(BenchScreen.at, 0)
        columns = tuple((self.article, each) for each in first_methods(method))
        self._ask(replace(self.request, columns=columns, over_articles=False))

    # ------------------------------------------------------------------------------------------ taking away

    @property
    def chosen(self) -> tuple[Article, Span | None] | None:
        """The article and the sentence that the cursor is on."""
        if self.at < len(self.columns):
            column = self.columns[self.at]
            pick = column.pick(self.view.chosen)
            if pick is not None:
                return column.analysis.article, column.analysis.sentences[pick.sentence].span
        return None

    def action_export(self) -> None:
        """Write the articles on the bench with the summaries of this column's method to files."""
        articles = tuple(dict.fromkeys(article for article, _ in self.request.columns))
        _, method = self.request.columns[self.at]
        self.export(articles, method=method, length=self.request.length)
