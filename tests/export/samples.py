"""A small analysis, summary and comparison made by hand."""

from reader.ingest.article import make
from reader.ingest.pieces import Piece, join
from reader.model import (
    Agreement,
    Analysis,
    Answer,
    Article,
    Cell,
    Comparison,
    Cues,
    Difference,
    Entity,
    EntityKind,
    Evidence,
    Form,
    Kind,
    Mention,
    Party,
    Pick,
    Question,
    Quote,
    Relation,
    RelationKind,
    Role,
    Row,
    Sentence,
    Span,
    Stance,
    Summary,
    Verdict,
    Voice,
)

QUESTION = Question(
    "ann-friends",
    "Ann's friends",
    Party("Ann Lee"),
    (Party("Bo Ek"),),
    RelationKind("friendship", "friendship", Cues()),
)


def article(title: str = "Ann and Bo", source: str = "The Paper", text: str = "Ann likes Bo.") -> Article:
    """An article of `text`, then one more sentence, then a caption."""
    body, blocks = join([Piece(text), Piece("“He is great,” she said."), Piece("Photo: Cy", Role.CAPTION)])
    return make(body, blocks, title=title, source=source, kind=Kind.NEWS, url="https://paper.example/a_b?c=*d*")


def span(found: Article, text: str) -> Span:
    """Where `text` stands first."""
    start = found.body.index(text)
    return Span(start, start + len(text))


def analysis(found: Article | None = None) -> Analysis:
    """What is understood of the article above."""
    found = found or article()
    first, second = found.blocks[0].span, found.blocks[1].span
    return Analysis(
        found,
        sentences=(Sentence(first, 0), Sentence(second, 1)),
        entities=(
            Entity("Ann Lee", EntityKind.PERSON, (Mention(Span(0, 3), Form.NAME),)),
            Entity("Bo Ek", EntityKind.PERSON, (Mention(span(found, "He"), Form.PRONOUN),)),
        ),
        quotes=(Quote(span(found, "“He is great,”"), True, "Ann Lee", span(found, "she"), span(found, "said")),),
        pipeline="7",
    )


def answer(found: Article, *, relation: Relation = Relation.AFFIRMED, stance: Stance = Stance.APPROVE) -> Answer:
    """What the article says of Bo, and what Ann says."""
    said = Evidence(found.blocks[1].span, (span(found, "great"),))
    voice = Voice("Ann Lee", None, Stance.APPROVE, (said,))
    return Answer(
        QUESTION.id, "Bo Ek", relation, stance, 0.12345678, (Evidence(found.blocks[0].span),), (voice,), ("cue: likes",)
    )


def summary() -> Summary:
    """Both sentences, the second ranked first."""
    return Summary("lead", "2", (Pick(0, 2, 1 / 3), Pick(1, 1, 2 / 3)))


def comparison(*found: Article) -> Comparison:
    """Ann and Bo in two sources of which the second is silent, or in those given, where the stances differ."""
    articles = found or (article(), article(source="The Post", text="It rains."))
    silent = Answer(QUESTION.id, "Bo Ek", Relation.SILENT, Stance.NEUTRAL, 1.0, ())
    cells = [
        Cell(
            each.id,
            answer(each, stance=(Stance.APPROVE, Stance.CRITICISE)[index % 2]) if found or not index else silent,
        )
        for index, each in enumerate(articles)
    ]
    verdict = Verdict(Agreement.ONE_SOURCE, Agreement.ONE_SOURCE, "only 1 of 2 says that they are friends")
    sides = (("approve", (articles[0].id,)), ("criticise", (articles[1].id,)))
    differences = (Difference("Bo Ek", "stance", sides),) if found else ()
    return Comparison(QUESTION, tuple(articles), (Row("Bo Ek", tuple(cells), verdict),), differences)
