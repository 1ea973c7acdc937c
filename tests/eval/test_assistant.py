"""The assistant as it is, over the plans that ship: held against the committed baseline, and probed for inventions."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import read_document
from corpus.records import Document
from eval.baseline import BASELINE, gate, read_baseline
from eval.checker import check_gold
from eval.commands import evaluation
from eval.gold import load_gold
from eval.invention.asking import probes
from eval.invention.inventions import inventions
from eval.invention.probe import Probe
from eval.mutation import survivors
from eval.result import Run
from eval.run import evaluate
from index.build import build_index
from retrieval import Assistant
from settings import Settings


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over a fresh build of the shipped plans."""
    ours = Settings(data_dir=tmp_path_factory.mktemp("data"))
    files = [path for path in sorted(ours.documents_dir.iterdir()) if path.suffix in (".md", ".txt")]
    return Assistant(build_index([read_document(path) for path in files], ours), ours)


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> list[Probe]:
    """Every generated question about a task or a target."""
    return [probe for probe in probes(assistant.catalog) if not isinstance(probe.record, Document)]


@pytest.fixture(scope="module")
def run(assistant: Assistant) -> Run:
    """All gold questions asked once."""
    return evaluate(assistant, load_gold())


def test_the_gold_questions_are_about_the_shipped_plans(assistant: Assistant) -> None:
    assert check_gold(load_gold(), assistant.catalog.documents) == []


def test_nothing_is_worse_than_the_baseline(assistant: Assistant, run: Run) -> None:
    reasons = gate(read_baseline(), run, assistant.catalog.documents.values())
    assert reasons == [], "\n".join(reasons)


def test_every_citation_stands_where_it_says(run: Run) -> None:
    assert [reply.question.id for reply in run.replies if reply.judgement.misquoted] == []


def test_damage_done_on_purpose_turns_the_gate_red(assistant: Assistant, run: Run) -> None:
    found = survivors(run, assistant.catalog.documents.values())
    assert [name for name, reasons in found.items() if not reasons] == []


@settings(max_examples=60, deadline=None)
@given(at=st.integers(min_value=0, max_value=99_999))
def test_nothing_is_invented_whatever_is_asked_of_a_task_or_target(
    assistant: Assistant, asked: list[Probe], at: int
) -> None:
    probe = asked[at % len(asked)]
    assert inventions(probe, assistant.ask(probe.question), assistant.catalog) == []


def test_the_commands_run_and_report(assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.commands.open_assistant", lambda _: assistant)
    monkeypatch.setenv("HOI_DATA_DIR", str(tmp_path))
    call, page = CliRunner().invoke, tmp_path / "bao-cao.html"
    assert call(evaluation, ["run", "--kind", "greeting", "--json"]).exit_code == 0
    latest = str(tmp_path / "eval" / "latest.json")
    assert call(evaluation, ["compare", latest, latest]).exit_code == 0
    assert call(evaluation, ["report", "--out", str(page)]).exit_code == 0
    assert "Kết quả đánh giá trợ lý" in page.read_text(encoding="utf-8")
    missing = call(evaluation, ["report", str(tmp_path / "thieu.json")])
    assert missing.exit_code == 2
    assert "hoi eval run" in missing.output


def test_an_office_adds_its_questions(assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.commands.open_assistant", lambda _: assistant)
    sheet = str(tmp_path / "mau.xlsx")
    assert CliRunner().invoke(evaluation, ["import", sheet, "--template"]).exit_code == 0
    added = CliRunner().invoke(evaluation, ["import", sheet, "--prefix", "so", "--into", str(tmp_path)])
    assert "Đã thêm 1 câu" in added.output
    assert [question.id for question in load_gold(tmp_path)] == ["so-001"]


def test_the_baseline_is_small_enough_to_be_read_in_a_diff() -> None:
    assert BASELINE.stat().st_size < 400_000
