"""The values that pass between the stages, all frozen: Article -> Analysis -> Comparison.

Every offset is a code point index into `Article.body`. Text is pointed at, never copied: two sentences that read
the same are two spans.
"""

from reader.model.analyses import Analysis, Entity, EntityKind, Form, Mention, Quote, Sentence
from reader.model.articles import Article, Block, Kind, Problem, Role, Span
from reader.model.comparisons import (
    Agreement,
    Alignment,
    Cell,
    Comparison,
    Difference,
    Passage,
    Row,
    SharedPoint,
    Story,
    Verdict,
)
from reader.model.feeds import Entry, Feed, ParsedFeed
from reader.model.headers import Header
from reader.model.marks import Marks
from reader.model.questions import Answer, Cues, Evidence, Party, Question, Relation, RelationKind, Stance, Voice
from reader.model.summaries import Pick, StoryPick, StorySummary, Summary
from reader.model.visits import Visit

__all__ = [
    "Agreement",
    "Alignment",
    "Analysis",
    "Answer",
    "Article",
    "Block",
    "Cell",
    "Comparison",
    "Cues",
    "Difference",
    "Entity",
    "EntityKind",
    "Entry",
    "Evidence",
    "Feed",
    "Form",
    "Header",
    "Kind",
    "Marks",
    "Mention",
    "ParsedFeed",
    "Party",
    "Passage",
    "Pick",
    "Problem",
    "Question",
    "Quote",
    "Relation",
    "RelationKind",
    "Role",
    "Row",
    "Sentence",
    "SharedPoint",
    "Span",
    "Stance",
    "Story",
    "StoryPick",
    "StorySummary",
    "Summary",
    "Verdict",
    "Visit",
    "Voice",
]
