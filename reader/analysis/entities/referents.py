"""Keeps the people, places and organisations of one article while their mentions are being gathered."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from reader.analysis.entities import gazetteer
from reader.analysis.entities.gazetteer import Office, Person, folded
from reader.model import EntityKind, Form, Mention, Span


@dataclass(slots=True, eq=False)
class Referent:
    """One person, place or organisation, the same only as itself."""

    name: str
    kind: EntityKind
    key: str = ""
    mentions: list[Mention] = field(default_factory=list)
    """In the order in which they were found."""
    starts: list[int] = field(default_factory=list)
    """Where the mentions begin, sorted."""
    name_starts: list[int] = field(default_factory=list)
    """Where the mentions by name begin, sorted."""
    gender: str = ""
    """`m`, `f`, or empty where nothing tells it."""

    @property
    def person(self) -> Person | None:
        """What the gazetteer knows of the person; None for everybody and everything else."""
        return gazetteer.people().get(self.key) if self.kind is EntityKind.PERSON else None

    @property
    def offices(self) -> tuple[Office, ...]:
        """The public offices known of the person."""
        return self.person.offices if self.person else ()

    @property
    def words(self) -> list[str]:
        """The folded words of the fullest name."""
        return folded(self.name).split()

    def refer(self, span: Span, form: Form) -> None:
        """Add a mention."""
        self.mentions.append(Mention(span, form))
        insort(self.starts, span.start)
        if form is Form.NAME:
            insort(self.name_starts, span.start)

    def join(self, other: "Referent") -> None:
        """Take over the mentions of `other`, and what it is known as."""
        for mention in other.mentions:
            self.refer(mention.span, mention.form)
        self.key = self.key or other.key

    def last_before(self, position: int) -> int | None:
        """Where the last mention before `position` begins; None where there is none."""
        index = bisect_left(self.starts, position)
        return self.starts[index - 1] if index else None

    def first_named_in(self, span: Span) -> int | None:
        """Where the first mention by name inside `span` begins; None where there is none."""
        index = bisect_left(self.name_starts, span.start)
        inside = index < len(self.name_starts) and self.name_starts[index] < span.end
        return self.name_starts[index] if inside else None
