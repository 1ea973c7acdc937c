"""Many files at once: folders, bad files among good ones, one rebuild, a watched folder."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.commands import corpus_commands
from corpus.document import make_document
from corpus.ingest import files_under, ingest, watch
from corpus.layout import Layout
from corpus.records import Document
from corpus.store import State, Store

PLAN = "KẾ HOẠCH\n\nCông tác {}\n\nI. MỤC ĐÍCH\n\nBảo đảm chất lượng, tiến độ.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kế hoạch"
    (folder / "con").mkdir(parents=True)
    for name in ("a.txt", "con/b.md"):
        (folder / name).write_text(PLAN.format(name), encoding="utf-8")
    (folder / "rỗng.pdf").write_bytes(b"")
    (folder / "ảnh.svg").write_text("<svg/>")
    (folder / ".ẩn.txt").write_text("x")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "shipped").mkdir()
    return Store(tmp_path / "data", tmp_path / "shipped")


def test_one_bad_file_never_stops_the_rest(folder: Path, store: Store) -> None:
    rebuilt: list[int] = []
    told: list[int] = []
    outcomes = ingest(
        [folder], store, lambda s: rebuilt.append(len(s.files())), lambda number, total, _: told.append(number)
    )
    assert {outcome.source: outcome.state for outcome in outcomes} == {
        "a.txt": State.ADDED,
        "b.md": State.ADDED,
        "rỗng.pdf": State.FAILED,
    }
    assert (rebuilt, told) == ([2], [1, 2, 3])


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), RecursionError("too deep"), KeyError("x")])
def test_an_error_that_nobody_foresaw_is_one_sentence_for_its_file(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    reading = make_document

    def failing(layout: Layout, source: str, *rest: str) -> Document:
        if source == "a.txt":
            raise error
        return reading(layout, source, *rest)

    with monkeypatch.context() as patched:
        patched.setattr("corpus.store.make_document", failing)
        outcomes = {outcome.source: outcome for outcome in ingest([folder], store, lambda _: None)}
        assert (outcomes["a.txt"].state, outcomes["b.md"].state) == (State.FAILED, State.ADDED)
        assert "“a.txt”" in outcomes["a.txt"].message
    ingest([folder], store, lambda _: None)
    monkeypatch.setattr("corpus.store.make_document", failing)
    documents, failed = store.documents()
    assert ([document.source for document in documents], [one.source for one in failed]) == (["b.md"], ["a.txt"])


def test_nothing_new_rebuilds_nothing(folder: Path, store: Store) -> None:
    ingest([folder], store, lambda _: None)
    ingest([folder], store, lambda _: pytest.fail("không có gì đổi"))


def test_a_folder_linked_into_itself_is_walked_once(folder: Path) -> None:
    (folder / "con" / "vòng").symlink_to(folder, target_is_directory=True)
    assert [path.name for path in files_under([folder])] == ["a.txt", "rỗng.pdf", "b.md"]


def test_a_folder_or_file_that_vanishes_while_it_is_walked_is_one_sentence(folder: Path, store: Store) -> None:
    walked = files_under([folder])
    found = [next(walked)]
    shutil.rmtree(folder / "con")
    found += walked
    (folder / "a.txt").unlink()
    outcomes = ingest(found, store, lambda _: pytest.fail("không có gì đổi"))
    told = {outcome.source: outcome.message for outcome in outcomes}
    assert told["a.txt"] == "Không đọc được tệp “a.txt”: không còn ở đó."
    assert told["con"] == "Không đọc được tệp “con”: không còn ở đó."


def test_a_watched_folder_that_vanishes_is_told_of_once(folder: Path) -> None:
    looks = watch(folder, 0, wait=lambda _: None)
    next(looks)
    shutil.rmtree(folder)
    assert [next(looks) for _ in range(3)] == [[], [folder], []]


def test_a_watched_folder_gives_each_file_once_it_has_come_to_rest(folder: Path) -> None:
    looks = watch(folder, 0, wait=lambda _: None)
    assert next(looks) == []
    assert {path.name for path in next(looks)} == {"a.txt", "b.md", "rỗng.pdf"}
    (folder / "c.txt").write_text("nửa đầu")
    assert next(looks) == []
    (folder / "c.txt").write_text("cả tệp, dài hơn trước")
    assert next(looks) == []
    assert [path.name for path in next(looks)] == ["c.txt"]
    assert next(looks) == []


class Terminal:
    """The commands as typed, over one store."""

    def __init__(self, store: Store) -> None:
        self.group = corpus_commands(lambda: store, lambda _: None)

    def __call__(self, *words: str) -> tuple[int, str]:
        result = CliRunner().invoke(self.group, list(words))
        return result.exit_code, result.output


def test_the_exit_status_tells_success_from_partial_success(folder: Path, store: Store) -> None:
    hoi = Terminal(store)
    assert hoi("add", str(folder / "a.txt"))[0] == 0
    assert hoi("add", str(folder))[0] == 1
    assert hoi("add", str(folder / "rỗng.pdf"))[0] == 2
    assert hoi("add", str(folder / "không có"))[0] == 2
    assert hoi("remove", "không-có")[0] == 2


def test_show_tells_which_plans_carry_a_plan_out(folder: Path, store: Store) -> None:
    numbered = "Số: {}/KH-UBND\n\nKẾ HOẠCH\n\nCông tác\n\nThực hiện Kế hoạch số {}/KH-UBND ngày 01/4/2026, ban hành:\n"
    for name, number, basis in (("một.txt", 71, 7), ("hai.txt", 72, 71)):
        (folder / name).write_text(numbered.format(number, basis), encoding="utf-8")
    hoi = Terminal(store)
    hoi("add", str(folder / "một.txt"), str(folder / "hai.txt"))
    assert "được thực hiện bởi: hai" in hoi("show", "mot")[1]


def test_the_commands_tell_what_was_understood(folder: Path, store: Store) -> None:
    hoi = Terminal(store)
    hoi("add", str(folder / "a.txt"))
    assert "Công tác a.txt" in hoi("list")[1]
    assert '"tasks": 0' in hoi("list", "--json")[1]
    assert "kind: Kế hoạch" in hoi("show", "a")[1]
    assert "số, ký hiệu" in hoi("check")[1]
    assert '"code": "number-missing"' in hoi("check", "a", "--json")[1]
    assert hoi("show", "không-có")[0] == 2
    assert hoi("update", "a")[0] == 0
    assert "không đổi" in hoi("update")[1]
