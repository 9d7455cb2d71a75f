"""What lists show of an article: all but its text."""

from dataclasses import dataclass

from reader.model.articles import Kind, headline


@dataclass(frozen=True, slots=True)
class Header:
    """One article as a list shows it, read from the library without its body."""

    key: int
    """The article's number in this library: never given to another article, and the same as long as it is kept."""
    id: str
    """The article's public id."""
    title: str
    """Empty when the text came without one."""
    source: str
    """The outlet's name; empty when unknown."""
    date: str | None
    """ISO 8601; None when it is not known."""
    moment: int
    """Seconds since 1970 (UTC) by which lists are sorted: the date's or, where there is none, of the arrival."""
    kind: Kind
    words: int
    language: str
    origin: str = ""
    """Name of the file the text came from; empty for feeds."""
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    """In alphabetical order."""
    noted: bool = False
    """Whether the reader wrote a note."""
    full_text: bool = False
    """Whether the page's text stands in for what the feed carried."""
    hidden: bool = False
    story: int | None = None
    """Key of the first article of the story it tells; None where it is in none."""
    story_size: int = 1
    """How many articles tell the story, this one included."""
    copy_of: int | None = None
    """Key of the article whose text this reprints; None for texts of their own."""
    copies: int = 0
    """How many articles reprint this one."""
    position: int = 0
    """Code point of the body up to which the reader came."""
    byline: str = ""
    url: str = ""
    """http(s) address of its page; empty when it is not known."""
    opening: str = ""
    """The first words of the text, where there is no title."""

    @property
    def headline(self) -> str:
        """The title or, where there is none, the first words of the body: what lists show."""
        return headline(self.title, self.opening)

    @property
    def outlet(self) -> str:
        """The source or, where there is none, the file's name: what columns are headed with."""
        return self.source or self.origin or "unknown source"
