"""A story in words, in Markdown and in JSON: what several sources tell, what one tells alone, and when each came."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import yaml
from markdown_it import MarkdownIt

from reader.export import json, markdown, plain
from reader.export.telling import Telling
from reader.ingest.article import make
from reader.ingest.pieces import Piece, join
from reader.model import (
    Alignment,
    Analysis,
    Kind,
    Passage,
    Sentence,
    SharedPoint,
    StoryPick,
    StorySummary,
)

OPENED, SAID, COST = "The bridge was opened.", "“It will last,” he said.", "It cost a lot."
AGAIN, HERRING = "They opened the bridge.", "The herring left."


def read(source: str, *texts: str, date: str | None = None, title: str = "A bridge") -> Analysis:
    """An article with a paragraph and a sentence for each text."""
    body, blocks = join([Piece(text) for text in texts])
    found = replace(make(body, blocks, title=title, source=source, kind=Kind.NEWS), date=date)
    return Analysis(found, sentences=tuple(Sentence(block.span, number) for number, block in enumerate(blocks)))


def told(*names: str) -> Telling:
    """Two outlets print one text, a third tells some of it in its own words."""
    post, mail, herald = names or ("Post", "Mail", "Herald")
    analyses = (
        read(post, OPENED, SAID, COST, date="2026-03-02T09:30:00"),
        read(mail, OPENED, SAID, COST),
        read(herald, AGAIN, SAID, HERRING, date="2026-03-01"),
    )
    one, two, three = (analysis.article.id for analysis in analyses)
    shared = (
        SharedPoint((Passage(one, 0), Passage(two, 0), Passage(three, 0)), 3, 2, 9.87654321),
        SharedPoint((Passage(one, 1), Passage(three, 1)), 2, 2, 5.0, quoted=True),
        SharedPoint((Passage(one, 2), Passage(two, 2)), 2, 1, 3.0),
    )
    alone = ((one, ()), (two, ()), (three, (Passage(three, 2),)))
    summary = StorySummary("2", (StoryPick(three, 2, 2, 0.5), StoryPick(one, 0, 1, 2 / 3)))
    return Telling(analyses, Alignment(shared, alone, ((one, two),)), summary)


def apart(*sources: str) -> Telling:
    """Articles that have nothing in common, and no summary."""
    analyses = tuple(read(source, f"{source} tells this.") for source in sources)
    alone = tuple((each.article.id, (Passage(each.article.id, 0),)) for each in analyses)
    return Telling(analyses, Alignment((), alone, ()), StorySummary("3", (), "The story is too short."))


def texts_of(found: Telling) -> Iterator[str]:
    yield plain.story(found)
    yield markdown.story(found, "7")


def test_a_story_is_told_in_words() -> None:
    assert plain.story(told()).splitlines() == [
        "3 articles side by side, 3 points told by several.",
        "Post: A bridge",
        "Mail: A bridge",
        "Herald: A bridge",
        "",
        "Summary, 2 of 9 sentences.",
        "Rank 2, Herald: The herring left.",
        "Rank 1, Post: The bridge was opened.",
        "",
        "Told by several.",
        "Point 1, all 3 sources, 3 outlets, 2 texts.",
        "  Post, Mail: The bridge was opened.",
        "  Herald: They opened the bridge.",
        "Point 2, 2 of 3 sources, same quotation.",
        "  Post: “It will last,” he said.",
        "  Herald: “It will last,” he said.",
        "Point 3, 2 outlets, 1 text.",
        "  Post, Mail: It cost a lot.",
        "",
        "Only Post: nothing, it prints the text of Mail.",
        "",
        "Only Mail: nothing, it prints the text of Post.",
        "",
        "Only Herald: 1 sentence.",
        "  The herring left.",
        "",
        "Timeline.",
        "2026-03-01, Herald, news: A bridge",
        "2026-03-02 09:30, Post, news: A bridge",
        "date unknown, Mail, news: A bridge",
    ]


def test_a_story_in_markdown_has_its_provenance_and_the_same_content() -> None:
    found = told()
    _, front, body = markdown.story(found, "7").split("---\n", 2)
    fields = yaml.safe_load(front)
    assert (fields["pipeline"], fields["length"], fields["articles"]) == ("7", "2", list(found.articles))
    for line in (
        "# 3 articles side by side, 3 points told by several",
        "- **Post**: A bridge",
        "- **1** Post: The bridge was opened.",
        "### Point 1: all 3 sources, 3 outlets, 2 texts",
        "- Post, Mail: The bridge was opened.",
        "### Only Mail: nothing, it prints the text of Post",
        "- The herring left.",
        "- 2026-03-02 09:30, Post, news: A bridge",
    ):
        assert line in body.splitlines()


def test_a_story_in_json_has_the_keys_of_the_contract() -> None:
    found = told()
    one, two, three = found.articles
    value = json.story(found, "7")
    assert list(value) == ["articles", "length", "summary", "shared", "alone", "copies", "timeline", "pipeline"]
    assert list(value["articles"][0]) == ["id", "source", "title", "date", "kind", "text"]
    assert value["summary"] == [
        {"article": three, "start": 51, "end": 68, "rank": 2, "score": 0.5},
        {"article": one, "start": 0, "end": 22, "rank": 1, "score": 0.666667},
    ]
    assert value["shared"][1] == {
        "sources": 2,
        "texts": 2,
        "quoted": True,
        "weight": 5.0,
        "passages": [{"article": one, "start": 24, "end": 48}, {"article": three, "start": 25, "end": 49}],
    }
    assert value["alone"] == [
        {"article": one, "sentences": []},
        {"article": two, "sentences": []},
        {"article": three, "sentences": [{"start": 51, "end": 68}]},
    ]
    assert value["copies"] == [[one, two]]
    assert value["timeline"] == [three, one, two]


def test_spans_in_json_are_spans_of_the_text_of_their_article() -> None:
    value = json.story(told(), "7")
    body = {each["id"]: each["text"] for each in value["articles"]}
    passages = [passage for point in value["shared"] for passage in point["passages"]]
    assert [body[each["article"]][each["start"] : each["end"]] for each in passages] == [
        OPENED, OPENED, AGAIN, SAID, SAID, COST, COST,
    ]  # fmt: skip


def test_of_what_one_source_has_alone_the_weightiest_is_told_in_the_order_of_the_text() -> None:
    analyses = (read("Post", "A.", "B.", "C.", "D.", "E."), read("Mail", "F."))
    one, two = (analysis.article.id for analysis in analyses)
    alone = ((one, tuple(Passage(one, index) for index in (4, 1, 0, 3, 2))), (two, ()))
    found = Telling(analyses, Alignment((), alone, ()), StorySummary("3", (), "Too short."))
    lines = plain.story(found).splitlines()
    start = lines.index("Only Post: 3 of 5 sentences.")
    assert lines[start + 1 : start + 4] == ["  A.", "  B.", "  E."]
    assert "Only Mail: nothing that no other source tells." in lines
    assert json.story(found, "7")["alone"][0]["sentences"][0] == {"start": 16, "end": 18}


def test_why_nothing_is_shared_is_said() -> None:
    for sources, reason in (
        (("Post",), "there is only this article"),
        (("Post", "Post"), "all these articles are from one outlet"),
        (("Post", "Mail"), "each tells what no other does"),
    ):
        for text in texts_of(apart(*sources)):
            assert reason in text
            assert "The story is too short." in text
    assert json.story(apart("Post"), "7")["note"] == "The story is too short."


def test_of_one_article_nothing_is_told_apart() -> None:
    for text in texts_of(apart("Post")):
        assert "Only Post" not in text


def test_hostile_names_neither_steer_nor_mark_up() -> None:
    text = markdown.story(told("<b>A</b>", "[x](y) | *z*", "`C`\n# D"), "7").split("---\n", 2)[2]
    tokens = [inner for token in MarkdownIt().parse(text) for inner in [token, *(token.children or [])]]
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "em_open"}
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1


def test_there_are_no_boxes() -> None:
    text = plain.story(told())
    assert not any(unicodedata.category(mark) == "So" or "\u2500" <= mark <= "\u259f" for mark in text)
