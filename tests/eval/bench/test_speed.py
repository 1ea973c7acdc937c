"""The speed bench: a corpus that grows by copies, the server and the command as their users run them."""

from pathlib import Path

import pytest

from corpus.records import Document, Task
from eval.bench.figure import Figure, table
from eval.bench.growth import copies, growth
from eval.bench.process import serving
from eval.bench.speed import at_terminal, in_process, over_http
from eval.errors import BenchFailed
from index.build import build_index
from settings import Settings
from tests.eval.conftest import Ask


@pytest.fixture
def live(plan: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A live build of the small plan."""
    monkeypatch.setenv("HOI_DATA_DIR", str(tmp_path))
    build_index([plan], Settings())
    return tmp_path


def test_copies_are_documents_of_their_own_whose_spans_are_true(plan: Document) -> None:
    grown = list(copies([plan], 4))
    assert [document.id for document in grown] == ["ke-hoach", "ke-hoach-1", "ke-hoach-2", "ke-hoach-3"]
    assert [document.number for document in grown] == ["1/KH-UBND", "11/KH-UBND", "21/KH-UBND", "31/KH-UBND"]
    for document in grown:
        assert [len(task.text.exact) for task in document.tasks] == [len(task.text.exact) for task in plan.tasks]
        for task in document.tasks:
            assert task.document_id == document.id
            assert task.id.startswith(f"{document.id}~")
            assert all(document.text[quote.start : quote.end] == quote.exact for quote in _quotes(task))


def test_copies_exchange_the_rarer_words(plan: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.bench.growth.RARE", 1)
    texts = {document.text for document in copies([plan], 4)}
    assert len(texts) == 4
    assert {len(text) for text in texts} == {len(plan.text)}


def test_a_grown_corpus_is_built_and_asked(plan: Document, ask: Ask) -> None:
    found = growth([plan], [ask()], 2)
    assert (found.times, found.documents, found.records) == (2, 2, 4)
    assert min(found.build, found.build_memory, found.memory, found.passes[0].p50) > 0


@pytest.mark.usefixtures("live")
def test_the_live_build_is_asked_at_the_terminal_over_http_and_in_process(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.bench.speed.RUNS", 1)
    questions = [ask(), ask(question="Còn hạn?", history=["Ai chủ trì cổng dữ liệu mở?"]), ask(question=" ")]
    figures = [*at_terminal(), *over_http(questions), *in_process(questions)]
    assert len(figures) == 11
    assert all(figure.value > 0 for figure in figures)


def test_a_server_that_does_not_start_is_told_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="hoi index build"), serving("serve", ready="/", HOI_DATA_DIR=str(tmp_path)):
        pass


def test_figures_stand_beside_what_they_should_be() -> None:
    lines = table([Figure("p95", 12.34, "ms", 30), Figure("bộ nhớ", 284.4, "MiB")]).splitlines()
    assert lines[2:] == ["| p95 | 12.3 ms | ≤ 30 ms |", "| bộ nhớ | 284 MiB |  |"]


def _quotes(task: Task) -> list[object]:
    return [each for each in (task.text, task.lead, task.output, *task.coordinating) if each]
