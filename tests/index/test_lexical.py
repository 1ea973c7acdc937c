"""BM25 in a sparse matrix: what rank-bm25 says, and never below zero."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import K1, B, LexicalIndex, NeverNegativeBM25

TERMS = st.lists(st.sampled_from(["văn", "phòng", "chủ", "trì", "số", "hóa"]), max_size=8)


@settings(deadline=None)
@given(st.lists(TERMS, min_size=1, max_size=6).filter(any), TERMS)
def test_scores_are_those_of_rank_bm25(documents: list[list[str]], query: list[str]) -> None:
    index = LexicalIndex.build(documents)
    reference = NeverNegativeBM25(documents, k1=K1, b=B)
    assert index.scores(query) == pytest.approx(reference.get_scores(query), rel=1e-5, abs=1e-6)
    assert (index.scores(query) >= 0).all()


def test_a_word_of_every_document_still_counts() -> None:
    index = LexicalIndex.build([["kế", "hoạch"], ["kế", "hoạch", "năm"]])
    assert (index.scores(["kế"]) > 0).all()


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_nothing_to_search_scores_nothing(documents: list[list[str]]) -> None:
    assert LexicalIndex.build(documents).scores(["văn"]).tolist() == [0.0] * len(documents)


def test_an_index_read_back_scores_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.build([["văn", "phòng"], ["phòng", "văn phòng"]])
    index.save(tmp_path, "marked")
    again = LexicalIndex.load(tmp_path, "marked")
    assert np.array_equal(again.scores(["phòng", "văn phòng"]), index.scores(["phòng", "văn phòng"]))
