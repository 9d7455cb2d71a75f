"""The reader's labels are kept, can be edited by hand, and are never lost to a damaged file."""

from pathlib import Path

import pytest

from reader import paths
from reader.errors import CrossreadError
from reader.model import Relation, Stance
from reader.store.corrections import Correction, Corrections

_ENTRY = "corrections:\n- {question: q, counterpart: Kim Jong Un, article: 0e12, relation: cooled}\n"


def test_a_label_is_there_after_a_new_start() -> None:
    corrections, problems = Corrections.read()
    assert problems == ()
    corrections.set("q", "[AP] Kim: #1 ❤", "0e12", relation=Relation.DENIED, stance=None)
    corrections.set("q", "Xi", "017", relation=None, stance=Stance.MIXED)
    again, problems = Corrections.read()
    assert problems == ()
    assert len(again) == 2
    assert again.get("q", "[AP] Kim: #1 ❤", "0e12") == Correction(Relation.DENIED, None)
    assert again.get("q", "Xi", "017") == Correction(None, Stance.MIXED)


def test_a_label_can_be_taken_back() -> None:
    corrections, _ = Corrections.read()
    corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    corrections.set("q", "Kim", "a", relation=None, stance=None)
    assert len(Corrections.read()[0]) == 0


def test_the_file_can_be_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text("# mine\n" + _ENTRY)
    corrections, problems = Corrections.read(path)
    assert problems == ()
    assert corrections.get("q", "Kim Jong Un", "0e12") == Correction(Relation.COOLED, None)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (b"corrections: [", "not valid YAML"),
        (b"\xff\xfe\x00garbage", "UTF-8"),
        (b"corrections: [{question: q}]", "`counterpart` is missing"),
        (b"corrections: [{question: q, counterpart: c, article: a}]", "needs a `relation`"),
        (b"corrections: [{question: q, counterpart: c, article: a, relation: silent}]", "is not one of"),
        (b"labels: []", "unknown key"),
    ],
)
def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path, damage: bytes, reason: str) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_bytes(damage)
    corrections, problems = Corrections.read(path)
    assert reason in problems[0].reason
    assert "set aside as corrections.damaged-1.yaml" in problems[0].reason
    corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    assert (tmp_path / "corrections.damaged-1.yaml").read_bytes() == damage
    assert len(Corrections.read(path)[0]) == 1


def test_entries_that_can_be_read_are_kept_beside_a_wrong_one(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(_ENTRY + "- {question: q, counterpart: c, article: a, stance: wrong}\n")
    corrections, problems = Corrections.read(path)
    assert [problem.line for problem in problems] == [3]
    assert len(corrections) == len(Corrections.read(path)[0]) == 1


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    for damage in ("a: [", "b: ["):
        path.write_text(damage)
        Corrections.read(path)
    assert (tmp_path / "corrections.damaged-1.yaml").read_text() == "a: ["
    assert (tmp_path / "corrections.damaged-2.yaml").read_text() == "b: ["


def test_a_label_that_cannot_be_kept_says_so_and_still_counts() -> None:
    paths.data_folder().parent.mkdir(parents=True)
    paths.data_folder().write_text("a file where the folder should be")
    corrections, _ = Corrections.read()
    with pytest.raises(CrossreadError, match="your correction is not kept"):
        corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    assert corrections.get("q", "Kim", "a") == Correction(Relation.DENIED, None)


def test_without_a_file_labels_are_kept_in_memory() -> None:
    corrections = Corrections()
    corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    assert len(corrections) == 1
    assert not paths.data_folder().exists()


def test_two_programs_keep_each_others_labels() -> None:
    one, other = Corrections.read()[0], Corrections.read()[0]
    one.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    other.set("q", "Xi", "a", relation=Relation.COOLED, stance=None)
    one.set("q", "Kim", "a", relation=None, stance=None)
    assert len(Corrections.read()[0]) == 1
    assert one.get("q", "Xi", "a") == Correction(Relation.COOLED, None)


def test_a_file_damaged_by_hand_while_the_program_runs_is_set_aside(tmp_path: Path) -> None:
    corrections, _ = Corrections.read(tmp_path / "corrections.yaml")
    corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    (tmp_path / "corrections.yaml").write_text("corrections: [")
    corrections.set("q", "Xi", "a", relation=Relation.COOLED, stance=None)
    assert (tmp_path / "corrections.damaged-1.yaml").read_text() == "corrections: ["
    assert len(Corrections.read(tmp_path / "corrections.yaml")[0]) == 2


def test_a_label_that_could_not_be_kept_is_kept_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "corrections.yaml"
    path.parent.write_text("in the way")
    corrections, _ = Corrections.read(path)
    with pytest.raises(CrossreadError):
        corrections.set("q", "Kim", "a", relation=Relation.DENIED, stance=None)
    path.parent.unlink()
    corrections.set("q", "Xi", "a", relation=Relation.COOLED, stance=None)
    assert len(Corrections.read(path)[0]) == 2


def test_the_labels_of_one_article_are_found_together() -> None:
    corrections = Corrections()
    corrections.set("q", "Xi", "a", relation=Relation.DENIED, stance=None)
    corrections.set("q", "Kim", "a", relation=None, stance=Stance.MIXED)
    corrections.set("q", "Kim", "b", relation=Relation.COOLED, stance=None)
    corrections.set("other", "Kim", "a", relation=Relation.COOLED, stance=None)
    assert list(corrections.of("q", "a").items()) == [
        ("Kim", Correction(None, Stance.MIXED)),
        ("Xi", Correction(Relation.DENIED, None)),
    ]
