"""A build is written whole, switched at once, and refused when it is not what it should be."""

import json

import pytest

from corpus.records import Document
from index.build import POINTER, build_index, builds_folder, live_folder, open_build, verify
from index.errors import IndexMismatch, IndexMissing
from settings import Settings


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path)


def document(name: str, text: str) -> Document:
    return Document(id=name, source=f"{name}.txt", sha256="0", text=text)


def test_the_same_content_is_the_same_build(settings):
    first = build_index([document("a", "một")], settings)
    assert build_index([document("a", "một")], settings).id == first.id
    assert build_index([document("a", "hai")], settings).id != first.id


def test_an_open_build_outlives_the_next_one(settings):
    old = build_index([document("a", "một")], settings)
    build_index([document("a", "một"), document("b", "hai")], settings)
    assert list(old.documents) == ["a"]
    assert list(open_build(settings).documents) == ["a", "b"]


def test_without_a_build_the_sentence_says_what_to_run(settings):
    with pytest.raises(IndexMissing, match="hoi index build"):
        open_build(settings)


def test_a_changed_file_is_found(settings):
    folder = build_index([document("a", "một")], settings).folder
    assert verify(folder) == []
    (folder / "documents" / "a.json").write_text("{}")
    assert verify(folder) == ["documents/a.json"]
    with pytest.raises(IndexMismatch, match="hoi index build"):
        open_build(settings)


def test_another_model_is_refused(settings):
    folder = build_index([document("a", "một")], settings).folder
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"model": "khác"}))
    with pytest.raises(IndexMismatch, match="mô hình"):
        open_build(settings)


def test_a_foreign_folder_is_refused(settings):
    folder = builds_folder(settings) / "lạ"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("[]")
    (builds_folder(settings) / POINTER).write_text("lạ")
    assert live_folder(settings) == folder
    with pytest.raises(IndexMismatch):
        open_build(settings)
