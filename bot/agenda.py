"""What an official's own unit has to do: its tasks, those coming due, and reminders of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from bot.assistant import Assistant
from bot.message import Block, Message, Text
from bot.sources import source_link
from bot.store.reminders import Every
from bot.texts import say
from corpus.records import Task
from retrieval.catalog import TaskFilter, state_of

_SHOWN = 8
_TEXT_SHOWN = 220
REMINDED_DAYS: dict[Every, int] = {"day": 3, "week": 14}


class Agenda:
    """Lists computed over the records, never from a search; each line links to its passage."""

    def __init__(self, assistant: Assistant, public_url: str, horizon_days: int) -> None:
        self._assistant = assistant
        self._public_url = public_url
        self._horizon_days = horizon_days

    def count(self, unit: str) -> int:
        """How many tasks name the unit."""
        return len(self._assistant.catalog.tasks(TaskFilter(unit=unit, in_force=True)))

    def mine(self, unit: str, today: date) -> Message:
        """All tasks of a unit: those still to come by their end, then those without one, then those past."""
        tasks = self._assistant.catalog.tasks(TaskFilter(unit=unit, in_force=True))
        if not tasks:
            return Message(blocks=(Text(text=say("tasks.none_mine", unit=unit)),))
        return self._list(say("tasks.mine", unit=unit, count=len(tasks)), tasks, today)

    def due(self, unit: str, today: date) -> Message:
        """The tasks of a unit that end within the horizon."""
        return self._due(unit, today, self._horizon_days, "tasks.due") or Message(
            blocks=(Text(text=say("tasks.none_due", unit=unit, **self._period(today, self._horizon_days))),)
        )

    def reminder(self, unit: str, today: date, every: Every) -> Message | None:
        """What to remind of, or ``None`` when nothing comes due."""
        message = self._due(unit, today, REMINDED_DAYS[every], "reminder.due")
        hint = Text(text=say("reminder.stop_hint"))
        return message and Message(blocks=(*message.blocks, hint))

    def _due(self, unit: str, today: date, days: int, heading: str) -> Message | None:
        end = today + timedelta(days=days)
        wanted = TaskFilter(unit=unit, in_force=True, due_after=today, due_before=end, as_of=today)
        tasks = self._assistant.catalog.tasks(wanted)
        if not tasks:
            return None
        return self._list(say(heading, unit=unit, count=len(tasks), **self._period(today, days)), tasks, today)

    def _list(self, heading: str, tasks: Sequence[Task], today: date) -> Message:
        catalog = self._assistant.catalog
        blocks: list[Block] = [Text(text=heading, style="bold")]
        for number, task in enumerate(sorted(tasks, key=partial(_nearness, today=today))[:_SHOWN], start=1):
            citation = catalog.cite(catalog.documents[task.document_id], task.span, task.locator)
            blocks += [Text(text=_line(number, task, today)), source_link(citation)]
        if (rest := len(tasks) - _SHOWN) > 0:
            blocks.append(Text(text=say("tasks.more", count=rest, url=self._public_url)))
        return Message(blocks=tuple(blocks))

    @staticmethod
    def _period(today: date, days: int) -> dict[str, str]:
        end = today + timedelta(days=days)
        return {"start": f"{today:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"}


def _nearness(task: Task, today: date) -> tuple[bool, date, str]:
    """Sorts by the end, tasks without one after, and those whose end has passed last."""
    end = task.deadline.end if task.deadline else None
    return (_is_past(task, today), end or date.max, task.id)


def _is_past(task: Task, today: date) -> bool:
    return state_of(task, today) == "overdue"


def _line(number: int, task: Task, today: date) -> str:
    key = "tasks.deadline_past" if _is_past(task, today) else "tasks.deadline"
    deadline = say(key, deadline=task.deadline.text) if task.deadline else ""
    lead = say("tasks.lead", lead=task.lead.exact) if task.lead else ""
    details = "; ".join(part for part in (deadline, lead) if part)
    return f"{number}. {_shortened(task.text.exact)}" + (f"\n{details}" if details else "")


def _shortened(text: str) -> str:
    if len(text) <= _TEXT_SHOWN:
        return text
    return text[:_TEXT_SHOWN].rsplit(" ", 1)[0] + " …"
