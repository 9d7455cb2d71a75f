"""The JSON that scripts rest on has exactly the keys it promises, and spans that fit its text."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.export import json as export
from reader.ingest.article import make
from reader.ingest.blocks import of_text
from reader.model import Analysis, Relation, Summary
from reader.text import clean
from tests.export import samples


def test_an_analysis_has_the_keys_of_the_contract() -> None:
    found = samples.analysis()
    value = export.analysis(found, [samples.answer(found.article)], samples.summary())
    assert value == {
        "id": found.article.id,
        "source": "The Paper",
        "title": "Ann and Bo",
        "date": None,
        "kind": "news",
        "text": "Ann likes Bo.\n\n“He is great,” she said.\n\nPhoto: Cy",
        "sentences": [{"start": 0, "end": 13}, {"start": 15, "end": 39}],
        "entities": [
            {"start": 0, "end": 3, "kind": "person", "form": "name", "name": "Ann Lee"},
            {"start": 16, "end": 18, "kind": "person", "form": "pronoun", "name": "Bo Ek"},
        ],
        "quotes": [
            {
                "start": 15,
                "end": 29,
                "direct": True,
                "speaker": "Ann Lee",
                "speaker_span": [30, 33],
                "cue_span": [34, 38],
            }
        ],
        "stances": [
            {
                "question": "ann-friends",
                "counterpart": "Bo Ek",
                "relation": "affirmed",
                "stance": "approve",
                "confidence": 0.123457,
                "voices": [{"who": "Ann Lee", "relation": None, "stance": "approve", "evidence": [[15, 39]]}],
                "evidence": [[0, 13]],
                "why": ["cue: likes"],
            }
        ],
        "summary": [
            {"start": 0, "end": 13, "rank": 2, "score": 0.333333},
            {"start": 15, "end": 39, "rank": 1, "score": 0.666667},
        ],
        "pipeline": "7",
    }


def test_a_quote_without_a_speaker_has_no_spans() -> None:
    found = samples.analysis()
    quote = replace(found.quotes[0], speaker="", speaker_span=None, cue_span=None)
    value = export.analysis(replace(found, quotes=(quote,)), [], samples.summary())
    assert (value["quotes"][0]["speaker_span"], value["quotes"][0]["cue_span"]) == (None, None)


def test_a_label_of_the_reader_is_marked() -> None:
    found = samples.analysis()
    answer = replace(samples.answer(found.article), corrected=True)
    assert export.analysis(found, [answer], samples.summary())["stances"][0]["corrected"] is True


def test_a_summary_has_the_keys_of_the_contract() -> None:
    value = export.summary(samples.analysis(), samples.summary())
    assert list(value) == ["id", "title", "source", "method", "length", "text", "sentences"]
    assert value["sentences"][0] == {"start": 0, "end": 13, "rank": 2, "score": 0.333333}


def test_a_text_too_short_to_summarise_has_a_note() -> None:
    value = export.summary(samples.analysis(), Summary("lead", "3", (), "too short"))
    assert (value["sentences"], value["note"]) == ([], "too short")


def test_a_comparison_has_the_keys_of_the_contract_and_a_silent_cell_no_stance() -> None:
    found = samples.comparison()
    value = export.comparison(found)
    assert list(value) == ["question", "title", "sources", "rows", "differences"]
    assert value["question"] == "ann-friends"
    assert value["sources"][1] == {"id": found.articles[1].id, "source": "The Post", "title": "Ann and Bo"}
    spoken, silent = value["rows"][0]["cells"]
    assert list(spoken) == ["article", "relation", "stance", "voices", "evidence"]
    assert silent == {
        "article": found.articles[1].id,
        "relation": "silent",
        "stance": None,
        "voices": [],
        "evidence": [],
    }
    assert list(value["rows"][0]["verdict"]) == ["relation", "stance", "text"]


def test_differences_name_both_sides() -> None:
    one, other = samples.article(), samples.article(source="The Post")
    assert export.comparison(samples.comparison(one, other))["differences"] == [
        {
            "counterpart": "Bo Ek",
            "on": "stance",
            "sides": [{"label": "approve", "articles": [one.id]}, {"label": "criticise", "articles": [other.id]}],
        }
    ]


def test_numbers_are_short_and_never_minus_zero() -> None:
    answer = replace(samples.answer(samples.article()), confidence=-0.0, relation=Relation.MIXED)
    assert '"confidence": 0.0,' in export.dumps(export.analysis(samples.analysis(), [answer], samples.summary()))


@given(st.text(max_size=200).map(clean))
def test_any_text_survives_a_line_of_json(text: str) -> None:
    found = make(text, of_text(text))
    line = export.dumps(export.analysis(Analysis(found), [], Summary("lead", "3", ())))
    assert "\n" not in line
    assert json.loads(line)["text"] == text
    assert [text[block["start"] : block["end"]] for block in export.text(found)["blocks"]] == [
        block.span.of(text) for block in found.blocks
    ]
