"""Follow-ups: what the words point to among what was told, and the questions within what the dialog has fixed."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Assignment, Target, Task
from retrieval.answer import Answer, Dialog
from retrieval.answering.desk import Desk, Record
from retrieval.answering.evidence import says
from retrieval.answering.records import tell_record
from retrieval.dialog import TELLING, beside_purpose
from retrieval.frame import AROUND, has_places, within
from retrieval.question import Question
from retrieval.ranking import FACTS
from retrieval.replies.facts import tell_tasks, value_of
from retrieval.replies.lists import offer
from retrieval.replies.phrases import FIELD_NAMES, document_name, excerpt, source
from retrieval.topic import spaced
from retrieval.wording.places import PlaceKind, PlaceMention

FEW = 5
"""Records that a follow-up asks about all at once, and choices that one message offers."""
ABOUT = 0.5
"""Share of what a question speaks of that stands in the words of a record told, where it is about that record."""

HELD = {Target: frozenset({"output"}), Assignment: frozenset({"lead"})}
"""The facts that a target and an assignment have of their own."""
NUMBERED: tuple[PlaceKind, str] = ("task", "nhiệm vụ")
GROUPED: tuple[PlaceKind, str] = ("group", "nhóm")


def answer_item(desk: Desk) -> Answer | None:
    """The reply about the item of the list shown that "cái thứ hai" counts, or how many items there are."""
    item, ids = item_meant(desk.question, desk.dialog), listed(desk.dialog)
    if item is None or not ids:
        return None
    chosen = _counted(item, ids)
    if not chosen:
        draft = desk.draft("not_found")
        draft.say(f"Câu trả lời trước chỉ nêu {len(ids)} mục, không có {item.text}.")
        return draft.finish("not_found", desk.dialog)
    if chosen[0] not in desk.ranker.records:
        return None
    answer = _keeping_subject(_tell(desk, desk.ranker.records[chosen[0]], _asked(desk)), desk.dialog)
    return keeping_list(answer, ids)


def answer_told(desk: Desk) -> Answer | None:
    """The facts asked for of the records told: of one or few, each; of many, a question which one is meant."""
    fields, told = _asked(desk), _records(desk, desk.dialog.record_ids)
    if not told or not fields or desk.question.intent.forms & {"list", "count"}:
        return None
    tasks = [record for record in told if isinstance(record, Task)]
    if len(told) == 1 or (len(tasks) < len(told) and not desk.dialog.frame.forms):
        return _keeping_subject(_tell(desk, told[0], fields), desk.dialog)
    if len(tasks) < len(told) or len(tasks) > FEW:
        return _ask_which(desk, told)
    draft = desk.draft("+".join(desk.question.intent.fields))
    tell_tasks(draft, [(desk.catalog.documents[task.document_id], task) for task in tasks], fields)
    if len({task.document_id for task in tasks}) == 1:
        draft.lines[0] = "Từng việc vừa nêu:"
    held = any(value_of(task, name) for task in tasks for name in fields)
    return _keeping_subject(desk.finish(draft, "answered" if held else "not_found", records=tasks), desk.dialog)


def answer_purpose(desk: Desk) -> Answer | None:
    """The words of the one record told, where a follow-up asks what it is for and names nothing else."""
    told, other = _records(desk, desk.dialog.record_ids), beside_purpose(desk.question)
    if other is None or not told:
        return None
    if len(told) > 1:
        return _ask_which(desk, told)
    draft, document, record = desk.draft("content"), desk.document(told[0]), told[0]
    words = document.quote(record.span)
    if other.weight >= TELLING * 2 and other.coverage(spaced(words)) < ABOUT:
        return None
    held = says("purpose", words)
    if not held:
        draft.say(f"{document_name(document)} không nêu mục đích của nội dung này.")
    draft.fact("text", record.text.exact, draft.cite(document, record.span, record.locator), record.id)
    draft.say(f"{source(document, record.locator)} nêu: “{excerpt(words, desk.question.topic)}”")
    return _keeping_subject(desk.finish(draft, "answered" if held else "not_found", records=told), desk.dialog)


def item_meant(question: Question, dialog: Dialog) -> PlaceMention | None:
    """The item counted: "cái thứ hai", and "nhiệm vụ 2" after a list that is not of a plan's group."""
    if has_places(question, AROUND):
        return None
    placed = any(place.kind in AROUND for place in dialog.frame.places)
    shown = len(dialog.listed_ids or dialog.record_ids) > 1 and "count" not in dialog.frame.forms
    kinds = {"item", "task"} if shown and not placed and not question.scope.narrowed else {"item"}
    return next((place for place in question.reading.places if place.kind in kinds), None)


def item_in_plan(question: Question, dialog: Dialog) -> Question:
    """The item counted read as a plan or a group after a list of these, as a task's number beside a group."""
    ids, item = listed(dialog), item_meant(question, dialog)
    if item is not None and ids:
        return replace(question, scope=within(question.scope, _counted(item, ids)))
    kind, name = NUMBERED if has_places(question, AROUND) else GROUPED
    places = (
        replace(place, kind=kind, text=f"{name} {place.value}") if place.kind == "item" else place
        for place in question.reading.places
    )
    return replace(question, reading=replace(question.reading, places=tuple(places)))


def listed(dialog: Dialog) -> tuple[str, ...]:
    """The ids that ordinals count: of the list that an item was picked from, or of what the last reply told."""
    documents = dialog.document_ids if len(dialog.document_ids) > 1 or not dialog.frame.forms else ()
    return dialog.listed_ids or dialog.record_ids or documents


def kept_in_documents(question: Question, dialog: Dialog) -> Question:
    """A question without a place of its own, asked within the documents spoken of."""
    return replace(question, scope=within(question.scope, dialog.document_ids))


def kept_fields(question: Question, dialog: Dialog) -> Question:
    """A new subject named without a word of what is asked: the fields of the turn before."""
    if question.intent.wants or not dialog.fields:
        return question
    return replace(question, intent=replace(question.intent, fields=dialog.fields))


def _asked(desk: Desk) -> list[str]:
    """The facts asked for; those of the turn before where an item alone is named."""
    asked = desk.question.intent.fields or (desk.dialog.fields if item_meant(desk.question, desk.dialog) else ())
    return [name for name in asked if name in FACTS]


def _tell(desk: Desk, record: Record, fields: Sequence[str]) -> Answer:
    """The reply about a record; a target or an assignment has only some of a task's fields, and that is said."""
    record = _at_work(desk, record, fields)
    answer, document = tell_record(desk, record, fields), desk.document(record)
    held = HELD.get(type(record), frozenset(fields))
    text = document.quote(record.span)
    lacking = [FIELD_NAMES[name] for name in fields if name not in held and not says(f"{name}_by_name", text)]
    if not lacking or len(lacking) < len(fields):
        return answer
    missing = f"{document_name(document)} không nêu {' và '.join(lacking)} của nội dung này."
    return answer.model_copy(update={"status": "not_found", "answer": f"{missing}\n{answer.answer}"})


def _at_work(desk: Desk, record: Record, fields: Sequence[str]) -> Record:
    """The task at the place of a target, or around it, where a fact is asked for that a target has not."""
    if not isinstance(record, Target) or HELD[Target].issuperset(fields):
        return record
    tasks = desk.document(record).tasks
    held = (task for task in tasks if task.span.start <= record.span.start and record.span.end <= task.span.end)
    placed = (task for task in tasks if task.locator == record.locator)
    return next(held, None) or next(placed, None) or record


def _ask_which(desk: Desk, told: Sequence[Record]) -> Answer:
    draft = desk.draft("clarify")
    draft.say(f"Câu trả lời trước nêu {len(told)} mục. Anh/chị hỏi mục nào?")
    offered = [(desk.document(record), record) for record in told[:FEW]]
    choices = offer(draft, offered, desk.question.reading.text)
    if len(told) > FEW:
        draft.say("Nếu là mục khác, hãy nêu số thứ tự của mục đó.")
    return draft.finish("clarify", desk.dialog.model_copy(update={"pending": tuple(choices)}), choices)


def keeping_list(answer: Answer, ids: tuple[str, ...]) -> Answer:
    """An answer about one thing, after which another item of the list that it was picked from may be counted."""
    if len(answer.dialog.record_ids) > 1 and "count" not in answer.dialog.frame.forms:
        return answer
    return answer.model_copy(update={"dialog": answer.dialog.model_copy(update={"listed_ids": ids})})


def _keeping_subject(answer: Answer, dialog: Dialog) -> Answer:
    """An answer about what was told, which leaves the subject of the dialog as it was."""
    slots = {"topic": dialog.topic, "frame": dialog.frame}
    return answer.model_copy(update={"dialog": answer.dialog.model_copy(update=slots)})


def _counted(item: PlaceMention, ids: Sequence[str]) -> Sequence[str]:
    """The id that an ordinal counts, -1 the last; none where there are fewer."""
    number = item.number or 0
    return ids[-1:] if number < 0 else ids[max(number, 1) - 1 : number]


def _records(desk: Desk, ids: Sequence[str]) -> list[Record]:
    return [desk.ranker.records[name] for name in ids if name in desk.ranker.records]
