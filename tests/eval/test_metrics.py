"""Measures of a run, its confidence and its ranking."""

from collections.abc import Callable

import pytest

from corpus.records import Document
from eval.confidence import area, calibration, risk_coverage
from eval.evidence import Evidence, Place
from eval.metrics import latency, summary
from eval.ranking import measure_ranking
from retrieval.answer import Citation
from tests.eval.conftest import Ask, Measured, Say

LIST = [["Xây dựng cổng dữ liệu mở"], ["Tổ chức hội thi kỹ năng số"]]


def test_false_refusals_and_false_answers_are_counted_apart(ask: Ask, say: Say, measured: Measured) -> None:
    outside = ask(id="q-2", expect="no_answer", must=[], evidence=[])
    found = summary(measured([(ask(), say(status="not_found")), (outside, say())]).replies)
    assert found["false_refusal"].mean == 1
    assert found["false_answer"].mean == 1
    assert found["decision"].mean == 0


def test_asking_back_instead_of_answering_is_no_refusal(ask: Ask, say: Say, measured: Measured) -> None:
    found = summary(measured([(ask(), say(status="clarify"))]).replies)
    assert found["false_refusal"].mean == 0
    assert found["right"].mean == 0


def test_a_list_is_measured_by_its_items(
    ask: Ask, say: Say, measured: Measured, cite: Callable[[int], Citation]
) -> None:
    question = ask(kind="list", must=[["cổng"]], evidence_groups=LIST)
    found = summary(measured([(question, say(citations=(cite(0), cite(2))))]).replies)
    assert found["list_recall"].mean == 0.5
    assert found["list_precision"].mean == 0.5


def test_only_questions_with_a_history_count_as_dialogs(ask: Ask, say: Say, measured: Measured) -> None:
    assert "dialog" not in summary(measured([(ask(), say())]).replies)
    assert summary(measured([(ask(history=["Chào"]), say())]).replies)["dialog"].mean == 1


def test_latency_is_given_by_percentile(ask: Ask, say: Say, measured: Measured) -> None:
    assert latency(measured([(ask(), say())]).replies) == {"p50": 5.0, "p95": 5.0, "p99": 5.0, "max": 5.0}


def test_an_overconfident_assistant_is_badly_calibrated(ask: Ask, say: Say, measured: Measured) -> None:
    wrong = say(answer="Không rõ.", confidence=0.9)
    found = calibration(measured([(ask(), wrong), (ask(id="q-2"), say(confidence=0.9))]).replies)
    assert found.error == pytest.approx(0.4)
    assert found.bins[0].count == 2


def test_keeping_only_sure_replies_lowers_the_risk(ask: Ask, say: Say, measured: Measured) -> None:
    unsure = say(answer="Không rõ.", confidence=0.2)
    curve = risk_coverage(measured([(ask(), unsure), (ask(id="q-2"), say(confidence=0.8))]).replies)
    assert curve == [(0.5, 0.0), (1.0, 0.5)]
    assert area(curve) == 0.25


def test_ranking_finds_passages_and_records_by_overlap(plan: Document, ask: Ask) -> None:
    evidence = Evidence({plan.id: plan})
    spans = [passage.span for passage in plan.passages]
    places = [Place(plan.id, span.start, span.end) for span in spans]
    found = measure_ranking(lambda _: [places[1], places[0]], [ask()], evidence)
    assert found["passage RR@10"] == 0.5
    assert found["record Success@1"] == 0
    assert found["passage R@5"] == 1


def test_questions_that_need_a_dialog_or_have_no_answer_are_not_ranked(plan: Document, ask: Ask) -> None:
    questions = [ask(history=["Chào"]), ask(expect="no_answer")]
    assert measure_ranking(lambda _: [], questions, Evidence({plan.id: plan})) == {}


def test_replies_of_the_same_confidence_are_one_point(ask: Ask, say: Say, measured: Measured) -> None:
    pairs = [(ask(id=f"q-{number}"), say(answer=words)) for number, words in enumerate(("Không rõ.", "Sở Nội vụ"))]
    assert risk_coverage(measured(pairs).replies) == [(1.0, 0.5)]
    assert risk_coverage([]) == []
    assert area([]) == 0
