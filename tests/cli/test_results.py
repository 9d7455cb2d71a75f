"""Summaries, analyses, comparisons and exports, as scripts get them."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.analysis import pipeline
from reader.analysis.entities.tagger import Tagged
from reader.analysis.tokens import Token
from reader.library import Library
from reader.model import EntityKind, Relation, Stance
from reader.paths import config_folder
from reader.store.corrections import Corrections
from tests.cli.runner import Runner

_TEXT = (
    "Donald Trump praised Kim Jong Un on Monday. “He is my friend,” Trump said of the North Korean leader. "
    "The two men met in Singapore. Rain fell on the city all day. Critics called the friendship a mistake.\n"
)
_QUESTION = "id: mine\ntitle: T\nsubject: {name: Ann Lee}\ncounterparts: [{name: Bo Ek}]\nrelation: friendship\n"


def test_summarize_prints_ranked_sentences_in_the_order_of_the_text(run: Runner) -> None:
    done = run("summarize", "-", "--length", "2", "--method", "lead", given=_TEXT.encode())
    assert done.out.splitlines()[2:] == [
        "Rank 1: Donald Trump praised Kim Jong Un on Monday.",
        "Rank 2: “He is my friend,” Trump said of the North Korean leader.",
    ]


def test_summarize_in_json_is_one_object_a_line_whose_spans_fit(run: Runner) -> None:
    lines = run("summarize", "--format", "json", "--length", "20%").out.splitlines()
    assert len(lines) == 3
    for value in map(json.loads, lines):
        assert set(value) == {"id", "title", "source", "method", "length", "text", "sentences"}
        starts = [each["start"] for each in value["sentences"]]
        assert starts == sorted(starts) != []
        assert sorted(each["rank"] for each in value["sentences"]) == list(range(1, len(starts) + 1))


def test_a_text_too_short_to_summarise_says_so(run: Runner) -> None:
    value = json.loads(run("summarize", "-", "--format", "json", given=b"One sentence.").out)
    assert value["sentences"] == []
    assert value["note"]


def test_summarize_in_markdown_has_a_heading_for_each_article(run: Runner) -> None:
    assert sum(line.startswith("## ") for line in run("summarize", "--format", "markdown").out.splitlines()) == 3


@pytest.mark.parametrize(
    "arguments", [("--method", "magic"), ("--length", "0"), ("--length", "many"), ("--about", "Nobody At All")]
)
def test_a_request_that_cannot_be_understood_is_wrong_usage(run: Runner, arguments: tuple[str, str]) -> None:
    done = run("summarize", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("crossread: ")
    assert done.err.count("\n") == 1


def test_analyze_prints_one_object_a_line_whose_spans_fit(run: Runner) -> None:
    done = run("analyze", "-", given=_TEXT.encode())
    (value,) = map(json.loads, done.out.splitlines())
    assert list(value) == [
        "id",
        "source",
        "title",
        "date",
        "kind",
        "text",
        "sentences",
        "entities",
        "quotes",
        "stances",
        "summary",
        "pipeline",
    ]
    assert value["text"] == _TEXT
    first = value["sentences"][0]
    assert _TEXT[first["start"] : first["end"]] == "Donald Trump praised Kim Jong Un on Monday."
    assert all(0 <= each["start"] < each["end"] <= len(_TEXT) for each in value["entities"] + value["quotes"])


def test_a_spacy_model_that_is_not_there_is_named_with_what_to_do(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    done = run("analyze", "-", "--spacy-model", "en_core_web_sm", given=_TEXT.encode())
    assert (done.status, done.out) == (1, "")
    assert done.err == "crossread: this needs the extra `spacy`: pip install 'crossread[spacy]'\n"


def test_analyze_finds_names_by_the_model_that_is_asked_for(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_rain(sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        return [
            [Tagged(at, at + 1, EntityKind.PERSON) for at, each in enumerate(s) if each.text == "Rain"]
            for s in sentences
        ]

    made = pipeline.with_tagger(of_rain, "rain")
    monkeypatch.setattr(pipeline, "with_model", lambda name: made if name == "rain" else pipeline.DEFAULT)
    named, default = (
        json.loads(run("analyze", "-", *model, given=_TEXT.encode()).out) for model in (("--spacy-model", "rain"), ())
    )
    assert "Rain" in {each["name"] for each in named["entities"]} - {each["name"] for each in default["entities"]}
    assert (named["pipeline"], default["pipeline"]) == (made.version, pipeline.VERSION)


def test_the_same_input_gives_the_same_bytes(run: Runner) -> None:
    assert run("analyze").out == run("analyze").out


def test_an_article_that_is_named_twice_is_analysed_twice(run: Runner) -> None:
    assert len(run("analyze", "-", "-", given=_TEXT.encode()).out.splitlines()) == 2


def test_compare_lays_each_source_beside_the_others_once(run: Runner) -> None:
    ids = [each.id for each in Library.open().articles]
    value = json.loads(run("compare", *ids, ids[0], "--format", "json").out)
    assert [each["id"] for each in value["sources"]] == ids
    for row in value["rows"]:
        assert [cell["article"] for cell in row["cells"]] == ids


def test_every_piece_of_evidence_is_a_passage_of_its_article(run: Runner) -> None:
    value = json.loads(run("compare", "--format", "json").out)
    library = Library.open()
    spans = [
        (cell["article"], start, end)
        for row in value["rows"]
        for cell in row["cells"]
        for said in (cell, *cell["voices"])
        for start, end in said["evidence"]
    ]
    assert spans
    assert all(library.article(article).body[start:end].strip() for article, start, end in spans)


@pytest.mark.parametrize("form", [(), ("--plain",), ("--format", "markdown")])
def test_compare_can_be_read(run: Runner, form: tuple[str, ...]) -> None:
    done = run("compare", *form)
    assert done.status == 0
    assert "WhoWhatWhy" in done.out
    assert "Kim Jong Un" in done.out


def test_a_question_can_be_a_file(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(_QUESTION)
    assert json.loads(run("compare", "--question", str(path), "--format", "json").out)["question"] == "mine"
    path.write_text("id: mine\ntitle: T\n")
    done = run("analyze", "--question", str(path))
    assert (done.status, done.out) == (1, "")
    assert "q.yaml, line 1: `subject` is missing" in done.err


def test_questions_of_the_readers_own_are_asked_only_when_they_are_named(run: Runner) -> None:
    folder = config_folder() / "questions"
    folder.mkdir(parents=True)
    (folder / "q.yaml").write_text(_QUESTION)
    asked = json.loads(run("compare", "--format", "json").out)["question"]
    named = json.loads(run("compare", "--question", "mine", "--format", "json").out)["question"]
    assert (asked, named) == ("trump-leader-friendships", "mine")


def test_a_question_that_is_not_there_is_wrong_usage(run: Runner) -> None:
    assert run("compare", "--question", "nonsense").status == 2
    assert run("compare", "--question", "nonsense.yaml").err == "crossread: nonsense.yaml: there is no such file\n"


def test_labels_of_the_reader_count_and_are_marked(run: Runner) -> None:
    found = next(row for row in json.loads(run("compare", "--format", "json").out)["rows"])
    question = Library.open().question()
    cell = next(cell for cell in found["cells"] if cell["relation"] != "silent")
    corrections, _ = Corrections.read()
    corrections.set(question.id, found["counterpart"], cell["article"], relation=Relation.DENIED, stance=Stance.NEUTRAL)
    again = json.loads(run("compare", "--format", "json").out)
    changed = next(row for row in again["rows"] if row["counterpart"] == found["counterpart"])
    (mine,) = [each for each in changed["cells"] if each.get("corrected")]
    assert (mine["article"], mine["relation"], mine["stance"]) == (cell["article"], "denied", "neutral")
    assert "(corrected by the reader)" in run("compare", "--plain").out


def test_export_writes_a_file_for_each_article_and_one_for_the_comparison(run: Runner, tmp_path: Path) -> None:
    done = run("export", "--to", str(tmp_path / "notes"))
    paths = [Path(line) for line in done.out.splitlines()]
    assert sorted(paths) == sorted((tmp_path / "notes").iterdir())
    assert paths[0].name == "comparison.md"
    assert len(paths) == 4
    before = [path.read_bytes() for path in paths]
    assert run("export", "--to", str(tmp_path / "notes")).out == done.out
    assert [path.read_bytes() for path in paths] == before
    assert all(path.read_text().startswith("---\ncrossread: ") for path in paths)


def test_export_leaves_files_of_the_reader_alone(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "comparison.md").write_text("mine")
    done = run("export", "--to", str(tmp_path))
    assert (done.status, done.out) == (1, "")
    assert "--force" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["comparison.md"]
    assert run("export", "--to", str(tmp_path), "--force").status == 0


def test_export_in_json_to_standard_output_is_one_object_a_line(run: Runner) -> None:
    lines = run("export", "--to", "-", "--format", "json").out.splitlines()
    assert [sorted({"rows", "sentences"} & json.loads(line).keys()) for line in lines] == [
        ["rows"],
        *[["sentences"]] * 3,
    ]
    assert all(line.startswith('{"crossread": "') for line in lines)
