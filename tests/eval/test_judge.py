"""What counts as a right reply."""

from collections.abc import Callable

import pytest

from eval.judge import Judge
from retrieval.answer import Choice, Citation, Fact
from tests.eval.conftest import Ask, Say

CHOICES = tuple(Choice(label=name, question=name) for name in "ab")


def test_a_reply_with_the_fact_and_its_passage_is_sound(judge: Judge, ask: Ask, say: Say) -> None:
    found = judge.judge(ask(), say())
    assert found.sound
    assert found.field
    assert found.citing
    assert found.citing.first
    assert found.invented == ()
    assert found.misquoted == 0


def test_a_reply_without_the_fact_is_wrong_even_if_cited(judge: Judge, ask: Ask, say: Say) -> None:
    found = judge.judge(ask(), say(answer="Chưa rõ đơn vị nào."))
    assert not found.right
    assert found.musts == (0, 1)


def test_a_forbidden_fact_makes_a_reply_wrong(judge: Judge, ask: Ask, say: Say) -> None:
    found = judge.judge(ask(must_not=["Văn phòng"]), say(answer="Sở Nội vụ và Văn phòng chủ trì."))
    assert not found.right
    assert found.forbidden == ("Văn phòng",)


def test_a_right_reply_that_cites_another_passage_is_right_but_not_sound(
    judge: Judge, ask: Ask, say: Say, cite: Callable[[int], Citation]
) -> None:
    found = judge.judge(ask(), say(citations=(cite(1),), facts=()))
    assert found.right
    assert not found.sound
    assert found.citing
    assert found.citing.strays == (1, 1)


def test_evidence_after_the_fifth_citation_does_not_count(
    judge: Judge, ask: Ask, say: Say, cite: Callable[[int], Citation]
) -> None:
    found = judge.judge(ask(), say(citations=(cite(1),) * 5 + (cite(0),)))
    assert found.citing
    assert not found.citing.cited
    assert found.citing.groups == (1, 1)


def test_a_value_that_its_citation_does_not_hold_is_invented(judge: Judge, ask: Ask, say: Say) -> None:
    false = say().facts[0].model_copy(update={"value": "Sở Tài chính"})
    assert judge.judge(ask(), say(facts=(false,))).invented == ("Sở Tài chính",)


def test_a_fact_without_its_citation_is_invented(judge: Judge, ask: Ask, say: Say) -> None:
    assert judge.judge(ask(), say(citations=())).invented == ("Sở Nội vụ",)


def test_a_count_needs_its_citation_but_not_its_number_in_it(judge: Judge, ask: Ask, say: Say) -> None:
    counted = Fact(field="count", value="17", citation_id=say().citations[0].id)
    assert judge.judge(ask(), say(facts=(counted,))).invented == ()


@pytest.mark.parametrize("figure", ["95%", "31/12/2026", "quý IV năm 2026", "38/KH-TTr"])
def test_a_figure_that_no_citation_holds_is_loose(judge: Judge, ask: Ask, say: Say, figure: str) -> None:
    assert judge.judge(ask(), say(answer=f"Sở Nội vụ chủ trì, {figure}.")).loose != ()


@pytest.mark.parametrize("known", ["quý II năm 2026", "1/KH-UBND"])
def test_figures_of_the_passage_and_of_its_document_are_not_loose(judge: Judge, ask: Ask, say: Say, known: str) -> None:
    assert judge.judge(ask(), say(answer=f"Sở Nội vụ chủ trì, {known}.")).loose == ()


def test_a_figure_of_the_question_may_be_repeated(judge: Judge, ask: Ask, say: Say) -> None:
    question = ask(question="Có phải đạt 95% không?")
    assert judge.judge(question, say(answer="Sở Nội vụ chủ trì; kế hoạch không nêu 95%.")).loose == ()


def test_a_citation_that_does_not_stand_where_it_says_is_misquoted(judge: Judge, ask: Ask, say: Say) -> None:
    moved = say().citations[0].model_copy(update={"start": 1, "end": 9})
    assert judge.judge(ask(), say(citations=(moved,))).misquoted == 1


@pytest.mark.parametrize(
    ("expect", "reply", "right"),
    [
        ("no_answer", {"status": "not_found"}, True),
        ("no_answer", {"status": "answered"}, False),
        ("greeting", {"status": "chitchat"}, True),
        ("clarify", {"status": "clarify", "choices": CHOICES}, True),
        ("clarify", {"status": "clarify", "choices": CHOICES[:1]}, False),
        ("reject_clear_error", {"status": "not_found"}, True),
    ],
)
def test_the_expected_way_of_handling_a_question(
    judge: Judge, ask: Ask, say: Say, expect: str, reply: dict[str, object], right: bool
) -> None:
    question = ask(expect=expect, must=[], evidence=[], doc=[])
    assert judge.judge(question, say(**reply)).right is right


def test_small_talk_may_turn_down_what_is_off_topic_only(judge: Judge, ask: Ask, say: Say) -> None:
    off, near = (ask(expect="no_answer", kind=kind, must=[], evidence=[]) for kind in ("off_topic", "near_miss"))
    assert judge.judge(off, say(status="chitchat")).right
    assert not judge.judge(near, say(status="chitchat")).right


def test_what_the_note_also_allows_is_right(judge: Judge, ask: Ask, say: Say) -> None:
    question = ask(expect="no_answer", note="để trống; also_ok=answer", must=[], evidence=[])
    assert judge.judge(question, say()).right


def test_an_ambiguous_question_may_be_answered_from_every_document_that_fits(judge: Judge, ask: Ask, say: Say) -> None:
    question = ask(expect="clarify_or_list", must_any_doc=["ke-hoach.txt", "khac.txt"], must=[], doc=[])
    assert not judge.judge(question, say()).right
    assert judge.judge(question.model_copy(update={"must_any_doc": ("ke-hoach.txt",)}), say()).right
