"""Which sentences of different articles say the same, and which only one article has."""

from dataclasses import replace

from reader.compare.alignment import align
from reader.model import Alignment, Analysis, Article, Block, Quote, Sentence, Span

BRIDGE = "The mayor opened the new bridge over the harbour after eleven years of building."
BRIDGE_AGAIN = "After eleven years of building, a new bridge over the harbour was opened by the mayor."
COST = "It cost the city ninety million dollars, twice what the council had promised voters."
FISH = "Fishermen complain that cranes have driven herring from the shallow southern basin."
SCHOOL = "Pupils of the island school will now reach their classrooms without the morning ferry."


def analysis(name: str, *sentences: str, source: str = "", heading: bool = False) -> Analysis:
    """An article whose body is these sentences, one a line."""
    body = "\n".join(sentences)
    spans = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    article = Article(name, body, tuple(Block(span) for span in spans), source=source or name)
    return Analysis(article, tuple(Sentence(span, index, heading) for index, span in enumerate(spans)))


def shared(found: Alignment) -> list[list[tuple[str, int]]]:
    return [[(passage.article, passage.sentence) for passage in point.passages] for point in found.shared]


def test_a_sentence_that_two_sources_have_is_shared_and_the_rest_is_their_own() -> None:
    found = align([analysis("a", BRIDGE, FISH), analysis("b", SCHOOL, BRIDGE_AGAIN)])
    assert shared(found) == [[("a", 0), ("b", 1)]]
    assert (found.shared[0].sources, found.shared[0].texts) == (2, 2)
    assert [(name, [passage.sentence for passage in passages]) for name, passages in found.alone] == [
        ("a", [1]),
        ("b", [0]),
    ]


def test_what_differs_in_a_number_is_neither_shared_nor_alone() -> None:
    found = align([analysis("a", BRIDGE), analysis("b", BRIDGE.replace("eleven", "twelve"))])
    assert shared(found) == []
    assert found.alone == (("a", ()), ("b", ()))


def test_an_opposite_and_a_negation_are_not_the_same() -> None:
    closed = BRIDGE.replace("opened", "closed")
    assert shared(align([analysis("a", BRIDGE), analysis("b", closed)])) == []
    assert shared(align([analysis("a", BRIDGE), analysis("b", BRIDGE.replace("opened", "never opened"))])) == []


def test_one_outlet_does_not_confirm_itself() -> None:
    assert shared(align([analysis("a", BRIDGE, source="Post"), analysis("b", BRIDGE_AGAIN, source="Post")])) == []


def test_reprints_are_one_text_from_several_sources() -> None:
    text = (BRIDGE, COST, FISH, SCHOOL)
    found = align([analysis("a", *text, source="Post"), analysis("b", *text, source="Mail")])
    assert found.copies == (("a", "b"),)
    assert [(point.sources, point.texts) for point in found.shared] == [(2, 1)] * 4


def test_what_more_texts_say_comes_first() -> None:
    first = analysis("a", COST, BRIDGE, FISH)
    second = analysis(
        "b", COST, BRIDGE_AGAIN, "Nobody at the town hall wished to speak of the delays or the many lawsuits."
    )
    third = analysis(
        "c", SCHOOL, BRIDGE, "Shops on the eastern shore expect summer trade to double within three seasons."
    )
    found = align([first, second, third])
    assert [point.texts for point in found.shared] == [3, 2]


def test_headings_and_sentences_without_content_are_left_out() -> None:
    found = align(
        [analysis("a", BRIDGE, heading=True), analysis("b", "How do they do this?"), analysis("c", "How do we do it?")]
    )
    assert found == Alignment((), (("a", ()), ("b", ()), ("c", ())), ())


def test_the_same_article_twice_counts_once() -> None:
    assert align([analysis("a", BRIDGE), analysis("a", BRIDGE)]) == align([analysis("a", BRIDGE)])


def test_nothing_aligns_to_nothing() -> None:
    assert align([]) == Alignment((), (), ())


def test_what_all_of_them_quote_is_a_quotation() -> None:
    said = f"“{BRIDGE}”"
    quoting = [replace(analysis(name, said), quotes=(Quote(Span(0, len(said)), direct=True),)) for name in "ab"]
    telling = analysis("c", BRIDGE)
    assert [point.quoted for point in align(quoting).shared] == [True]
    assert [point.quoted for point in align([quoting[0], telling]).shared] == [False]
