"""The middle pane of Browse: the article with all that is marked in it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from reader.model import Analysis, Article, Span, Summary
from reader.tui.content import article as marks
from reader.tui.glyphs import Glyphs
from reader.tui.trail import Trail
from reader.tui.widgets.article_view import ArticleView

FLASH = 1.2
"""Seconds that a place gone to is lit."""


class ReadingPane(Vertical):
    """An article, its summary and entities marked, and a line that says where on the trail one is."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self.article: Article | None = None
        self.trail: Trail | None = None
        """What is walked; None when nothing is."""
        self._analysis: Analysis | None = None
        self._summary: Summary | None = None
        self._flash: Span | None = None
        self._flash_timer: Timer | None = None
        self._places: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The text and the line below it."""
        yield ArticleView(id="article")
        yield Static(id="trail", markup=False)

    @property
    def view(self) -> ArticleView:
        """The text itself."""
        return self.query_one(ArticleView)

    def show(self, article: Article, *, at: int = 0) -> None:
        """Show an article, unmarked, where the reader left it in this sitting, else from the place `at` on."""
        if self.article is not None:
            self._places[self.article.id] = self.view.top_offset
        self.article, self.trail = article, None
        self._analysis = self._summary = self._flash = None
        self.view.show(article, details=marks.details(article, self.glyphs), at=self._places.get(article.id, at))
        self._draw()

    def mark(self, analysis: Analysis, summary: Summary | None) -> None:
        """Mark entities and, when it is there, the summary."""
        self._analysis, self._summary = analysis, summary
        if summary is not None:
            self.view.set_signs(marks.ranks(analysis, summary, self.glyphs))
        self._draw()

    def walk(self, trail: Trail | None) -> None:
        """Mark the places of a trail and show the one stood on."""
        self.trail = trail
        self._draw()
        if trail is not None and trail.current is not None:
            self.view.go_to(trail.current)

    def go_to(self, span: Span) -> None:
        """Show a place and light it for a moment."""
        self.view.go_to(span)
        self._flash = span
        self._draw()
        if self._flash_timer is not None:
            self._flash_timer.stop()
        self._flash_timer = self.set_timer(FLASH, self._end_flash)

    def _end_flash(self) -> None:
        self._flash = None
        self._draw()

    def _draw(self) -> None:
        layers = []
        if self._analysis is not None:
            if self._summary is not None:
                layers.append(marks.summary_layer(self._analysis, self._summary))
            layers.append(marks.entity_layer(self._analysis, colors=not self.app.no_color))
        layers.append(marks.flash_layer(self._flash))
        if self.trail is not None:
            layers.extend(marks.trail_layers(self.trail.spans, self.trail.current))
        self.view.set_layers(layers)
        self._show_trail()

    def _show_trail(self) -> None:
        line = self.query_one("#trail", Static)
        line.set_class(self.trail is not None, "-shown")
        if self.trail is not None:
            words = Content.assemble((self.trail.words(), "$foreground"), ("   n N walk   esc ends", "$muted"))
            line.update(words.pad_left(self.view.margin))

    def on_resize(self) -> None:
        """Keep the line below the text under the text."""
        self.call_after_refresh(self._show_trail)
