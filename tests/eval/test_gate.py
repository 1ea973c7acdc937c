"""Comparison of runs, and the gate that a change has to pass."""

import pytest

from corpus.records import Document
from eval.baseline import baseline_of, gate, turned
from eval.compare import compare
from eval.errors import BadRun
from eval.gold import Question
from eval.mutation import survivors
from eval.truth import faults, truth_of
from tests.eval.conftest import Ask, Measured, Say


def many(ask: Ask, count: int = 30) -> list[Question]:
    """Questions of different families."""
    return [ask(id=f"q-{number}", family=f"f-{number}") for number in range(count)]


def test_an_unchanged_run_passes(ask: Ask, say: Say, measured: Measured, plan: Document) -> None:
    run = measured([(question, say()) for question in many(ask)])
    assert gate(baseline_of(run, [plan]), run, [plan]) == []


def test_a_fall_beyond_chance_stops_the_gate_and_names_the_kind(
    ask: Ask, say: Say, measured: Measured, plan: Document
) -> None:
    before = measured([(question, say()) for question in many(ask)])
    after = measured([(question, say(status="not_found")) for question in many(ask)])
    reasons = gate(baseline_of(before, [plan]), after, [plan])
    assert any("Từ chối nhầm" in reason for reason in reasons)
    assert any("(lead_unit)" in reason for reason in reasons)


def test_a_single_invention_stops_the_gate(ask: Ask, say: Say, measured: Measured, plan: Document) -> None:
    before = measured([(ask(), say())])
    after = measured([(ask(), say(citations=()))])
    assert "Số giá trị không có trong trích dẫn: 0 → 1." in gate(baseline_of(before, [plan]), after, [plan])


def test_the_questions_that_turned_since_the_baseline_are_named(
    ask: Ask, say: Say, measured: Measured, plan: Document
) -> None:
    good, bad, other = say(), say(answer="Không rõ."), ask(id="q-2")
    baseline = baseline_of(measured([(ask(), good), (other, bad)]), [plan])
    assert turned(baseline, measured([(ask(), bad), (other, good)])) == (["q-1"], ["q-2"])


def test_a_comparison_names_what_broke_and_what_was_mended(ask: Ask, say: Say, measured: Measured) -> None:
    good, bad, other = say(), say(answer="Không rõ."), ask(id="q-2")
    found = compare(measured([(ask(), good), (other, bad)]), measured([(ask(), bad), (other, good)]))
    assert [after.question.id for _, after in found.broken] == ["q-1"]
    assert [after.question.id for _, after in found.mended] == ["q-2"]
    assert next(change for change in found.changes if change.measure.name == "right").difference.p_value == 1


def test_runs_without_a_common_question_cannot_be_compared(ask: Ask, say: Say, measured: Measured) -> None:
    with pytest.raises(BadRun, match="không có câu hỏi nào chung"):
        compare(measured([(ask(), say())]), measured([(ask(id="q-2"), say())]))


def test_records_that_differ_from_the_checked_ones_are_named(plan: Document) -> None:
    truth = truth_of([plan])
    first, second = plan.tasks
    changed = plan.model_copy(update={"tasks": (first.model_copy(update={"lead": second.lead}),)})
    found = {(fault.locator, fault.field, fault.found) for fault in faults([changed], truth)}
    assert found == {("STT 1", "lead", "Văn phòng"), ("STT 2", "record", "")}


def test_every_mutant_is_stopped(
    ask: Ask, say: Say, measured: Measured, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = ask(expect="no_answer", kind="near_miss", must=[], evidence=[], doc=[])
    pairs = [(question, say()) for question in many(ask)]
    pairs += [
        (outside.model_copy(update={"id": f"n-{number}", "family": f"n-{number}"}), say(status="not_found"))
        for number in range(30)
    ]
    truth = truth_of([plan])
    monkeypatch.setattr("eval.baseline.load_truth", lambda: truth)
    found = survivors(measured(pairs), [plan])
    assert all(found.values()), found
