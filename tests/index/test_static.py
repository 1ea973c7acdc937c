"""The shipped model is read alike by us, by model2vec and by sentence-transformers."""

from pathlib import Path

import numpy as np
import pytest
from model2vec import StaticModel
from sentence_transformers import SentenceTransformer

from index.errors import ModelMissing
from index.static import StaticEmbedder
from settings import ROOT

SHIPPED = ROOT / "index" / "model"
TEXTS = [
    "Đơn vị nào chủ trì triển khai các nền tảng số?",
    "don vi nao chu tri",
    "  57-NQ/TW, ngày 22/12/2024 ",
    "Kyrgyzstan ☺ hoà bình",
    "???",
    "",
    "- Văn phòng: " + "rất dài " * 700,
]


@pytest.mark.parametrize("which", ["made", "shipped"])
def test_three_readers_give_the_same_vectors(which: str, model_folder: Path) -> None:
    folder = SHIPPED if which == "shipped" else model_folder
    ours = StaticEmbedder(folder).queries(TEXTS)
    theirs = SentenceTransformer(str(folder), device="cpu").encode(TEXTS)
    static = StaticModel.from_pretrained(folder).encode(TEXTS)
    assert np.abs(ours - theirs).max() < 1e-5
    assert np.abs(ours - static).max() < 1e-5


def test_vectors_have_unit_length_or_are_zero(embedder: StaticEmbedder) -> None:
    lengths = np.linalg.norm(embedder.passages(TEXTS), axis=1)
    assert lengths == pytest.approx([1, 1, 1, 1, 0, 0, 1], abs=1e-5)
    assert embedder.passages([]).shape == (0, embedder.dimension)


def test_the_shipped_model_stays_within_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 30 * 2**20


def test_the_shipped_model_brings_synonyms_of_the_field_together() -> None:
    vectors = StaticEmbedder(SHIPPED).queries(["hạn chót", "thời gian hoàn thành", "đơn vị chủ trì"])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_another_model_has_another_id(model_folder: Path, tmp_path: Path) -> None:
    for path in model_folder.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    same = StaticEmbedder(tmp_path).id.rsplit("-", 1)[-1]
    assert same == StaticEmbedder(model_folder).id.rsplit("-", 1)[-1]
    assert same != StaticEmbedder(SHIPPED).id.rsplit("-", 1)[-1]


def test_a_missing_or_damaged_model_is_told_in_one_sentence(model_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"tokenizer\.json"):
        StaticEmbedder(tmp_path)
    (tmp_path / "tokenizer.json").write_bytes((model_folder / "tokenizer.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(ModelMissing, match="Không đọc được"):
        StaticEmbedder(tmp_path)
