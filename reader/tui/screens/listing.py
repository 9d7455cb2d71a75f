"""Keeps the list of Browse in step with what is sought in the library."""

from dataclasses import replace

from textual import on
from textual.worker import Worker

from reader.errors import CrossreadError
from reader.library import Library, Totals
from reader.model import Entity, Header, Span
from reader.query import QueryProblem, parse
from reader.settings import Settings
from reader.tui import work as tasks
from reader.tui.content import library as words
from reader.tui.content import places
from reader.tui.finding import EVERYTHING, Finding, Place
from reader.tui.listing import Listing
from reader.tui.messages import OpenArticle
from reader.tui.screens.articles import LIST, TEXT, ArticlesScreen
from reader.tui.watching import LibraryChanged
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import HeaderLine
from reader.tui.widgets.places_list import PlacesList
from reader.tui.widgets.side_panel import SidePanel

FIRST = 200
"""Articles that are listed before the others are known: more than a screen shows, and read in milliseconds."""
_OTHERS = 20
"""Articles of other stories that the Sources tab names."""


class ListingScreen(ArticlesScreen):
    """Lists the articles of a place, those that a search leaves of them, and shows one."""

    def __init__(self, library: Library, settings: Settings, *, place: Place = EVERYTHING) -> None:
        """Begin in `place`."""
        super().__init__(library, settings)
        self.finding = Finding(place)
        self._totals: Totals | None = None
        """How much there is; None while it is not counted."""
        self._whole = False
        """Whether all that is sought is listed, not only the first of it."""
        self._last = 0
        """Number of the article that had come last when the list was made."""
        self._first_wanted = False
        """Whether the first article is shown once the list is made."""
        self.listed: Finding | None = None
        """What the list shows; None before there is one. `finding` is what is sought, and may be ahead of it."""
        self.header: Header | None = None
        """The article shown, as the list shows it."""
        self.known_places: tuple[places.Counted, ...] = ()
        """The places that can be gone to, as they were counted last."""
        self._counting = self._count_again = False

    def on_mount(self) -> None:
        """List the articles, show the first, and find out which tell one story."""
        self.set_class(self.library.kept, "-kept")
        header = self.query_one(HeaderLine)
        header.read_only, header.progress = self.library.store.read_only, self.reader.progress_words
        with self.problems_told():
            self._last = self.library.store.articles.last()
            keys = self.library.find(self.finding.request, limit=FIRST)
            self._show_keys(keys, whole=len(keys) < FIRST)
            self.listed = self.finding
            self.open_first()
        self.look()
        self.count()
        self.run("stories", lambda: tasks.group(self.library))

    @property
    def listing(self) -> Listing:
        """The articles of the list."""
        return self.list.listing

    # ------------------------------------------------------------------------------------------ what is listed

    def find(self, finding: Finding) -> None:
        """Look for something else, and show an article that holds it."""
        self.finding = finding
        self.look()

    def look(self) -> None:
        """List what is sought anew."""
        finding = self.finding
        self.run("list", lambda: tasks.listing(self.library, finding, first=FIRST))

    @on(tasks.Listed)
    def _came(self, message: tasks.Listed) -> None:
        if message.finding != self.finding:
            return
        fresh = self.listed != message.finding
        self.listed, self._last = message.finding, message.last
        self._show_keys(message.keys, whole=message.whole)
        self.list.tell_news("")
        if self._first_wanted or (fresh and (self.header is None or self.listing.place(self.header.key) is None)):
            self._first_wanted = False
            self.open_first()
        self.lay_trail()

    def _show_facts(self, found: int, *, whole: bool) -> None:
        """Say how much there is: in the library or, where only a part of it is gone through, in that part."""
        glyphs, header = self.reader.glyphs, self.query_one(HeaderLine)
        if self.finding.place != EVERYTHING and not self.finding.narrowed:
            header.facts = words.found(found, whole=whole)
        elif self._totals is not None:
            header.facts = words.counts(self._totals, glyphs)

    def _show_keys(self, keys: tasks.Keys, *, whole: bool) -> None:
        total = 0
        with self.problems_told():
            total = len(keys) or self.library.total()
        empty = words.nothing(self.finding, total=total, kept=self.library.kept)
        last = words.BUNDLED if self.library.bundled and not self.finding.narrowed else ""
        listing = Listing(keys, self.library.headers, self.reader.glyphs, empty=empty, last=last)
        self.list.show(listing, chosen=self.header, sought=words.sought(self.finding, len(keys)))
        self.query_one(HeaderLine).view = self.finding.place.name
        self._show_facts(len(keys), whole=whole)
        self._whole = whole
        self.call_after_refresh(self.wish)

    def open_first(self) -> None:
        """Show the first article of the list, if there is any."""
        header = self.listing.header(0) if self.listing.keys else None
        if header is not None:
            self.open_article(header.id)

    def show_changes(self, keys: tuple[int, ...] | None = None) -> None:
        """Show the articles with these numbers, or all, as they are now; they keep their places in the list."""
        self.listing.forget(keys)
        self.list.view.refresh_rows()
        with self.problems_told():
            if self.header is not None:
                self.header = self.library.header(self.header.key) or self.header
        self.show_sources()
        self.count()

    # ------------------------------------------------------------------------------------------ what comes meanwhile

    @on(LibraryChanged)
    def _library_changed(self, message: LibraryChanged) -> None:
        if message.marks:
            self.show_changes()
        if message.arrivals and not self.listing.keys:
            self.look()
        elif message.arrivals and self.listed == self.finding:
            finding, since = self.finding, self._last
            self.run("news", lambda: tasks.count_news(self.library, finding, since=since))

    @on(tasks.NewsCounted)
    def _news_counted(self, message: tasks.NewsCounted) -> None:
        if (message.finding, message.since) == (self.finding, self._last):
            self.list.tell_news(words.news(message.count))

    def action_show_news(self) -> None:
        """List what has come, and show the first of the list."""
        self._first_wanted = True
        self.look()

    @on(ArticleList.NewsClicked)
    def _news_clicked(self) -> None:
        self.action_show_news()

    def wish(self) -> None:
        """Have the articles that are seen understood before the others."""
        keys = self.listing.keys
        self.reader.background.wish(keys[index] for index in self.list.view.seen if index < len(keys))

    # ------------------------------------------------------------------------------------------ stories, counts

    @on(tasks.Grouped)
    def _grouped(self) -> None:
        self.show_changes()

    def count(self) -> None:
        """Count what is in the places of the library; once more at the end where it is being done already."""
        if self._counting:
            self._count_again = True
            return
        self._counting, self._count_again = True, False
        self.run("count", lambda: tasks.count(self.library))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What was asked for while it was being counted is counted now."""
        super().on_worker_state_changed(event)
        if event.worker.group == "count" and event.worker.is_finished:
            self._counting = False
            if self._count_again:
                self.count()

    @on(tasks.Counted)
    def _counted(self, message: tasks.Counted) -> None:
        self.known_places = message.places
        self._totals = message.totals
        self._show_facts(len(self.listing.keys), whole=self._whole)
        self.places.show(message.places, here=self.finding.place)

    def go(self, place: Place) -> None:
        """Go to another place of the library."""
        self.list.end_search()
        self.find(Finding(place))
        self.places.show(self.known_places, here=place)

    # ------------------------------------------------------------------------------------------ the article shown

    def open_article(self, article_id: str, span: Span | None = None) -> None:
        """Show an article where it was left, or at `span`."""
        if self.article is None or article_id != self.article.id:
            try:
                article = self.library.article(article_id)
                header = self.library.header_of(article_id)
            except CrossreadError as problem:
                self.reader.tell(str(problem), severity="warning")
                return
            self.leaving()
            self.header = header
            self.show_article(article, at=header.position)
            self.show_sources()
            self.lay_trail()
        if self.header is not None:
            self.list.view.choose(self.header.id)
        if span is not None:
            self.text.go_to(span)

    def leaving(self) -> None:
        """Another article is about to be shown."""

    def show_sources(self) -> None:
        """Name the articles of the same story, and some others."""
        if self.header is not None:
            same = [self.header]
            with self.problems_told():
                same = self.library.told_with(self.header)
            known = {header.id for header in same}
            some = (self.listing.header(index) for index in range(min(len(self.listing.keys), _OTHERS)))
            others = [header for header in some if header is not None and header.id not in known]
            self.side.show_sources(self.header, same, others)

    # ------------------------------------------------------------------------------------------ what is sought

    def choose_entity(self, entity: Entity | None, *, near: int | None = None) -> None:
        """Mark an entity everywhere and go to its next mention from `near` on; None ends the choice."""
        filtered = self.finding.only
        self.finding = replace(self.finding, entity=entity, only=False)
        if filtered:
            self.look()
        self.lay_trail()
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

    def lay_trail(self) -> None:
        """Mark what is sought in the article, and walk it."""
        if self.article is not None and self.header is not None:
            sought = self.finding.search if self.listed == self.finding and self.finding.entity is None else None
            hits: tuple[Span, ...] = ()
            with self.problems_told():
                hits = self.library.hits(self.header.key, sought) if sought is not None else ()
            trail = self.finding.trail(self.analysis, hits)
            before = self.text.trail
            if trail is None or before is None or (trail.label, trail.spans) != (before.label, before.spans):
                self.text.walk(trail)

    # ------------------------------------------------------------------------------------------ what widgets say

    @on(ArticleList.Chosen)
    def _article_chosen(self, message: ArticleList.Chosen) -> None:
        # The cursor may have moved on while the message waited: an article that it has left is not worth opening.
        if message.article_id == self.list.view.chosen:
            self.open_article(message.article_id)
            self.wish()

    @on(ArticleList.Opened)
    def _article_opened(self) -> None:
        self.pane = TEXT

    @on(ArticleList.Searched)
    def _searched(self, message: ArticleList.Searched) -> None:
        try:
            parse(message.query)
        except QueryProblem as problem:
            self.list.hint(problem.reason)
        else:
            self.list.hint("")
        self.find(replace(self.finding, query=message.query.strip(), entity=None, only=False))

    @on(ArticleList.SearchEntered)
    def _search_entered(self) -> None:
        self.pane = TEXT
        if self.text.trail is not None and self.text.trail.index < 0:
            self.step(1)

    @on(PlacesList.Opened)
    def _place_chosen(self, message: PlacesList.Opened) -> None:
        self.go(message.place)
        self.pane = LIST

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

    @on(OpenArticle)
    def _asked_for(self, message: OpenArticle) -> None:
        self.come_back(message)

    def come_back(self, result: OpenArticle | None) -> None:
        """Another screen was left, perhaps with a place to show; labels may have been corrected there."""
        self.answer()
        if result is None:
            return
        self.pane = TEXT
        self.open_article(result.article_id, result.span)
        if self.header is not None and self.listing.place(self.header.key) is None:
            self.list.end_search()
            self.find(Finding(EVERYTHING))
