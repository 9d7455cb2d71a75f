"""The one registry of what a key can do: bindings, footer, help, palette and rebinding all read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding

from reader.errors import UsageProblem

BROWSE, COMPARE, BENCH, STORY, FEEDS, DIALOG = "browse", "compare", "bench", "story", "feeds", "dialog"
SCREENS = (BROWSE, COMPARE, BENCH, STORY, FEEDS, DIALOG)


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do. Its screen carries it out in its method `action_<id, with _ for ->`."""

    id: str
    """What settings call it when they give it other keys."""
    keys: str
    """Key names as Textual writes them, comma between them; the first is the one that is shown."""
    name: str
    """One or two words, for the footer and the palette."""
    help: str
    """One sentence, for the help screen and the palette."""
    screens: tuple[str, ...]
    """Where it can be done."""
    show: int = 0
    """Place in the footer's order of importance, 1 first; 0 keeps it out of the footer."""
    group: str = "Other"
    """Heading in the help screen."""
    beside: tuple[str, ...] = ()
    """Ids of actions that share this one's entry in the footer: `+ - length`."""
    by_app: bool = False
    """Whether the application carries it out, the same on every screen."""

    @property
    def method(self) -> str:
        """What Textual calls the action."""
        name = self.id.replace("-", "_")
        return f"app.{name}" if self.by_app else name


_VIEWS = (BROWSE, COMPARE, BENCH, STORY)
_PAGES = (*_VIEWS, FEEDS)

ACTIONS: tuple[Action, ...] = (
    # Moving
    Action("open", "enter", "open", "Go in: from an article to its text, from a line to the place it is about.",
           (BROWSE,), 1, "Move"),
    Action("open-sentence", "enter", "open there", "Show the sentence of the chosen cell in its article.",
           (COMPARE,), 1, "Move"),
    Action("jump", "enter", "open there", "Show the chosen sentence in its article.", (BENCH, STORY), 1, "Move"),
    Action("accept", "enter", "accept", "Take what is chosen.", (DIALOG,), 1, "Move"),
    Action("up", "up,k", "up", "One line, row or sentence up.", SCREENS, 0, "Move"),
    Action("down", "down,j", "down", "One line, row or sentence down.", SCREENS, 0, "Move"),
    Action("left", "left,h", "left", "One column to the left.", (COMPARE, BENCH, STORY, DIALOG), 0, "Move"),
    Action("right", "right,l", "right", "One column to the right.", (COMPARE, BENCH, STORY, DIALOG), 0, "Move"),
    Action("page-down", "space,pagedown,ctrl+f", "page down",
           "One page down; from the end of a text, to what is unread next.", _PAGES, 0, "Move"),
    Action("page-up", "pageup,ctrl+b,ctrl+u", "page up", "One page up.", _PAGES, 0, "Move"),
    Action("top", "g,home", "top", "To the first line.", _PAGES, 0, "Move"),
    Action("bottom", "G,end", "bottom", "To the last line.", _PAGES, 0, "Move"),
    Action("next-unread", "right_square_bracket", "unread", "To the next article that was not read.",
           (BROWSE,), 8, "Move", ("previous-unread",)),
    Action("previous-unread", "left_square_bracket", "unread before", "To the one before that was not read.",
           (BROWSE,), 0, "Move"),
    Action("pane-places", "v", "places", "To the places of the library: what is unread, saved views, tags, feeds.",
           (BROWSE,), 7, "Panes"),
    Action("pane-list", "1", "panes", "To the list of articles.", (BROWSE,), 10, "Panes",
           ("pane-text", "pane-side")),
    Action("pane-text", "2", "text", "To the text of the article.", (BROWSE,), 0, "Panes"),
    Action("pane-side", "3", "side", "To the side panel; again for its next tab. Unfolds it in a small window.",
           (BROWSE,), 0, "Panes"),
    Action("next-pane", "tab", "next pane", "To the next pane.", (BROWSE, COMPARE, STORY), 0, "Panes"),
    Action("previous-pane", "shift+tab", "previous pane", "To the pane before.", (BROWSE, COMPARE, STORY), 0, "Panes"),
    Action("next-tab", "right,l", "next tab", "The next tab of the side panel.", (BROWSE,), 0, "Panes"),
    Action("previous-tab", "left,h", "previous tab", "The tab before in the side panel.", (BROWSE,), 0, "Panes"),
    # Finding
    Action("search", "slash", "search", "Keep the articles that hold some words, and mark the words in the text.",
           (BROWSE,), 5, "Find"),
    Action("query-help", "f1", "query language", "What can be written in a search.", (BROWSE,), 0, "Find"),
    Action("next", "n", "next mention", "The next mention of the chosen entity, or the next hit of the search.",
           (BROWSE,), 0, "Find"),
    Action("previous", "N", "mention before", "The mention or hit before.", (BROWSE,), 0, "Find"),
    Action("filter", "f", "filter list", "Keep the articles that mention the chosen entity; again to take it back.",
           (BROWSE,), 0, "Find"),
    Action("sort", "z", "sort", "Choose in which order the list stands.", (BROWSE,), 0, "Find"),
    Action("save-view", "V", "keep search", "Keep the search as a view, or as a rule that hides, marks or tags.",
           (BROWSE,), 0, "Find"),
    # Keeping
    Action("read", "r", "read", "Mark the article as read, or as unread again.", (BROWSE,), 0, "Keep"),
    Action("read-all", "A", "all read", "Mark all that are listed as read.", (BROWSE,), 0, "Keep"),
    Action("star", "asterisk", "star", "Star the article, or take the star off.", (BROWSE,), 11, "Keep"),
    Action("tag", "T", "tags", "Give the article tags.", (BROWSE,), 0, "Keep"),
    Action("note", "w", "note", "Write a note on the article.", (BROWSE,), 0, "Keep"),
    Action("hide", "d", "hide", "Take the article out of all lists.", (BROWSE,), 0, "Keep"),
    Action("delete-view", "D", "delete", "Forget the saved view that is chosen among the places.",
           (BROWSE,), 0, "Keep"),
    Action("full-text", "p", "full text", "Fetch the whole text from its page; again for what the feed carried.",
           (BROWSE,), 0, "Keep"),
    # Feeds
    Action("feeds", "F", "feeds", "What you are subscribed to, and what is wrong with it; where feeds are added.",
           (BROWSE,), 6, "Feeds", by_app=True),
    Action("show-feed", "enter", "articles", "Show the articles of the feed.", (FEEDS,), 1, "Feeds"),
    Action("add-feed", "a", "add", "Subscribe to a feed, by its address or that of a page that names it.",
           (FEEDS,), 2, "Feeds"),
    Action("refresh", "R", "refresh", "Read all feeds and keep what is new.", (BROWSE, FEEDS), 8, "Feeds"),
    Action("refresh-feed", "r", "refresh this", "Read this feed only.", (FEEDS,), 9, "Feeds"),
    Action("show-news", "full_stop", "show new", "List what has come since the list was made.", (BROWSE,), 0,
           "Feeds"),
    Action("name-feed", "n", "name", "Give the feed a name of your own.", (FEEDS,), 12, "Feeds"),
    Action("tag-feed", "T", "tags", "Give the feed tags; it stands under the first.", (FEEDS,), 11, "Feeds"),
    Action("complete-feed", "p", "full text", "Fetch the page behind each new article, or do so no more.",
           (FEEDS,), 0, "Feeds"),
    Action("hide-feed", "d", "hide", "Leave the feed out of the places, or show it there again.", (FEEDS,), 0,
           "Feeds"),
    Action("remove-feed", "D", "remove", "Unsubscribe; the articles stay.", (FEEDS,), 10, "Feeds"),
    Action("filter-feeds", "slash", "search", "Keep the feeds whose name, address or tags hold some letters.",
           (FEEDS,), 5, "Find"),
    Action("import-feeds", "i", "import", "Take feeds over from a file: OPML, or newsboat's urls.", (FEEDS,), 10,
           "Take away"),
    Action("export-feeds", "e", "export", "Write the feeds to an OPML file, for other readers.", (FEEDS,), 11,
           "Take away"),
    Action("feed-home", "o", "home page", "Open the site of the feed in your browser.", (FEEDS,), 13, "Take away"),
    # Reading together
    Action("compare", "c", "compare", "Who says what on the question, source beside source.", (BROWSE,), 3,
           "Compare"),
    Action("bench", "b", "bench", "Summaries of this article side by side.", (BROWSE,), 4, "Compare"),
    Action("story", "s", "story", "What several articles tell of this story, and what only one tells.", (BROWSE,), 4,
           "Compare"),
    Action("next-part", "right_square_bracket", "part",
           "To the next part: summary, told by several, told by one source, timeline.", (STORY,), 2, "Move",
           ("previous-part",)),
    Action("previous-part", "left_square_bracket", "part before", "To the part before.", (STORY,), 0, "Move"),
    Action("scope", "a", "all or story", "All articles, or only those that tell this story.", (STORY,), 4, "Compare"),
    Action("next-difference", "right_square_bracket", "difference", "The next point on which sources differ.",
           (COMPARE,), 2, "Compare", ("previous-difference",)),
    Action("previous-difference", "left_square_bracket", "difference before",
           "The point before on which sources differ.", (COMPARE,), 0, "Compare"),
    Action("why", "w", "why", "Show or hide the rules that decided the label.", (COMPARE,), 4, "Compare"),
    Action("correct", "x", "correct", "Put your own label in place of the program's.", (BROWSE, COMPARE), 9,
           "Compare"),
    Action("undo", "u", "undo", "Take back what was done last.", (BROWSE, COMPARE, FEEDS), 0, "Keep"),
    Action("question", "Q", "question", "Choose what is asked of the articles.", (BROWSE, COMPARE), 10, "Compare"),
    Action("switch", "a", "columns", "Columns are methods for one article, or articles for one method.",
           (BENCH,), 4, "Compare"),
    # Summaries
    Action("next-method", "m", "method", "Summarise by the next method.", (BROWSE, BENCH), 8, "Summary"),
    Action("previous-method", "M", "method before", "Summarise by the method before.", (BROWSE, BENCH), 0, "Summary"),
    Action("longer", "plus,equals_sign", "length", "A longer summary.", (BROWSE, BENCH, STORY), 9, "Summary",
           ("shorter",)),
    Action("shorter", "minus", "shorter", "A shorter summary.", (BROWSE, BENCH, STORY), 0, "Summary"),
    # Taking away
    Action("export", "e", "export", "Write what you see to files.", _VIEWS, 9, "Take away"),
    Action("copy", "y", "copy", "Copy the chosen sentence, or the one at the top of the text.", _VIEWS, 0,
           "Take away"),
    Action("source", "o", "source page", "Open the page the article came from, in your browser.", (BROWSE,), 0,
           "Take away"),
    # The program
    Action("theme", "t", "theme", "The next theme.", _PAGES, 14, "Program", by_app=True),
    Action("palette", "ctrl+p", "palette", "Find any action by typing.", _PAGES, 11, "Program", by_app=True),
    Action("help", "question_mark", "help", "What every key does.", _PAGES, 2, "Program", by_app=True),
    Action("redraw", "ctrl+l", "redraw", "Draw the screen anew, when something else has written on it.", _PAGES, 0,
           "Program", by_app=True),
    Action("leave", "escape", "back", "Back out: of the search, the choice, the pane.", (BROWSE,), 0, "Program"),
    Action("back", "escape,q", "back", "Back to the articles.", (COMPARE, BENCH, STORY, FEEDS), 3, "Program"),
    Action("cancel", "escape", "cancel", "Close without changing anything.", (DIALOG,), 2, "Program"),
    Action("quit", "q", "quit", "Leave crossread.", (BROWSE,), 8, "Program", by_app=True),
)  # fmt: skip

_BY_ID = {action.id: action for action in ACTIONS}

_SYMBOLS = {
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "asterisk": "*",
    "comma": ",",
    "full_stop": ".",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def find(identifier: str) -> Action:
    """The action with this id. Raises KeyError: ids come from this module."""
    return _BY_ID[identifier]


def on(screen: str) -> tuple[Action, ...]:
    """The actions of one screen, in the order of the registry."""
    return tuple(action for action in ACTIONS if screen in action.screens)


def bindings(screen: str) -> list[Binding]:
    """What a screen class puts into its BINDINGS."""
    return [Binding(action.keys, action.method, action.name, show=False, id=action.id) for action in on(screen)]


def keys_of(action: Action, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of an action under `keymap`, which `keymap()` has checked."""
    return _split(keymap.get(action.id, action.keys))


@cache
def display(key: str) -> str:
    """How a key is written for people: `/` for `slash`, `^p` for `ctrl+p`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _SYMBOLS.get(key, key)


def keymap(overrides: Mapping[str, str]) -> dict[str, str]:
    """The reader's own keys by action id, as Textual names keys, ready for `App.set_keymap`.

    Raises UsageProblem, naming the actions, for an unknown id, an empty key, or a key that would do two things on
    one screen: Textual itself would drop one of the two silently.
    """
    chosen: dict[str, str] = {}
    for identifier, keys in overrides.items():
        if identifier not in _BY_ID:
            raise UsageProblem(f"no action is called `{identifier}`; help (?) lists the names that can have other keys")
        names = _split(keys)
        if not all(names):
            raise UsageProblem(f"the keys of `{identifier}` hold an empty one: write them like `k,up`")
        chosen[identifier] = ",".join(names)
    for screen in SCREENS:
        taken: dict[str, Action] = {}
        for action in on(screen):
            for key in keys_of(action, chosen):
                if other := taken.get(key):
                    both = f"both `{other.id}` and `{action.id}`"
                    raise UsageProblem(f"the key `{display(key)}` would mean {both} on the {screen} screen")
                taken[key] = action
    return chosen


def _split(keys: str) -> tuple[str, ...]:
    parts = [part.strip() for part in keys.split(",")]
    return tuple(next(iter(Binding.make_bindings([Binding(part, "none")]))).key if part else "" for part in parts)
