"""Generated questions: what may be stated of a task, and raw typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Document
from eval.invention import STYLES, Probe, Tally, invented, probe, probes
from eval.keyboard import telex
from retrieval.answer import Answer, Dialog, Fact
from retrieval.catalog import Catalog
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


def lead_of(plan: Document, number: int, say: Say) -> Answer:
    """A reply that gives the first line's lead as the lead of a task."""
    fact = Fact(field="lead", value="Sở Nội vụ", task_id=plan.tasks[number].id, citation_id=say().citations[0].id)
    return say(facts=(fact,))


def test_every_field_of_every_task_is_asked_in_every_style(plan: Document) -> None:
    asked = list(probes([plan]))
    assert {(one.task.id, one.field, one.style) for one in asked} == {
        (task.id, field, style)
        for task in plan.tasks
        for field in ("lead", "coordinating", "deadline", "output")
        for style in STYLES
    }


def test_a_field_given_as_recorded_is_no_invention(plan: Document, say: Say, catalog: Catalog) -> None:
    tally = probe(Parrot(catalog, lead_of(plan, 0, say)), [Probe(plan.tasks[0], "lead", "plain", "Ai chủ trì?")])
    assert tally == Tally(asked=1, given=1)


def test_the_lead_of_another_task_is_an_invention_though_its_citation_holds_it(plan: Document, say: Say) -> None:
    tasks = {task.id: task for task in plan.tasks}
    assert [fact.value for fact in invented(lead_of(plan, 1, say), tasks)] == ["Sở Nội vụ"]


def test_a_field_that_a_task_does_not_have_may_not_be_stated(plan: Document, say: Say) -> None:
    fact = lead_of(plan, 0, say).facts[0].model_copy(update={"field": "output"})
    assert invented(say(facts=(fact,)), {task.id: task for task in plan.tasks}) == [fact]


def test_several_units_may_be_stated_at_once_as_they_stand(plan: Document, say: Say) -> None:
    task = plan.tasks[0].model_copy(update={"coordinating": (quote("Sở Nội vụ"), quote("Hoàn thành"))})
    together = (
        lead_of(plan, 0, say).facts[0].model_copy(update={"field": "coordinating", "value": "Sở Nội vụ; Hoàn thành"})
    )
    assert invented(say(facts=(together,)), {task.id: task}) == []


def test_leaving_out_a_field_is_a_miss_only_where_it_is_there(plan: Document, say: Say, catalog: Catalog) -> None:
    silent = Parrot(catalog, say(facts=(), status="not_found"))
    asked = [Probe(plan.tasks[0], name, "plain", "?") for name in ("lead", "output")]
    assert probe(silent, asked) == Tally(asked=2, missed=1, denied=1)


@pytest.mark.parametrize(
    ("text", "keys"), [("đơn vị nào?", "ddown vij naof?"), ("chuyển đổi", "chuyeenr ddooir"), ("ĐỀ ÁN", "DDEEf ANs")]
)
def test_telex_keys(text: str, keys: str) -> None:
    assert telex(text) == keys


@given(st.text(alphabet="abcde \n", max_size=20))
def test_text_without_marks_is_typed_as_it_stands(text: str) -> None:
    assert telex(text) == text
