"""The committed gold questions, and the check that keeps them honest."""

from pathlib import Path

import pytest

from corpus.records import Document
from eval.checker import check_gold, check_manifest
from eval.errors import BadGold
from eval.gold import MANIFEST, Question, Split, load_gold, write_gold, write_manifest
from tests.eval.conftest import Ask


def messages(questions: list[Question], plan: Document, others: tuple[str, ...] = ()) -> str:
    """Everything that the check says."""
    return " ".join(problem.message for problem in check_gold(questions, {plan.id: plan}, others))


def test_the_committed_questions_are_many_of_both_splits_and_sealed() -> None:
    questions = load_gold()
    assert len(questions) >= 300
    assert all(len(load_gold(split=split)) >= 100 for split in Split)
    assert check_manifest() == []


def test_a_question_with_evidence_in_its_document_passes(ask: Ask, plan: Document) -> None:
    assert messages([ask()], plan) == ""


def test_evidence_that_no_document_holds_is_a_problem(ask: Ask, plan: Document) -> None:
    assert "không văn bản nào" in messages([ask(evidence=["câu bịa"])], plan)
    assert "không có văn bản khac.txt" in messages([ask(doc=["khac.txt"])], plan)


def test_an_answerable_question_needs_facts_and_evidence(ask: Ask, plan: Document) -> None:
    assert "phải có ý bắt buộc" in messages([ask(must=[])], plan)


def test_a_family_stays_on_one_side(ask: Ask, plan: Document) -> None:
    both = [ask(), ask(id="q-2", question="Bên nào lo cổng dữ liệu mở?", split="validate")]
    assert "nằm ở cả hai phần" in messages(both, plan)


def test_nothing_is_asked_twice(ask: Ask, plan: Document) -> None:
    twice = [ask(), ask(id="q-2", question="ai chủ trì “cổng dữ liệu mở”")]
    assert "hỏi lại đúng câu q-1" in messages(twice, plan)
    assert "mã bị trùng" in messages([ask(), ask(question="Câu khác?")], plan)


def test_a_question_near_a_foreign_one_is_a_problem_even_without_marks(ask: Ask, plan: Document) -> None:
    assert "gần trùng" in messages([ask()], plan, ("ai chu tri cong du lieu mo vay?",))


def test_questions_survive_being_written_and_read(ask: Ask, tmp_path: Path) -> None:
    write_gold(tmp_path / "mot.jsonl", [ask(), ask(id="q-2", history=["Câu trước"])])
    assert load_gold(tmp_path) == (ask(), ask(id="q-2", history=["Câu trước"]))


def test_a_broken_line_is_named_with_its_field(tmp_path: Path) -> None:
    (tmp_path / "hong.jsonl").write_text('{"id": "q-1"}\n', encoding="utf-8")
    with pytest.raises(BadGold, match=r"hong\.jsonl, dòng 1: trường question"):
        load_gold(tmp_path)


def test_a_file_changed_after_sealing_is_noticed(ask: Ask, tmp_path: Path) -> None:
    write_gold(tmp_path / "mot.jsonl", [ask()])
    write_manifest(tmp_path)
    assert check_manifest(tmp_path) == []
    write_gold(tmp_path / "mot.jsonl", [ask(note="sửa")])
    assert MANIFEST in check_manifest(tmp_path)[0].message
