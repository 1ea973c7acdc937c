"""Whether anything is ever made up: every field of every task asked for in many forms and ways of typing.

Nobody wrote what these questions should get; the records themselves say what may be stated. A stated field must be
the record's own, and a field that a record does not have must not be stated of it.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from corpus.records import Document, Task
from eval.judge import is_held
from eval.keyboard import telex
from eval.run import Assistant
from eval.wording import bare
from retrieval.answer import Answer, Fact
from retrieval.wording.clean import clean, fold

FORMS = Path(__file__).with_name("data") / "forms.toml"
WORDS = 14
"""How many words of a task's text a question quotes."""
STYLES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "no_diacritics": lambda text: fold(clean(text)),
    "capitals": str.upper,
    "telex": telex,
}


@dataclass(frozen=True, slots=True)
class Probe:
    """A generated question about one field of one task."""

    task: Task
    field: str
    style: str
    question: str


@dataclass(slots=True)
class Tally:
    """What probing found: fields that are there and were given or not, fields that are not and were rightly denied.

    ``inventions``: (question, what was stated) of everything that no record says.
    """

    asked: int = 0
    given: int = 0
    missed: int = 0
    denied: int = 0
    inventions: list[tuple[str, str]] = field(default_factory=list)


def probes(documents: Iterable[Document]) -> Iterator[Probe]:
    """Every task × field × form × style, in the order of the documents."""
    for document in documents:
        for task in document.tasks:
            for name, forms in _forms().items():
                yield from _probes(task, name, forms)


def probe(assistant: Assistant, asked: Iterable[Probe]) -> Tally:
    """Asks the generated questions and counts what came back."""
    tasks = {task.id: task for document in assistant.catalog.documents.values() for task in document.tasks}
    tally = Tally()
    for one in asked:
        answer = assistant.ask(one.question)
        tally.asked += 1
        tally.inventions += [(one.question, fact.value) for fact in invented(answer, tasks)]
        stated = any(fact.task_id == one.task.id and fact.field == one.field for fact in answer.facts)
        there = bool(values_of(one.task, one.field))
        tally.given += there and stated
        tally.missed += there and not stated
        tally.denied += not there and not stated
    return tally


def invented(answer: Answer, tasks: Mapping[str, Task]) -> list[Fact]:
    """The facts of an answer that neither their citation nor, where they are of a task, its record says."""
    return [fact for fact in answer.facts if not (is_held(fact, answer.citations) and _is_recorded(fact, tasks))]


def values_of(task: Task, name: str) -> tuple[str, ...]:
    """What a task's record says in a field; empty where it says nothing."""
    match name:
        case "lead":
            return (task.lead.exact,) if task.lead else ()
        case "coordinating":
            return tuple(unit.exact for unit in task.coordinating)
        case "deadline":
            return (task.deadline.text,) if task.deadline else ()
        case "output":
            return (task.output.exact,) if task.output else ()
        case _:
            return (task.text.exact,)


def _is_recorded(fact: Fact, tasks: Mapping[str, Task]) -> bool:
    task = tasks.get(fact.task_id or "")
    if task is None or fact.field not in _forms():
        return True
    return bare(fact.value) in bare(" ".join(values_of(task, fact.field)))


def _probes(task: Task, name: str, forms: Iterable[str]) -> Iterator[Probe]:
    quoted = " ".join(task.text.exact.split()[:WORDS])
    for form in forms:
        for style, typed in STYLES.items():
            yield Probe(task, name, style, typed(form.format(task=quoted)))


@cache
def _forms() -> dict[str, list[str]]:
    return dict(tomllib.loads(FORMS.read_text(encoding="utf-8"))["forms"])
