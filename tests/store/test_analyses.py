"""Analyses and blocks come back as they were written, and names can be asked for."""

import contextlib
import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import pipeline
from reader.model import Analysis, Block, Entity, EntityKind, Form, Mention, Quote, Role, Sentence, Span
from reader.query import parse
from reader.store import blocks
from reader.store.packing import pack, unpack
from reader.store.store import Store
from tests.store.samples import article, filled

_TEXT = "# Friends\nDonald Trump met Kim Jong Un in Oslo. “He is a friend,” Trump said.\n\nKim agreed."
_SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
_ANALYSES = st.builds(
    Analysis,
    st.just(article()),
    st.lists(st.builds(Sentence, _SPANS, st.integers(0, 9), st.booleans())).map(tuple),
    st.lists(
        st.builds(
            Entity,
            _NAMES,
            st.sampled_from(EntityKind),
            st.lists(st.builds(Mention, _SPANS, st.sampled_from(Form))).map(tuple),
            _NAMES,
        )
    ).map(tuple),
    st.lists(
        st.builds(
            Quote, _SPANS, st.booleans(), _NAMES, st.none() | _SPANS, st.none() | _SPANS, st.none() | st.integers(0, 9)
        )
    ).map(tuple),
    _NAMES,
    _NAMES,
)


@given(_ANALYSES)
def test_an_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    assert unpack(pack(analysis), analysis.article) == analysis
    assert type(unpack(pack(analysis), analysis.article).sentences) is tuple


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["sentences", "entities", "quotes", "language", "pipeline"]), inner)
    ),
)


@given(st.binary(max_size=40) | _JSON.map(lambda value: zlib.compress(json.dumps(value).encode())))
def test_bytes_of_any_sort_are_an_analysis_or_refused_in_one_way(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(unpack(data, article()).language, str)


@pytest.mark.parametrize("data", [b"", b"{}", zlib.compress(b"[]"), zlib.compress(b"{}"), zlib.compress(b"\xff")])
def test_bytes_that_are_no_analysis_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not an analysis"):
        unpack(data, article())


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 99), st.sampled_from(Role))))
def test_blocks_come_back_as_they_were(parts: list[tuple[int, int, Role]]) -> None:
    laid, end = [], 0
    for gap, length, role in parts:
        laid.append(Block(Span(end + gap, end + gap + length), role))
        end += gap + length
    assert blocks.decode(blocks.encode(laid)) == tuple(laid)


def test_a_real_analysis_is_kept_until_the_text_or_the_pipeline_changes() -> None:
    with Store.memory() as store:
        (key,) = filled(store, [article("Friends", _TEXT)])
        kept = store.articles.articles([key])[0]
        analysis = pipeline.analyse(kept)
        assert store.analyses.get(kept, analysis.pipeline) is None
        store.analyses.keep(key, analysis)
        assert store.analyses.get(kept, analysis.pipeline) == analysis
        assert store.analyses.get(kept, "another") is None
        assert store.analyses.get(replace(kept, body=_TEXT + "!"), analysis.pipeline) is None
        store.analyses.keep(key, replace(analysis, pipeline="another"))
        assert store.analyses.get(kept, analysis.pipeline) is None


def test_articles_are_found_by_the_names_in_them() -> None:
    with Store.memory() as store:
        first, second = filled(store, [article("1", _TEXT), article("2", "Angela Merkel spoke.")])
        for key in (first, second):
            store.analyses.keep(key, pipeline.analyse(store.articles.articles([key])[0]))
        asked = {
            "entity:trump": [first],
            "entity:TRU*": [first],
            'entity:"jong un"': [first],
            "entity:merkel": [second],
        }
        assert {query: list(store.search.keys(parse(query))) for query in asked} == asked
        assert list(store.search.keys(parse("entity:rump"))) == []


def test_analyses_of_texts_that_are_gone_can_be_forgotten() -> None:
    with Store.memory() as store:
        first, second = filled(store, [article("1", _TEXT), article("2", "Angela Merkel spoke.")])
        for key in (first, second):
            store.analyses.keep(key, pipeline.analyse(store.articles.articles([key])[0]))
        store.articles.delete([first])
        assert store.analyses.forget_unused() == 1
        assert store.analyses.forget_unused() == 0


def test_articles_that_share_a_band_are_candidates_for_copies() -> None:
    with Store.memory() as store:
        keys = filled(store, [article(str(number)) for number in range(4)])
        assert sorted(store.stories.without_fingerprint(most=10)) == keys
        bands = {keys[0]: (1, 2**64 - 1), keys[1]: (2, 2**64 - 1), keys[2]: (2**64 - 1, 1)}
        store.stories.keep_fingerprints({**bands, 999: (1, 2)})
        assert sorted(store.stories.without_fingerprint(most=10)) == keys[3:]
        assert store.stories.candidates((5, 2**64 - 1)) == keys[:2]
        assert store.stories.candidates((1, 2**64 - 1), besides=[keys[0]]) == [keys[1]]
        assert store.stories.candidates(()) == []
        store.articles.delete([keys[1]])
        assert store.stories.candidates((2, 0)) == []
