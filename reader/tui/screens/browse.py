"""Browse: what the keys do over the list of articles, the article and the side panel."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.content import Content

from reader.analysis.summary import METHODS
from reader.library import Library
from reader.model import Article, Cell
from reader.settings import Settings
from reader.tui import actions, comparing
from reader.tui.content.rows import Row
from reader.tui.content.summary import change_length, one_line
from reader.tui.finding import EVERYTHING, ORDERS, Finding, Place
from reader.tui.messages import OpenArticle
from reader.tui.screens.articles import LIST, PANES, PLACES, SIDE, TEXT
from reader.tui.screens.keeping import KeepingScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import HeaderLine
from reader.tui.widgets.long_rows import LongRows
from reader.tui.widgets.rows_view import RowsView

MOST_AT_HAND = 60
"""Articles up to which a library is laid side by side as a whole."""
MOST_COMPARED = 12
"""Articles of a list that tell no one story, which are compared all the same."""
MOST_EXPORTED = 500
"""Articles that are written to files from the screen; commands write any number."""


class BrowseScreen(KeepingScreen):
    """The screen one begins with. Keys that move, move the pane that has the focus."""

    ACTIONS: ClassVar[str] = actions.BROWSE
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.BROWSE)]
    AUTO_FOCUS = ""

    def on_mount(self) -> None:
        """Begin in the text where only one pane is to be seen, else in the list."""
        self.pane = TEXT if self.size.width < 70 else LIST
        self.watch_pane()

    def __init__(self, library: Library, settings: Settings, *, place: Place = EVERYTHING) -> None:
        """Begin in `place`."""
        super().__init__(library, settings, place=place)
        self._compared: Cell | None = None
        """The cell of Compare that was last looked at."""

    # ------------------------------------------------------------------------------------------ panes

    def watch_pane(self) -> None:
        """Give the pane the keys; where there is little room it is the one to be seen."""
        self._fold()
        # A pane that the classes have just shown can take the focus only once it is laid out.
        self.call_after_refresh(self._focus_pane)

    def _fold(self) -> None:
        # In a wide window only the places come and go, and to change a class would draw everything anew.
        wide = self.has_class("-three") or self.has_class("-four")
        for name in (PLACES,) if wide else PANES:
            self.set_class(name == self.pane, f"-pane-{name}")

    def on_resize(self) -> None:
        """Another size may show other panes."""
        self._fold()

    def _focus_pane(self) -> None:
        if not (self.pane == LIST and self.list.asking):
            self.view.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given another pane the keys."""
        for name in PANES:
            if self.query_one(f"#{name}") in event.widget.ancestors:
                self.pane = name

    @property
    def view(self) -> RowsView | LongRows | ArticleView:
        """What the keys move."""
        if self.pane == PLACES:
            return self.places.view
        if self.pane == LIST:
            return self.list.view
        return self.text.view if self.pane == TEXT else self.side.view

    def action_pane_places(self) -> None:
        """To the places of the library, and back to the list."""
        self.pane = LIST if self.pane == PLACES else PLACES

    def action_pane_list(self) -> None:
        """To the list."""
        self.pane = LIST

    def action_pane_text(self) -> None:
        """To the text."""
        self.pane = TEXT
        self.reading()

    def action_pane_side(self) -> None:
        """To the side panel, or its next tab."""
        if self.pane == SIDE:
            self.side.turn(1)
        self.pane = SIDE

    def action_next_pane(self) -> None:
        """To the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """To the pane before."""
        self._step_pane(-1)

    def _step_pane(self, steps: int) -> None:
        # A pane that is folded away is gone to by its own key.
        panes = [name for name in PANES if name != PLACES or self.places.display or self.pane == PLACES]
        self.pane = panes[(panes.index(self.pane) + steps) % len(panes)]

    def action_next_tab(self) -> None:
        """To the next tab."""
        self.side.turn(1)

    def action_previous_tab(self) -> None:
        """To the tab before."""
        self.side.turn(-1)

    # ------------------------------------------------------------------------------------------ moving

    def action_up(self) -> None:
        """One up."""
        self.view.move(-1)

    def action_down(self) -> None:
        """One down."""
        self.view.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.view.move_page(-1)

    def action_page_down(self) -> None:
        """A page down; the text is paged from the list too, and from its end one comes to what is unread next."""
        if self.pane not in (LIST, TEXT):
            self.view.move_page(1)
        elif self.text.view.at_end:
            self.reading()
            self.go_unread(1)
        else:
            self.reading()
            self.text.view.move_page(1)

    def action_top(self) -> None:
        """To the first."""
        self.view.move_to_end(last=False)

    def action_bottom(self) -> None:
        """To the last."""
        self.view.move_to_end(last=True)

    def action_open(self) -> None:
        """One pane in; in the side panel and among the places, to what the row is about."""
        if self.pane == SIDE:
            self.side.view.open_chosen()
        elif self.pane == PLACES:
            self.places.view.open_chosen()
        elif self.pane == LIST:
            self.action_pane_text()
        else:
            self.pane = SIDE

    def action_leave(self) -> None:
        """Out: of what is sought, else one pane."""
        if self.finding.entity is not None:
            self.choose_entity(None)
        elif self.finding.narrowed or self.list.asking:
            self.action_clear_search()
        elif self.pane != LIST:
            self.pane = TEXT if self.pane == SIDE else LIST
        elif self.finding != Finding():
            self.go(EVERYTHING)

    # ------------------------------------------------------------------------------------------ finding

    def action_search(self) -> None:
        """Ask for words."""
        self.pane = LIST
        self.list.ask()

    def action_leave_search(self) -> None:
        """From the words to what they found."""
        self.list.view.focus()

    def action_clear_search(self) -> None:
        """Seek nothing."""
        self.list.end_search()
        self.find(Finding(self.finding.place, sorts=self.finding.sorts))
        self.show_entities()
        self._focus_pane()

    def action_query_help(self) -> None:
        """Show what can be written in a search."""
        from reader.tui.screens.help import LanguageScreen

        self.app.push_screen(LanguageScreen())

    def action_next(self) -> None:
        """To the next place of the trail."""
        self.step(1)

    def action_previous(self) -> None:
        """To the place before on the trail."""
        self.step(-1)

    def action_filter(self) -> None:
        """Keep the articles that mention the chosen entity, or all again."""
        if self.finding.entity is None:
            self.reader.tell("Choose a name in Entities first: 3, then Enter on it.")
        else:
            self.find(replace(self.finding, only=not self.finding.only))

    def action_sort(self) -> None:
        """Choose the order of the list."""
        from reader.tui.screens.choosing import ChoiceScreen

        def done(chosen: str | None) -> None:
            if chosen is not None:
                self.find(replace(self.finding, sorts=chosen))

        rows = [Row(sorts or "usual", Content(words), gap=0) for sorts, words in ORDERS.items()]
        self.app.push_screen(ChoiceScreen("Sort by", "", rows, chosen=self.finding.sorts or "usual"), done)

    # ------------------------------------------------------------------------------------------ summaries

    def action_next_method(self) -> None:
        """Summarise by the next method."""
        self._change_method(1)

    def action_previous_method(self) -> None:
        """Summarise by the method before."""
        self._change_method(-1)

    def _change_method(self, steps: int) -> None:
        self.method = METHODS[(METHODS.index(self.method) + steps) % len(METHODS)]
        self.summarise()

    def action_longer(self) -> None:
        """Make the summary longer."""
        self.length = change_length(self.length, 1)
        self.summarise()

    def action_shorter(self) -> None:
        """Make the summary shorter."""
        self.length = change_length(self.length, -1)
        self.summarise()

    # ------------------------------------------------------------------------------------------ taking away

    def action_copy(self) -> None:
        """Copy the chosen sentence, or the one at the top of the text."""
        article, span = self.article, self.side.chosen_span if self.pane == SIDE else None
        if span is None and self.analysis is not None:
            trail = self.text.trail
            place = trail.current.start if trail is not None and trail.current else self.text.view.top_offset
            index = self.analysis.sentence_at(place)
            span = self.analysis.sentences[index].span if index is not None else None
        if article is not None and span is not None:
            self.app.copy_to_clipboard(one_line(span.of(article.body)))
            self.reader.tell("The sentence is copied.", seconds=2)

    def action_source(self) -> None:
        """Open the page that the article came from."""
        if self.article is None or not self.article.url:
            self.reader.tell("This article came without the address of its page.")
        else:
            self.app.open_url(self.article.url)

    # ------------------------------------------------------------------------------------------ other screens

    def action_refresh(self) -> None:
        """Read all feeds."""
        self.reader.read_all_feeds()

    def _at_hand(self) -> Sequence[Article]:
        """What may be laid side by side: all that was opened, else the first of the list."""
        if not self.library.kept and self.library.total() <= MOST_AT_HAND:
            return self.library.articles
        return self.library.articles_of(self.listing.keys[:MOST_AT_HAND])

    def _compared_articles(self) -> Sequence[Article]:
        """All that was opened, else the story of the article shown or, where it is alone, the first of the list."""
        if self.header is None:
            return ()
        if not self.library.kept and self.library.total() <= MOST_AT_HAND:
            return self.library.articles
        story = [header.key for header in self.library.told_with(self.header) if header.copy_of is None]
        keys = story[:MOST_AT_HAND] if len(story) > 1 else self.listing.keys[:MOST_COMPARED]
        return self.library.articles_of(keys)

    def on_header_line_question_clicked(self, message: HeaderLine.QuestionClicked) -> None:
        """Ask for another question."""
        message.stop()
        self.action_question()

    def action_question(self) -> None:
        """Choose another question."""
        from reader.tui.screens.questions import QuestionScreen

        def done(chosen: str | None) -> None:
            if chosen is not None:
                self.ask(chosen)

        self.app.push_screen(QuestionScreen(self.library.questions, self.question.id if self.question else ""), done)

    def action_compare(self) -> None:
        """Lay the sources side by side."""
        from reader.tui.screens.compare import CompareScreen

        if self.question is None:
            return
        screen = CompareScreen(
            self.library, self.question, self._current, articles=self._compared_articles(), begin_at=self._compared
        )

        def back(result: OpenArticle | None) -> None:
            self._compared = screen.chosen
            self.ask(screen.question.id)
            self.come_back(result)

        self.app.push_screen(screen, back)

    def action_bench(self) -> None:
        """Lay the summaries side by side."""
        from reader.tui.screens.bench import BenchScreen

        if self.article is not None:
            screen = BenchScreen(self.library, self.article, self._current, articles=self._at_hand())
            self.app.push_screen(screen, self.come_back)

    def action_story(self) -> None:
        """Lay what the articles of this story tell side by side."""
        from reader.tui.screens.story import StoryScreen

        if self.article is not None:
            screen = StoryScreen(self.library, self.article, self._current, articles=self._at_hand())
            self.app.push_screen(screen, self.come_back)

    def action_export(self) -> None:
        """Write the listed articles and their comparison to files."""
        from reader.tui.screens.export import ExportScreen

        listed = self.library.articles_of(self.listing.keys[:MOST_EXPORTED])
        if self.question is not None and listed:
            self.app.push_screen(
                ExportScreen(self.library, listed, self.question, method=self.method, length=self.length)
            )

    def action_correct(self) -> None:
        """Put the reader's own labels on the answer that the side panel's row is about."""
        answer, article = self.side.chosen_answer, self.article
        if answer is None or article is None:
            self.reader.tell("Choose a label under Who says what here first (3, then down), or press x in Compare.")
        else:
            self.correct(answer, article)

    def action_undo(self) -> None:
        """Take back what was done last; after nothing, the correction of the chosen label."""
        self.take_back(self.side.chosen_answer, self.article)

    @on(comparing.Corrected)
    def _corrected(self, message: comparing.Corrected) -> None:
        if message.problem:
            self.reader.tell(message.problem, severity="warning")
        self.answer()

    @property
    def _current(self) -> Settings:
        """The settings with the method and length in use, for the other screens to begin with."""
        return replace(self.settings, method=self.method, length=self.length)
