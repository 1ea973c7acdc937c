"""Search over passages: keys, vectors and late interaction in one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import keys
from index.errors import IndexMismatch
from index.hybrid import HybridIndex, standardised
from index.late import LateIndex
from index.static import StaticEmbedder
from tests.index.conftest import PLANS


@pytest.fixture(scope="module")
def index(embedder: StaticEmbedder) -> HybridIndex:
    return HybridIndex.build(PLANS, embedder)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Ai chủ trì triển khai nền tảng số quốc gia?", 0),
        ("ai phoi hop tuyen truyen chuyen doi so", 1),
        ("thẩm định an toàn thông tin", 2),
        ("Thanh tra tỉnh báo cáo kết quả thực hiện khi nào", 3),
    ],
)
def test_a_question_finds_its_passage(index: HybridIndex, question: str, row: int) -> None:
    assert index.search(question, 1)[0][0] == row


def test_every_passage_gets_every_score(index: HybridIndex) -> None:
    scores = index.scores("Văn phòng chủ trì")
    for part in (scores.lexical, scores.dense, scores.late, scores.fused):
        assert part.shape == (len(PLANS),)
        assert part.dtype == np.float32
    assert (scores.late >= 0).all()
    assert (scores.late <= 1 + 1e-6).all()


def test_the_same_words_are_as_near_as_can_be(embedder: StaticEmbedder) -> None:
    late = LateIndex.build(embedder, PLANS)
    assert late.scores(embedder.tokens([PLANS[2]])[0])[2] == pytest.approx(1.0, abs=1e-5)
    assert late.scores(embedder.tokens([PLANS[2]])[0]).argmax() == 2


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_question_breaks_the_search(index: HybridIndex, question: str) -> None:
    found = index.search(question, 3)
    assert len(found) == 3
    assert all(np.isfinite(score) for _, score in found)


@pytest.mark.parametrize("texts", [[], [""], ["", "☺"]])
def test_empty_collections_can_be_built_saved_and_asked(
    texts: list[str], embedder: StaticEmbedder, tmp_path: Path
) -> None:
    HybridIndex.build(texts, embedder).save(tmp_path)
    index = HybridIndex.load(tmp_path, embedder)
    assert len(index) == len(texts) == len(index.search("chủ trì", 9))


def test_a_loaded_index_scores_as_the_built_one(index: HybridIndex, embedder: StaticEmbedder, tmp_path: Path) -> None:
    index.save(tmp_path)
    again = HybridIndex.load(tmp_path, embedder).scores("Văn phòng làm gì trong quý II")
    assert np.array_equal(again.fused, index.scores("Văn phòng làm gì trong quý II").fused)


def test_another_version_of_the_keys_is_refused(
    index: HybridIndex, embedder: StaticEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.save(tmp_path)
    monkeypatch.setattr(keys, "VERSION", keys.VERSION + 1)
    with pytest.raises(IndexMismatch, match="hoi index build"):
        HybridIndex.load(tmp_path, embedder)


def test_a_folder_without_an_index_is_refused(embedder: StaticEmbedder, tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="hoi index build"):
        HybridIndex.load(tmp_path, embedder)


def test_equal_scores_tell_nothing_apart() -> None:
    assert standardised(np.ones(3, np.float32)).tolist() == [0, 0, 0]
    assert standardised(np.array([1, 3], np.float32)) == pytest.approx([-1, 1])
    assert standardised(np.array([[1, 3], [2, 2]], np.float32)).tolist() == [[-1, 1], [0, 0]]
