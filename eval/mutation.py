"""Whether the evaluation sees damage: a run is made worse on purpose, and the gate has to turn red each time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import permutations

from corpus.records import Document, Quote, Task
from eval.baseline import baseline_of, gate
from eval.evidence import Evidence
from eval.judge import Judge
from eval.result import Reply, Run
from retrieval.answer import Answer

QUARTER = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class State:
    """A run with the documents that it was over, which a mutant damages, and the judge of both."""

    run: Run
    documents: tuple[Document, ...]
    judge: Judge


Damage = Callable[[State], State]


def survivors(run: Run, documents: Iterable[Document]) -> dict[str, list[str]]:
    """Mutant → the gate's reasons against it, the undamaged run being the baseline. One without reasons survived."""
    given = tuple(documents)
    state = State(run, given, Judge(Evidence({document.id: document for document in given})))
    baseline = baseline_of(run, state.documents)
    damaged = {name: damage(state) for name, damage in MUTANTS.items()}
    return {name: gate(baseline, worse.run, worse.documents) for name, worse in damaged.items()}


def _all_tasks(state: State, change: Callable[[list[Task]], dict[str, Task]]) -> State:
    """The state with the tasks that a change gives, by id, in place of those of the same id."""
    changed = change([task for document in state.documents for task in document.tasks])
    documents = tuple(
        document.model_copy(update={"tasks": tuple(changed.get(task.id, task) for task in document.tasks)})
        for document in state.documents
    )
    return replace(state, documents=documents)


def _swap_leads(tasks: list[Task]) -> dict[str, Task]:
    """The first two tasks with different leads exchange them."""
    led = [(task, task.lead) for task in tasks if task.lead]
    for (one, first), (two, second) in permutations(led, 2):
        if first.exact != second.exact:
            return {one.id: _led(one, second), two.id: _led(two, first)}
    return {}


def _led(task: Task, lead: Quote) -> Task:
    return task.model_copy(update={"lead": lead})


def _shift_deadline(tasks: list[Task]) -> dict[str, Task]:
    """The first deadline with an end moves by a quarter."""
    for task in tasks:
        if task.deadline and task.deadline.end:
            later = task.deadline.model_copy(update={"end": task.deadline.end + QUARTER})
            return {task.id: task.model_copy(update={"deadline": later})}
    return {}


def _every_reply(state: State, change: Callable[[Answer], Answer]) -> State:
    """The state with every answer changed and judged again."""
    replies = tuple(_judged(state.judge, reply, change(reply.answer)) for reply in state.run.replies)
    return replace(state, run=state.run.model_copy(update={"replies": replies}))


def _judged(judge: Judge, reply: Reply, answer: Answer) -> Reply:
    if answer is reply.answer:
        return reply
    return reply.model_copy(update={"answer": answer, "judgement": judge.judge(reply.question, answer)})


def _first_reply(state: State, change: Callable[[Answer], Answer]) -> State:
    """The state with only the first answer that states a fact changed."""
    first = next((reply.answer for reply in state.run.replies if reply.answer.facts), None)
    return _every_reply(state, lambda answer: change(answer) if answer is first else answer)


def _drop_citation(answer: Answer) -> Answer:
    kept = tuple(citation for citation in answer.citations if citation.id != answer.facts[0].citation_id)
    return answer.model_copy(update={"citations": kept})


def _misstate(answer: Answer) -> Answer:
    false = answer.facts[0].model_copy(update={"value": "Ban Quản lý không có thật"})
    return answer.model_copy(update={"facts": (false, *answer.facts[1:])})


MUTANTS: dict[str, Damage] = {
    "đổi chéo hai đơn vị chủ trì": lambda state: _all_tasks(state, _swap_leads),
    "lùi một thời hạn một quý": lambda state: _all_tasks(state, _shift_deadline),
    "bỏ một trích dẫn": lambda state: _first_reply(state, _drop_citation),
    "nêu một giá trị không có trong trích dẫn": lambda state: _first_reply(state, _misstate),
    "bỏ mọi trích dẫn": lambda state: _every_reply(state, lambda answer: answer.model_copy(update={"citations": ()})),
    "câu nào cũng trả lời": lambda state: _every_reply(
        state, lambda answer: answer.model_copy(update={"status": "answered"})
    ),
    "câu nào cũng từ chối": lambda state: _every_reply(
        state, lambda answer: answer.model_copy(update={"status": "not_found", "facts": (), "citations": ()})
    ),
}
