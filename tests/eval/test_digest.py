"""A run and a comparison as lines of text."""

import json

from eval.compare import compare
from eval.digest import as_json, as_text, change_lines, failures
from tests.eval.conftest import Ask, Measured, Say


def test_a_run_is_told_by_measure_and_for_programs(ask: Ask, say: Say, measured: Measured) -> None:
    run = measured([(ask(), say())])
    assert "Trả lời đúng" in as_text(run)
    assert json.loads(as_json(run))["right"] == [1.0, 1.0, 1.0]


def test_failures_say_what_was_asked_and_answered_of_the_tune_split_only(
    ask: Ask, say: Say, measured: Measured
) -> None:
    bad = say(answer="Không rõ.")
    run = measured([(ask(history=["Chào"]), bad), (ask(id="q-2", split="validate"), bad)])
    (line,) = failures(run, 5)
    assert line.startswith("q-1 | lead_unit | sai | Chào → Ai chủ trì")
    assert failures(run, 0) == []


def test_a_change_for_the_worse_is_marked(ask: Ask, say: Say, measured: Measured) -> None:
    questions = [ask(id=f"q-{number}", family=f"f-{number}") for number in range(20)]
    before, after = (measured([(one, say(answer=words)) for one in questions]) for words in ("Sở Nội vụ", "Không rõ"))
    assert "KÉM ĐI" in change_lines(compare(before, after).changes)[0]
