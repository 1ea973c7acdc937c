"""The tasks of plans that are due first, last or next."""

from collections.abc import Sequence
from datetime import date

from corpus.records import Document, Task
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.dues import dues_of
from retrieval.answering.limits import Limits
from retrieval.intent import loosely
from retrieval.replies.draft import Draft
from retrieval.replies.facts import tell_task_line

Dated = tuple[date, Document, Task]
SHOWN = 6


def answer_extremes(desk: Desk) -> Answer | None:
    """The tasks with the first, the last or the next deadline; ``None`` where none of them is asked for.

    "Chậm nhất khi nào phải trình đề án" asks for the deadline of one task, and is no superlative of many.
    """
    intent = desk.question.intent
    if not intent.forms & {"first", "last", "next"} or intent.document:
        return None
    limits = Limits(desk)
    if limits.subject.terms and not loosely("which_task").search(desk.question.reading.plain):
        return None
    tasks = [(document, item) for document, item in limits.items() if isinstance(item, Task)]
    dated = [(due, document, task) for document, task in tasks for due in _ends(task)]
    draft = desk.draft("deadline")
    if not dated:
        draft.say(f"{limits.place} không ghi ngày phải xong của nhiệm vụ nào ứng với câu hỏi.")
        return desk.finish(draft, "not_found", documents=limits.documents)
    told = [task for title, chosen in _chosen(desk, dated) for task in _tell(draft, title, chosen)]
    if undated := len(tasks) - len({task.id for _, _, task in dated}):
        draft.say(f"Không tính {undated} nhiệm vụ không ghi ngày phải xong.")
    return desk.finish(draft, "answered", records=told)


def _ends(task: Task) -> set[date]:
    """The days by which a task, or a part of it, is to be finished."""
    return {due.end for due in dues_of(task.deadline) if due.end} if task.deadline else set()


def _chosen(desk: Desk, dated: Sequence[Dated]) -> list[tuple[str, list[Dated]]]:
    """What is asked for, each with the tasks due on its day; where no deadline is ahead, the last is told."""
    forms, today = desk.question.intent.forms, desk.question.as_of
    days = [due for due, _, _ in dated]
    ahead = [day for day in days if day >= today]
    asked = {"Thời hạn sớm nhất": min(days)} if "first" in forms else {}
    if "next" in forms and ahead:
        asked["Thời hạn gần nhất sắp tới"] = min(ahead)
    if "last" in forms or ("next" in forms and not ahead):
        asked["Thời hạn muộn nhất"] = max(days)
    return [(title, [one for one in dated if one[0] == day]) for title, day in asked.items()]


def _tell(draft: Draft, title: str, chosen: Sequence[Dated]) -> list[Task]:
    draft.say(f"{title} là {chosen[0][0]:%d/%m/%Y}, {len(chosen)} nhiệm vụ:")
    for _, document, task in chosen[:SHOWN]:
        tell_task_line(draft, document, task, ["deadline"])
    if len(chosen) > SHOWN:
        draft.say(f"Còn {len(chosen) - SHOWN} nhiệm vụ cùng hạn; xem đủ ở bảng nhiệm vụ trên trang web.")
    return [task for _, _, task in chosen]
