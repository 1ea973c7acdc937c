"""Follow-ups: what the turn before fixed is kept, what the new words say is changed."""

from dataclasses import replace

from retrieval.answer import Answer, Dialog
from retrieval.answering.desk import Desk, Record
from retrieval.answering.records import tell_record
from retrieval.question import Question, Understanding
from retrieval.ranking import FACTS
from retrieval.scope import Scope


def answer_followup(desk: Desk, records: dict[str, Record]) -> Answer | None:
    """The reply about what the dialog has fixed; ``None`` where the new words need a search."""
    told = [records[name] for name in desk.dialog.record_ids if name in records]
    chosen = _pointed_at(desk, told)
    asked = [name for name in desk.question.intent.fields if name in FACTS]
    if chosen is None or not (asked or _points(desk)) or desk.question.intent.forms & {"list", "count"}:
        return None
    return tell_record(desk, chosen, asked or [name for name in desk.dialog.fields if name in FACTS])


def continued(question: Question, dialog: Dialog, understanding: Understanding) -> Question:
    """The question of the turn before with what this turn changes: scope, times, units, fields."""
    before = understanding.read(dialog.topic or "", question.as_of)
    fields = question.intent.fields or before.intent.fields or dialog.fields
    intent = replace(before.intent, fields=fields, document=question.intent.document or before.intent.document)
    if question.intent.wants:
        intent = replace(intent, forms=question.intent.forms)
    reading = replace(
        before.reading,
        times=question.reading.times or before.reading.times,
        units=question.reading.units or before.reading.units,
        numbers=question.reading.numbers or before.reading.numbers,
        places=question.reading.places or before.reading.places,
    )
    return replace(before, intent=intent, reading=reading, scope=_scope(question.scope, before.scope))


def kept_in_documents(question: Question, dialog: Dialog) -> Question:
    """A question without a place of its own, asked within the documents spoken of."""
    kept = frozenset(dialog.document_ids) & question.scope.allowed
    return replace(question, scope=replace(question.scope, allowed=kept, named=kept)) if kept else question


def kept_fields(question: Question, dialog: Dialog) -> Question:
    """A new subject named without a word of what is asked: the fields of the turn before."""
    if question.intent.wants or not dialog.fields:
        return question
    return replace(question, intent=replace(question.intent, fields=dialog.fields))


def _scope(now: Scope, before: Scope) -> Scope:
    return now if now.narrowed or now.foreign or now.unknown else before


def _points(desk: Desk) -> bool:
    return any(place.kind == "item" for place in desk.question.reading.places)


def _pointed_at(desk: Desk, told: list[Record]) -> Record | None:
    """The record meant: the one told, or the one that "cái thứ hai" counts."""
    item = next((place for place in desk.question.reading.places if place.kind == "item"), None)
    if item is not None and item.number is not None:
        at = item.number - 1 if item.number > 0 else item.number
        return told[at] if -len(told) <= at < len(told) else None
    return told[0] if told else None
