"""Names found by another tagger: any function of the same form, and spaCy's models where there is one."""

import pickle
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from reader.analysis import pipeline
from reader.analysis.entities import spacy_tagger
from reader.analysis.entities.spacy_tagger import SpacyTagger
from reader.analysis.entities.tagger import Tagged
from reader.analysis.tokens import Token, tokens
from reader.errors import CrossreadError
from reader.ingest import article, blocks
from reader.model import Analysis, Article, EntityKind

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


@pytest.fixture(autouse=True)
def _forget_models() -> Iterator[None]:
    """No test sees a model that another has loaded."""
    spacy_tagger._loaded.cache_clear()
    yield
    spacy_tagger._loaded.cache_clear()


def text(body: str, language: str = "en") -> Article:
    return article.make(body, blocks.of_text(body), language=language)


def names(analysis: Analysis) -> set[tuple[str, EntityKind]]:
    return {(entity.name, entity.kind) for entity in analysis.entities if entity.named}


def small_words(sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
    """Takes every `zork` for a person."""
    return [[Tagged(at, at + 1, PERSON) for at, token in enumerate(each) if token.text == "zork"] for each in sentences]


# ---------------------------------------------------------------------------------------------- any tagger


def test_a_pipeline_finds_the_names_that_its_tagger_finds() -> None:
    found = pipeline.with_tagger(small_words, "small").analyse(text("Yesterday it was zork who spoke. Rain fell."))
    assert names(found) == {("zork", PERSON)}
    assert names(pipeline.analyse(text("Yesterday it was zork who spoke. Rain fell."))) == set()


def test_names_that_the_gazetteer_knows_are_found_by_any_tagger() -> None:
    found = pipeline.with_tagger(small_words, "small").analyse(text("Rain fell on Washington and on Kim Jong Un."))
    assert names(found) == {("Washington", PLACE), ("Kim Jong Un", PERSON)}


def test_what_another_tagger_finds_is_kept_under_another_version() -> None:
    made = pipeline.with_tagger(small_words, "small-1")
    assert made.version == f"{pipeline.VERSION}+small-1"
    assert made.analyse(text("It rains.")).pipeline == made.version
    assert pipeline.analyse(text("It rains.")).pipeline == pipeline.VERSION == pipeline.DEFAULT.version


def test_a_text_in_another_language_never_reaches_the_tagger() -> None:
    def refuse(_sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        raise AssertionError

    body = "Der Präsident sprach gestern mit dem Kanzler über die Lage der Nation und über das Wetter."
    assert pipeline.with_tagger(refuse, "none").analyse(text(body, "de")).entities == ()


def test_without_a_model_the_pipeline_is_the_default_one() -> None:
    assert pipeline.with_model("") is pipeline.DEFAULT


# ---------------------------------------------------------------------------------------------- a model, by hand


class Model:
    """What the adapter uses of a spaCy model: it takes each of the `known` words for what they say."""

    def __init__(self, known: dict[str, str], *, lang: str = "en", factory: str = "ner") -> None:
        self.known, self.lang, self.factory = known, lang, factory
        self.meta = {"lang": lang, "name": "test", "version": "1.2.3"}
        self.pipe_names = ["parser", "names"]
        self.texts: list[str] = []
        self.disabled: tuple[str, ...] = ()

    def get_pipe_meta(self, name: str) -> SimpleNamespace:
        finds = name == "names" and self.factory != "textcat"
        return SimpleNamespace(
            factory=self.factory if name == "names" else name, assigns=["doc.ents"] if finds else ["token.dep"]
        )

    def to_bytes(self, *, exclude: Sequence[str]) -> bytes:
        return repr((self.known, exclude)).encode()

    def pipe(self, texts: Iterator[str], *, disable: tuple[str, ...]) -> Iterator[SimpleNamespace]:
        self.disabled = disable
        for each in texts:
            self.texts.append(each)
            found = [(each.index(word), word, label) for word, label in self.known.items() if word in each]
            yield SimpleNamespace(
                ents=[
                    SimpleNamespace(start_char=start, end_char=start + len(word), label_=label)
                    for start, word, label in sorted(found)
                ]
            )


def install(monkeypatch: pytest.MonkeyPatch, model: Model | Exception) -> None:
    """Let this be the only model of a spaCy that is installed."""

    def load(_name: str) -> Model:
        if isinstance(model, Exception):
            raise model
        return model

    module = ModuleType("spacy")
    vars(module).update(__version__="9.9", load=load, util=SimpleNamespace(is_package=lambda name: name == "test"))
    monkeypatch.setitem(sys.modules, "spacy", module)


def tag(body: str) -> list[Tagged]:
    (found,) = SpacyTagger("test")([tokens(body)])
    return found


def test_labels_of_a_model_become_our_kinds_and_others_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = {"Ann": "PERSON", "Oslo": "GPE", "Alps": "LOC", "Acme": "ORG", "Dane": "NORP", "Monday": "DATE"}
    install(monkeypatch, Model(labels))
    assert tag("Ann left Oslo for the Alps with a Dane of Acme on Monday.") == [
        (0, 1, PERSON),
        (2, 3, PLACE),
        (5, 6, PLACE),
        (10, 11, ORGANISATION),
    ]


def test_a_name_of_several_words_is_several_of_our_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Model({"Ann van Ek's": "PERSON"}))
    assert tag("It was Ann van Ek's.") == [(2, 6, PERSON)]


@pytest.mark.parametrize(("known", "found"), [("Trump", []), ("pro-Trump New York", [(1, 4, PLACE)])])
def test_a_token_that_is_only_partly_a_name_is_none(
    monkeypatch: pytest.MonkeyPatch, known: str, found: list[Tagged]
) -> None:
    install(monkeypatch, Model({known: "GPE"}))
    assert tag("A pro-Trump New York.") == found


def test_a_model_sees_the_white_space_of_the_text_but_no_endless_word(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Model({"Bo": "PERSON"})
    install(monkeypatch, model)
    assert tag(f"“Yes”,  said\n{'x' * 5000} Bo.") == [(6, 7, PERSON)]
    assert model.texts == [f"“Yes”, said {'x' * 100} Bo."]


def test_only_components_that_names_need_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    for factory, disabled in (("ner", ("parser",)), ("entity_ruler", ())):
        spacy_tagger._loaded.cache_clear()
        model = Model({}, factory=factory)
        install(monkeypatch, model)
        tag("Rain fell.")
        assert model.disabled == disabled


def test_the_version_tells_models_of_one_name_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = []
    for known in ({"Ann": "PERSON"}, {"Ann": "PERSON"}, {"Bo": "PERSON"}):
        spacy_tagger._loaded.cache_clear()
        install(monkeypatch, Model(known))
        versions.append(pipeline.with_model("test").version)
    assert versions[0].startswith(f"{pipeline.VERSION}+en_test-1.2.3-")
    assert versions[0].endswith("-spacy-9.9")
    assert versions[0] == versions[1] != versions[2]


def test_a_pipeline_with_a_model_can_be_sent_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Model({"Zork": "PERSON"}))
    sent: pipeline.Pipeline = pickle.loads(pickle.dumps(pipeline.with_model("test")))
    assert names(sent.analyse(text("Rain fell on Zork."))) == {("Zork", PERSON)}


@pytest.mark.parametrize(
    ("model", "asked", "reason"),
    [
        (Model({}), "unknown", "there is no spaCy model `unknown`: python -m spacy download unknown"),
        (Model({}, lang="de"), "test", "is not for English"),
        (Model({}, factory="textcat"), "test", "it has no entity recogniser"),
        (OSError("[E053] Could not read meta.json\nand more"), "./test", "cannot be used: Could not read meta.json"),
        (KeyError(), "test", "cannot be used: KeyError"),
    ],
)
def test_a_model_that_cannot_be_used_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, model: Any, asked: str, reason: str
) -> None:
    install(monkeypatch, model)
    with pytest.raises(CrossreadError) as caught:
        pipeline.with_model(asked)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(CrossreadError, match=r"pip install 'crossread\[spacy\]'"):
        pipeline.with_model("en_core_web_sm")


# ---------------------------------------------------------------------------------------------- spaCy itself


def saved(folder: Path, patterns: list[dict[str, str]]) -> str:
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra that is not installed here")
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns(patterns)
    model.to_disk(folder)
    return str(folder)


def test_a_model_of_spacys_own_finds_its_names(tmp_path: Path) -> None:
    patterns = [{"label": "PERSON", "pattern": "Zork Blim"}, {"label": "ORG", "pattern": "Quux"}]
    path = saved(tmp_path / "model", patterns)
    made = pipeline.with_model(path)
    found = made.analyse(text("“It rains,” Zork Blim said.\nThe rain wet Quux's roofs, and Blim left."))
    assert names(found) == {("Zork Blim", PERSON), ("Quux", ORGANISATION)}
    (blim,) = (entity for entity in found.entities if entity.kind is PERSON)
    assert [found.text(mention.span) for mention in blim.mentions] == ["Zork Blim", "Blim"]
    assert made.version.startswith(f"{pipeline.VERSION}+en_pipeline-0.0.0-")


def test_two_models_that_people_trained_have_versions_of_their_own(tmp_path: Path) -> None:
    one, same, other = (
        saved(tmp_path / name, [{"label": "PERSON", "pattern": pattern}])
        for name, pattern in (("one", "Zork"), ("same", "Zork"), ("other", "Blim"))
    )
    assert SpacyTagger(one).version == SpacyTagger(same).version != SpacyTagger(other).version


def test_a_folder_without_a_model_is_told_in_a_line(tmp_path: Path) -> None:
    saved(tmp_path / "model", [])
    with pytest.raises(CrossreadError, match="cannot be used"):
        pipeline.with_model(str(tmp_path))
