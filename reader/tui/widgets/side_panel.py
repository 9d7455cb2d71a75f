"""The side panel of Browse: tabs, each a list of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.analysis import language
from reader.model import Analysis, Answer, Entity, Evidence, Header, Question, Sentence, Span, Summary
from reader.tui.content import entities, library, summary
from reader.tui.content.rows import Row
from reader.tui.glyphs import Glyphs
from reader.tui.widgets.rows_view import RowsView

SUMMARY, ENTITIES, SOURCES = TABS = ("summary", "entities", "sources")


class TabLine(Widget):
    """The names of tabs; the open one is underlined."""

    ALLOW_SELECT = False

    tab: reactive[str] = reactive(SUMMARY)
    """The open one."""

    @dataclass
    class Clicked(Message):
        """The reader wants another tab."""

        tab: str

    def __init__(self, names: tuple[str, ...] = TABS) -> None:
        super().__init__()
        self._names = names

    def render(self) -> Content:
        """The line."""
        gap = Content("   ")
        return gap.join(
            Content.styled(name.capitalize(), "bold $accent underline" if name == self.tab else "$muted")
            for name in self._names
        )

    def on_click(self, event: events.Click) -> None:
        """Ask for the tab under the pointer."""
        column = event.get_content_offset_capture(self).x
        start = 0
        for name in self._names:
            if start <= column < start + len(name) + 2:
                self.post_message(self.Clicked(name))
                return
            start += len(name) + 3


class SidePanel(Vertical):
    """Tabs over one list each; what is chosen in a tab stays chosen while another is open."""

    tab: reactive[str] = reactive(SUMMARY)
    """The open tab, one of TABS."""

    @dataclass
    class PlaceOpened(Message):
        """The reader wants to see a place of the text."""

        span: Span

    @dataclass
    class EntityOpened(Message):
        """The reader chose an entity."""

        entity: Entity

    @dataclass
    class SourceOpened(Message):
        """The reader wants another article."""

        article_id: str

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self._rows: dict[str, Sequence[Row]] = dict.fromkeys(TABS, ())
        self._left: dict[str, tuple[str, int]] = dict.fromkeys(TABS, ("", 0))
        """By tab that is not open: the row that was chosen, and how far it was scrolled."""
        self._entities: tuple[Entity, ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._answers: tuple[Answer, ...] = ()

    def compose(self) -> ComposeResult:
        """The line of tabs, and the list that the open tab fills."""
        yield TabLine().data_bind(SidePanel.tab)
        yield RowsView(glyphs=self.glyphs)

    @property
    def view(self) -> RowsView:
        """The list of the open tab."""
        return self.query_one(RowsView)

    @property
    def chosen(self) -> str:
        """Id of the chosen row of the open tab; empty when there is none."""
        return self.view.chosen

    def rows_of(self, tab: str) -> Sequence[Row]:
        """What a tab shows when it is open."""
        return self._rows[tab]

    @property
    def chosen_span(self) -> Span | None:
        """The place that the chosen row of the summary is about; None where it is about none."""
        return self._span_of(self.chosen) if self.tab == SUMMARY else None

    @property
    def chosen_answer(self) -> Answer | None:
        """The answer that the chosen row of the summary is about; None where it is about none."""
        kind, *numbers = self.chosen.split("-")
        return self._answers[int(numbers[0])] if self.tab == SUMMARY and kind in ("answer", "voice") else None

    def wait(self) -> None:
        """Say that the article is being worked on."""
        waiting = (Row("", Content.styled(f"Reading {self.glyphs.ellipsis}", "$muted")),)
        self._fill(SUMMARY, waiting)
        self._fill(ENTITIES, waiting)

    def show_summary(
        self, analysis: Analysis, chosen: Summary, question: Question | None, answers: tuple[Answer, ...] | None
    ) -> None:
        """Show the summary and, once they are known, the answers to the question."""
        self._sentences, self._answers = analysis.sentences, answers or ()
        rows = summary.summary_rows(analysis, chosen, self.glyphs)
        if answers is not None and question is not None:
            rows = (*rows, Row("", Content(""), gap=0))
            foreign = language.foreign(analysis)
            rows = (*rows, *summary.answer_rows(answers, question.relation.noun, self.glyphs, foreign=foreign))
        self._fill(SUMMARY, rows)

    def show_entities(self, analysis: Analysis, chosen: int | None) -> None:
        """Show the entities of an article, the one at index `chosen` lit."""
        self._entities = analysis.entities
        self._fill(ENTITIES, entities.entity_rows(analysis, self.glyphs, chosen, colors=not self.app.no_color))

    def show_sources(self, here: Header, same: Sequence[Header], others: Sequence[Header]) -> None:
        """Show which articles tell the same story, and others."""
        self._fill(SOURCES, library.source_rows(here, same, others, self.glyphs))

    def _fill(self, tab: str, rows: Sequence[Row]) -> None:
        self._rows[tab] = rows
        if tab == self.tab:
            self.view.set_rows(rows)

    def _span_of(self, row: str) -> Span | None:
        kind, *texts = row.split("-")
        numbers = [int(text) for text in texts]
        if kind == "sentence":
            return self._sentences[numbers[0]].span
        evidence: tuple[Evidence, ...] = ()
        if kind == "answer":
            evidence = self._answers[numbers[0]].evidence
        elif kind == "voice":
            evidence = self._answers[numbers[0]].voices[numbers[1]].evidence
        return evidence[0].span if evidence else None

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()

    @on(RowsView.Opened)
    def _opened(self, message: RowsView.Opened) -> None:
        message.stop()
        if self.tab == SOURCES:
            self.post_message(self.SourceOpened(message.row))
        elif self.tab == ENTITIES:
            self.post_message(self.EntityOpened(self._entities[int(message.row.partition("-")[2])]))
        elif span := self._span_of(message.row):
            self.post_message(self.PlaceOpened(span))

    def turn(self, steps: int) -> None:
        """Open the next tab, or the one before when negative, round the end."""
        self.tab = TABS[(TABS.index(self.tab) + steps) % len(TABS)]

    def watch_tab(self, before: str, after: str) -> None:
        """Fill the list with the rows of the open tab, where they were left."""
        if before != after:
            self._left[before] = (self.view.chosen, self.view.scroll_offset.y)
            chosen, top = self._left[after]
            self.view.set_rows(self._rows[after], chosen=chosen)
            self.view.scroll_to(y=top, animate=False, force=True)

    def on_tab_line_clicked(self, message: TabLine.Clicked) -> None:
        """Open the tab that was clicked."""
        message.stop()
        self.tab = message.tab
        self.view.focus()
