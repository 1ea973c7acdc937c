"""Generated questions: what may be stated of a record, wrong premises, and ways of typing."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Document
from eval.invention.asking import FIELDS, probes
from eval.invention.commands import table
from eval.invention.inventions import invented, inventions
from eval.invention.outcome import Outcome, outcome
from eval.invention.probe import Premise, Probe, Record
from eval.invention.styles import STYLES
from eval.invention.tally import ask_all
from eval.keyboard import telex, typos
from retrieval.answer import Answer, Dialog, Fact
from retrieval.catalog import Catalog
from retrieval.wording.clean import fold
from tests.eval.conftest import Say, quote


class Parrot:
    """An assistant that gives the same reply to everything."""

    index_version = "vẹt"

    def __init__(self, catalog: Catalog, reply: Answer) -> None:
        self.catalog = catalog
        self._reply = reply

    def ask(self, question: str, dialog: Dialog | None = None, **_: object) -> Answer:
        """The one reply."""
        return self._reply

    def replay(self, history: object) -> Dialog:
        """No state."""
        return Dialog()

    def search(self, query: str, k: int = 10, filters: object = None) -> list[object]:
        """Nothing."""
        return []


def lead_of(plan: Document, number: int, say: Say, **more: object) -> Answer:
    """A reply that gives the first line's lead as the lead of a task."""
    fact = Fact(field="lead", value="Sở Nội vụ", task_id=plan.tasks[number].id, citation_id=say().citations[0].id)
    return say(facts=(fact,), **more)


def asking(record: Record, kind: str, premise: Premise | None = None) -> Probe:
    """A generated question."""
    return Probe(kind, record, "plain", "Ai chủ trì?", premise)


def test_every_field_of_every_record_is_asked_in_every_style(catalog: Catalog, plan: Document) -> None:
    asked = {(one.record.id, one.kind, one.style) for one in probes(catalog) if not one.premise}
    assert asked == {
        (record.id, kind, style) for record in (plan, *plan.tasks) for kind in FIELDS[type(record)] for style in STYLES
    }


def test_the_same_seed_asks_the_same_questions(catalog: Catalog) -> None:
    first, again, other = ([one.question for one in probes(catalog, seed)] for seed in (1, 1, 2))
    assert first == again != other


def test_a_wrong_premise_is_wrong(catalog: Catalog, plan: Document) -> None:
    presumed = [one for one in probes(catalog) if one.premise]
    assert {one.kind for one in presumed} >= {"unit", "quarter", "province", "number"}
    for one in presumed:
        assert one.premise
        assert fold(one.premise.wrong) not in fold(plan.quote(one.record.span))
        assert one.premise.wrong not in one.premise.true


def test_a_field_given_as_recorded_is_no_invention(plan: Document, say: Say, catalog: Catalog) -> None:
    tally = ask_all(Parrot(catalog, lead_of(plan, 0, say)), [asking(plan.tasks[0], "lead")])
    assert tally.counts == {(("lead", False), Outcome.GIVEN): 1}
    assert tally.inventions == []
    assert "| chủ trì | 1 | 1 |" in table(tally)


def test_the_lead_of_another_task_is_an_invention_though_its_citation_holds_it(
    plan: Document, say: Say, catalog: Catalog
) -> None:
    assert [fact.value for fact in invented(lead_of(plan, 1, say), catalog)] == ["Sở Nội vụ"]


def test_a_field_that_a_task_does_not_have_may_not_be_stated(plan: Document, say: Say, catalog: Catalog) -> None:
    fact = lead_of(plan, 0, say).facts[0].model_copy(update={"field": "output"})
    assert invented(say(facts=(fact,)), catalog) == [fact]


def test_several_units_may_be_stated_at_once_as_they_stand(plan: Document, say: Say) -> None:
    units = (quote("Sở Nội vụ"), quote("Hoàn thành"))
    joint = plan.model_copy(update={"tasks": (plan.tasks[0].model_copy(update={"coordinating": units}),)})
    together = (
        lead_of(plan, 0, say).facts[0].model_copy(update={"field": "coordinating", "value": "Sở Nội vụ; Hoàn thành"})
    )
    assert invented(say(facts=(together,)), Catalog([joint], "http://vi.du")) == []


@pytest.mark.parametrize("made_up", ["Văn phòng", "95%", "quý IV năm 2027"])
def test_units_and_figures_said_beside_the_facts_need_a_citation_too(
    plan: Document, say: Say, catalog: Catalog, made_up: str
) -> None:
    reply = say(answer=f"Sở Nội vụ chủ trì, {made_up}.")
    (found,) = inventions(asking(plan.tasks[0], "lead"), reply, catalog)
    assert found in made_up


def test_leaving_out_a_field_is_a_miss_only_where_it_is_there(plan: Document, say: Say, catalog: Catalog) -> None:
    silent = say(facts=(), status="not_found")
    done = [outcome(asking(plan.tasks[0], name), silent, catalog) for name in ("lead", "output")]
    assert done == [Outcome.MISSED, Outcome.DENIED]


@pytest.mark.parametrize(
    ("reply", "done"),
    [
        ("Đúng. Hạn là quý II năm 2026.", Outcome.CONFIRMED),
        ("Sở Y tế chủ trì, hạn quý II năm 2026.", Outcome.CONFIRMED),
        ("Không phải Sở Y tế.", Outcome.CORRECTED),
        ("Sở Nội vụ chủ trì.", Outcome.CORRECTED),
        ("Hạn: quý II năm 2026.", Outcome.PASSED_OVER),
        ("Hạn: quý II năm 2026 (“Sở Y tế báo cáo”).", Outcome.PASSED_OVER),
    ],
)
def test_what_a_reply_makes_of_a_wrong_premise(
    plan: Document, say: Say, catalog: Catalog, reply: str, done: Outcome
) -> None:
    premise = Premise("Sở Y tế", ("Sở Nội vụ",))
    assert outcome(asking(plan.tasks[0], "unit", premise), say(answer=reply), catalog) is done


def test_declining_believes_nothing(plan: Document, say: Say, catalog: Catalog) -> None:
    probe = asking(plan.tasks[0], "unit", Premise("Sở Y tế", ("Sở Nội vụ",)))
    assert outcome(probe, say(answer="Chưa rõ Sở Y tế.", status="clarify"), catalog) is Outcome.DECLINED


def test_a_premise_that_is_believed_is_counted_by_itself(plan: Document, say: Say, catalog: Catalog) -> None:
    probe = asking(plan.tasks[0], "unit", Premise("Sở Y tế", ("Sở Nội vụ",)))
    tally = ask_all(Parrot(catalog, say(answer="Đúng, Sở Y tế chủ trì.")), [probe])
    assert [each.stated for each in tally.believed] == ["Sở Y tế"]
    assert tally.inventions == []


@given(st.integers())
def test_a_finger_slips_inside_words_and_never_in_figures(seed: int) -> None:
    slipped = typos("chuyển đổi số theo 29-KH/TU năm 2026", Random(seed)).split()
    assert [word[0] for word in slipped] == list("cđst2n2")
    assert slipped[2:] == ["số", "theo", "29-KH/TU", "năm", "2026"] or slipped[3] != "theo"


def test_chat_spelling_touches_whole_words_only() -> None:
    typed = STYLES["chat"]("Không được gì", Random(1))
    assert "không" not in typed
    assert STYLES["chat"]("Sông Hồng", Random(1)) == "sông hồng"


@pytest.mark.parametrize(
    ("text", "keys"), [("đơn vị nào?", "ddown vij naof?"), ("chuyển đổi", "chuyeenr ddooir"), ("ĐỀ ÁN", "DDEEf ANs")]
)
def test_telex_keys(text: str, keys: str) -> None:
    assert telex(text) == keys


@given(st.text(alphabet="abcde \n", max_size=20))
def test_text_without_marks_is_typed_as_it_stands(text: str) -> None:
    assert telex(text) == text
