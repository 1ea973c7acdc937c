"""The corpus on disk: what is added, replaced, kept, corrected and removed."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument, UnreadableDocument
from corpus.kept import KeptLayouts
from corpus.layout import Layout
from corpus.readers.limits import Limits
from corpus.sidecar import confirmed
from corpus.snapshot import safe_name
from corpus.store import State, Store

PLAN = """THANH TRA TỈNH

Số: 12/KH-TTr

Lạng Sơn, ngày 05 tháng 6 năm 2026

KẾ HOẠCH

Thanh tra năm 2026

| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Rà soát quy trình nghiệp vụ | Văn phòng | Quý II/2026 |
| 2 | Tổ chức tập huấn | Phòng Nghiệp vụ 1 | Thường xuyên |
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "kem-theo.txt").write_text("KẾ HOẠCH\n\nCông tác năm 2025\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, shipped: Path) -> Store:
    return Store(tmp_path / "data", shipped)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write(tmp_path / "Kế hoạch 12.md", PLAN)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_added_plan_is_read_and_kept(store: Store, plan: Path) -> None:
    outcome = store.add(plan)
    assert (outcome.state, outcome.document_id) == (State.ADDED, "ke-hoach-12")
    document = store.document("ke-hoach-12")
    assert (document.number, document.source, len(document.tasks)) == ("12/KH-TTr", "Kế hoạch 12.md", 2)
    assert set(store.files()) == {"kem-theo", "ke-hoach-12"}


def test_the_same_content_is_taken_once(store: Store, plan: Path) -> None:
    store.add(plan)
    assert store.add(plan).state is State.UNCHANGED
    assert store.add(write(plan.parent / "bản sao.md", PLAN)).document_id == "ke-hoach-12"


def test_what_did_not_change_is_not_read_again(store: Store, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(plan)

    def refuse(path: Path, limits: Limits) -> Layout:
        raise AssertionError(f"đọc lại {path.name}")

    monkeypatch.setattr("corpus.kept.read_layout", refuse)
    assert store.document("ke-hoach-12").number == "12/KH-TTr"


def test_a_changed_plan_replaces_its_older_self(store: Store, plan: Path) -> None:
    store.add(plan)
    assert store.add(write(plan, PLAN.replace("12/KH-TTr", "13/KH-TTr"))).state is State.UPDATED
    assert store.document("ke-hoach-12").number == "13/KH-TTr"


def test_reading_twice_gives_the_same_bytes(tmp_path: Path, shipped: Path, plan: Path) -> None:
    written = []
    for name in ("một", "hai"):
        store = Store(tmp_path / name, shipped)
        store.add(plan)
        written.append([document.model_dump_json() for document in store.documents()[0]])
    assert written[0] == written[1]


def test_a_bad_file_leaves_the_corpus_as_it_was(store: Store, plan: Path) -> None:
    store.add(plan)
    before = sorted(store.folder.parent.rglob("*"))
    with pytest.raises(UnreadableDocument):
        store.add(write(plan.parent / "rỗng.txt", ""))
    assert sorted(store.folder.parent.rglob("*")) == before


def test_a_full_disk_is_told_in_a_sentence(store: Store, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(UnreadableDocument, match="Hết dung lượng đĩa"):
        store.add(plan)
    assert set(store.files()) == {"kem-theo"}


def test_a_file_that_changes_while_it_is_read_is_refused(
    store: Store, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def growing(source: Path, copy: Path) -> None:
        copy.write_bytes(source.read_bytes())
        write(source, PLAN + "thêm một dòng\n")

    monkeypatch.setattr(shutil, "copyfile", growing)
    with pytest.raises(UnreadableDocument, match="thay đổi trong lúc đọc"):
        store.add(plan)


def test_what_an_interrupted_run_left_is_cleared(store: Store, plan: Path) -> None:
    left = store.folder.parent / "incoming" / "cũ"
    left.mkdir(parents=True)
    store.add(plan)
    assert not left.exists()


def test_an_added_plan_can_be_removed_a_shipped_one_not(store: Store, plan: Path) -> None:
    store.add(plan)
    assert store.remove("ke-hoach-12").state is State.REMOVED
    assert set(store.files()) == {"kem-theo"}
    for name in ("kem-theo", "ke-hoach-12"):
        with pytest.raises(UnknownDocument):
            store.remove(name)


def test_corrections_of_an_operator_survive_a_new_reading(store: Store, plan: Path) -> None:
    store.add(plan)
    write(
        store.sidecar("Kế hoạch 12.md"),
        'issuer = "Thanh tra tỉnh Lạng Sơn"\ndate = "2026-06"\nconfirmed = ["number"]\n',
    )
    store.update("ke-hoach-12")
    document = store.document("ke-hoach-12")
    assert (document.issuer, document.date and document.date.value) == ("Thanh tra tỉnh Lạng Sơn", "2026-06")
    assert not {"date", "issuer"} & set(document.evidence)
    assert {doubt.code for doubt in document.doubts} >= {"corrected"}
    assert confirmed(store.sidecar("Kế hoạch 12.md")) == {"number", "issuer", "date"}


def test_a_broken_sidecar_is_a_doubt(store: Store, plan: Path) -> None:
    store.add(plan)
    write(store.sidecar("Kế hoạch 12.md"), "number = 12\n")
    document = store.document("ke-hoach-12")
    assert document.number == "12/KH-TTr"
    assert [doubt.code for doubt in document.doubts] == ["sidecar"]


def test_a_file_damaged_later_does_not_hide_the_others(store: Store, plan: Path) -> None:
    store.add(plan)
    write(store.folder / "Kế hoạch 12.md", "")
    documents, failed = store.documents()
    assert [document.id for document in documents] == ["kem-theo"]
    assert [outcome.state for outcome in failed] == [State.FAILED]


def test_a_damaged_kept_layout_is_read_again(tmp_path: Path, plan: Path) -> None:
    kept = KeptLayouts(tmp_path / "layouts", Limits())
    first = kept.of(plan, "a" * 64)
    for file in (tmp_path / "layouts").iterdir():
        file.write_text("{", encoding="utf-8")
    assert kept.of(plan, "a" * 64) == first


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        (".ẩn.pdf", "ẩn.pdf"),
        ("a\nb\x00c.docx", "a-b-c.docx"),
        ("..", "van-ban"),
        ("Kế hoạch số 12.pdf", "Kế hoạch số 12.pdf"),
        (os.fsdecode(b"k\xff.pdf"), "k-.pdf"),
    ],
)
def test_odd_file_names_become_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_long_file_names_are_cut_between_letters() -> None:
    name = safe_name("ế" * 200 + ".pdf")
    assert name.endswith("ế.pdf")
    assert len(name.encode()) <= 180
