"""The frame of a dialog: what a question fixes slot by slot, and the question that a follow-up makes of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from corpus.records import Document
from retrieval.answer import Dialog, Frame
from retrieval.intent import Intent
from retrieval.question import Question, Understanding
from retrieval.scope import Scope
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.places import PlaceMention
from retrieval.wording.reading import Reading
from retrieval.wording.time import TimeMention

NUMBERING = frozenset({"task", "stt", "letter"})
AROUND = frozenset({"group", "section", "annex"})
REMEMBERED = 4
"""Documents of earlier turns that "kế hoạch kia" may mean."""
LISTS = frozenset({"list", "count"})
PARTS = {"group": "nhom", "annex": "phu luc"}
"""How locators name the places that bear more than a number."""
OF_A_GROUP = frozenset({"output", "target"})
"""Fields that a group of tasks has as a whole."""


def framed(question: Question, told: str) -> Frame:
    """The slots that a question fixes; ``told`` is the kind of its answer, for one that asks for a list by its time."""
    scope, reading = question.scope, spelled_out(question.reading)
    return Frame(
        facts=question.intent.document,
        forms=tuple(sorted(question.intent.forms | (LISTS & {told}))),
        plans=tuple(sorted(scope.named)),
        issuers=tuple(sorted(scope.issuers)),
        provinces=scope.provinces,
        numbers=reading.numbers,
        places=tuple(place for place in reading.places if place.kind != "item"),
        times=reading.times,
        units=reading.units,
    )


def spelled_out(reading: Reading) -> Reading:
    """A reading whose mentions have their words with diacritics, so that they can stand beside other words."""
    return replace(
        reading,
        places=tuple(replace(place, text=reading.spelled(place)) for place in reading.places),
        times=tuple(replace(time, text=reading.spelled(time)) for time in reading.times),
        units=tuple(replace(unit, text=reading.spelled(unit)) for unit in reading.units),
    )


def continued(
    question: Question, dialog: Dialog, understanding: Understanding, documents: Mapping[str, Document]
) -> Question:
    """The question of the dialog with what this turn changes: scope, places, times, units, what is asked."""
    before = _recalled(dialog, understanding, documents, question)
    question = replace(question, reading=spelled_out(question.reading))
    scope = _scope(before.scope, question.scope)
    if not scope.narrowed and has_places(question, NUMBERING):
        scope = within(scope, dialog.document_ids)
    kept = before if _keeps_words(before, question) else question
    reading = _said(kept.reading, before, question, scope)
    reading = replace(reading, places=_places(before, question, [documents[name] for name in scope.allowed]))
    intent = _asked(before.intent, question.intent, moved=moves(question))
    return replace(before, reading=reading, intent=intent, scope=scope)


def within(scope: Scope, ids: Iterable[str]) -> Scope:
    """A scope narrowed to some documents, as if they were named; the same where it allows none of them."""
    kept = scope.allowed.intersection(ids)
    return replace(scope, allowed=kept, named=kept) if kept else scope


def moves(question: Question) -> bool:
    """Whether a question says where to look: a plan, province, place, unit or time."""
    looks = question.scope.narrowed or bool(question.times) or bool(question.reading.units)
    return looks or has_places(question, NUMBERING | AROUND)


def has_places(question: Question, kinds: frozenset[str]) -> bool:
    """Whether a question names a place of one of some kinds."""
    return any(place.kind in kinds for place in question.reading.places)


def leads_through(place: PlaceMention, locator: str) -> bool:
    """Whether a locator leads through a place: "Nhóm 3 > Nhiệm vụ 1" through group 3."""
    name = PARTS.get(place.kind, "")
    parts = {f"{name} {fold(form)}".strip() for form in place.forms}
    return any(fold(part) in parts for part in locator.split(" > "))


def told_before(dialog: Dialog, told: Iterable[str]) -> tuple[str, ...]:
    """The documents that earlier turns told, the latest first, beside those that are told now."""
    before = dialog.earlier_ids if dialog.pending else (*dialog.document_ids, *dialog.earlier_ids)
    now = frozenset(told)
    return tuple(name for name in dict.fromkeys(before) if name not in now)[:REMEMBERED]


def _recalled(
    dialog: Dialog, understanding: Understanding, documents: Mapping[str, Document], now: Question
) -> Question:
    """The question that the dialog stands at, without the times that this turn changes.

    That of its topic alone where a dialog has no frame.
    """
    before, frame = understanding.read(dialog.topic or "", now.as_of), dialog.frame
    if before.times and now.times:
        before = understanding.read(_without_times(before), now.as_of)
    if frame == Frame():
        return replace(before, intent=replace(before.intent, fields=before.intent.fields or dialog.fields))
    intent = replace(before.intent, fields=dialog.fields, document=frame.facts, forms=frozenset(frame.forms))
    reading = replace(before.reading, numbers=frame.numbers, places=frame.places, times=frame.times, units=frame.units)
    return replace(before, intent=intent, reading=reading, scope=_scope_of(frame, documents))


def _without_times(question: Question) -> str:
    """The words of a question beside its times."""
    text = question.reading.text
    for time in reversed(question.times):
        text = text[: time.span[0]] + text[time.span[1] :]
    return text


def _scope_of(frame: Frame, documents: Mapping[str, Document]) -> Scope:
    plans = frozenset(frame.plans).intersection(documents)
    held = frozenset(name for name, d in documents.items() if not frame.provinces or d.province in frame.provinces)
    allowed = plans or held
    return Scope(allowed, plans, allowed.intersection(frame.issuers), frame.provinces)


def _scope(before: Scope, now: Scope) -> Scope:
    """Where this turn looks: where it says, else where the turn before did, as far as the caller's limits let it."""
    if now.narrowed or now.foreign or now.unknown:
        return now
    allowed = before.allowed & now.allowed or now.allowed
    return replace(before, allowed=allowed, named=before.named & allowed, issuers=before.issuers & allowed)


def _keeps_words(before: Question, now: Question) -> bool:
    """Whether the words of the turn before still say what is listed, not those that ask for another list or part."""
    named = bool(now.intent.forms) and _listed().search(now.reading.plain) is not None
    groups = any(words in before.reading.plain for words in load("intents")["nouns"]["group"])
    other_list = named or (groups and has_places(now, AROUND))
    return bool(before.topic.terms) or not other_list


def _asked(before: Intent, now: Intent, *, moved: bool) -> Intent:
    """What is asked for: what this turn says; in the form of the turn before where it says none and looks elsewhere."""
    if now.document or not now.wants:
        return now if now.wants else before
    if now.forms:
        return replace(now, fields=now.fields or (before.fields if before.forms else ()))
    return replace(now, forms=before.forms) if moved and not OF_A_GROUP.intersection(now.fields) else now


def _said(words: Reading, before: Question, now: Question, scope: Scope) -> Reading:
    """Some words with the mentions of this turn, or those before where it has none; a plan left takes its number."""
    bodies = now.scope.bodies
    own_units = tuple(unit for unit in now.reading.units if unit.start not in bodies or unit.of is not None)
    kept_numbers = before.reading.numbers if scope.named == before.scope.named else ()
    return replace(
        words,
        numbers=now.reading.numbers or kept_numbers,
        times=_times(before.reading.times, now.times),
        units=own_units or before.reading.units,
    )


def _places(before: Question, now: Question, documents: Sequence[Document]) -> tuple[PlaceMention, ...]:
    """The places of both turns, of a kind that both name those of this one, as far as the documents have them."""
    said = tuple(place for place in now.reading.places if place.kind != "item")
    for kinds in (NUMBERING, AROUND):
        if not has_places(now, kinds):
            kept = (place for place in before.reading.places if place.kind in kinds)
            said += tuple(place for place in kept if kinds is NUMBERING or _stands_in(place, documents))
    return said


def _stands_in(place: PlaceMention, documents: Sequence[Document]) -> bool:
    """Whether some task or target of the documents stands in a place."""
    return any(leads_through(place, record.locator) for document in documents for record in document.records)


def _times(before: Sequence[TimeMention], now: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The times of this turn, in the year spoken of where they name none; without any, those of the turn before."""
    spoken = next((time.named for time in reversed(before) if time.named and not time.cited), None)
    if spoken is None or not now:
        return tuple(now or before)
    shared = ((time, time.named.sharing_year(spoken)) for time in now if time.named)
    moved = {
        time: replace(time, start=named.first, end=named.last, named=named)
        for time, named in shared
        if time.kind == "period"
    }
    return tuple(moved.get(time, time) for time in now)


@cache
def _listed() -> re.Pattern[str]:
    """The words for what a list or count is of."""
    return re.compile(rf"\b(?:{'|'.join(load('intents')['listed']['words'])})\b")
