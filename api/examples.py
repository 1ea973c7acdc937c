"""Questions to begin with, made from real tasks, so that each of them has an answer."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from api.answering import Answering
from corpus.records import Document, Task
from retrieval.catalog import Catalog

MOST = 4
TELLING, SHORT = 30, 100
"""Between these lengths, in characters, a task's own words make a question that people like to read."""


def examples(assistant: Answering) -> tuple[str, ...]:
    """A few questions that the assistant answers, from as many plans as can be."""
    answered = (text for text in candidates(assistant.catalog) if assistant.ask(text).status == "answered")
    return tuple(islice(answered, MOST))


def candidates(catalog: Catalog) -> Iterator[str]:
    """Questions by kind, and within a kind by plan."""
    plans = [plan for plan in catalog.documents.values() if plan.tasks]
    for plan in plans[:1]:
        yield from (f"Đơn vị nào chủ trì nhiệm vụ {quoted(task)}?" for task in plain_tasks(plan)[:2] if task.lead)
    yield from (f"{unit} có việc gì sắp đến hạn?" for unit in busiest_units(plans)[:1])
    for plan in plans[1:]:
        yield from (f"Nhiệm vụ {quoted(task)} có thời hạn khi nào?" for task in plain_tasks(plan)[:1] if task.deadline)
    yield from (f"{unit} chủ trì những nhiệm vụ nào?" for unit in busiest_units(plans))


def plain_tasks(plan: Document) -> list[Task]:
    """The tasks that can be named by their own words, the shortest first."""
    tasks = (task for task in plan.tasks if TELLING <= len(task.text.exact) <= SHORT)
    return sorted(tasks, key=lambda task: len(task.text.exact))


def quoted(task: Task) -> str:
    """The task's words as they stand inside a question."""
    return f"“{task.text.exact.rstrip('.;: ')}”"


def busiest_units(plans: list[Document]) -> list[str]:
    """The units that lead most tasks, the busiest first."""
    leads = Counter(task.lead.exact for plan in plans for task in plan.tasks if task.lead)
    return [unit for unit, _ in leads.most_common()]
