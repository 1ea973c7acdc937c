"""The dialog as slots: what a follow-up keeps from the turn before, what it changes, and what is a new subject."""

import re
from dataclasses import replace
from functools import cache

from retrieval.answer import Choice, Dialog
from retrieval.frame import LISTS, moves
from retrieval.intent import Intent, loosely
from retrieval.question import Question
from retrieval.topic import Topic
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load

PICK = re.compile(
    r"(?:(?:chon|so|cai|cau|muc|phuong an)\s*)*(?:thu)?\s*(\d{1,2}|nhat|hai|ba|bon|tu|nam|dau tien|cuoi)\W*"
)
NUMBERS = {"nhat": 1, "dau tien": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "cuoi": -1}
TELLING = 1.6
"""A topic of less weight cannot stand alone: its question goes on with the one before."""


def picked(question: str, pending: tuple[Choice, ...]) -> Choice | None:
    """The choice that a reply to the assistant's own question picks: by number, by its words, or by part of them."""
    words = fold(clean(question)).strip(" .!?")
    match = PICK.fullmatch(words)
    if match and pending:
        number = int(match[1]) if match[1].isdigit() else NUMBERS[match[1]]
        return pending[number - 1 if number > 0 else -1] if abs(number) <= len(pending) else None
    named = [choice for choice in pending if words and words in (fold(choice.label), fold(choice.question))]
    if not named and len(words) >= 4:
        named = [choice for choice in pending if words in fold(choice.label)]
    return named[0] if len(named) == 1 else None


def continues(question: Question, dialog: Dialog) -> bool:
    """Whether a question goes on with the turn before: it has no subject of its own, or points back."""
    if not (dialog.record_ids or dialog.document_ids or dialog.topic):
        return False
    if points_back(question) or (dialog.pending and _only_names(question)):
        return True
    if question.scope.named:
        return not question.topic.terms and not _asks_by_name(question.intent)
    only_bodies = all(unit.start in question.scope.bodies for unit in question.reading.units)
    own = beside_purpose(question) or question.topic
    slight = own.weight < TELLING * 2 or (only_bodies and not question.rest.terms)
    return slight and not _asks_anew(question, dialog)


def points_back(question: Question) -> bool:
    """Whether the words point to what was spoken of: "việc đó", "thế còn", "cái thứ hai"."""
    return bool(loosely("pointers").search(question.reading.plain)) or any(
        p.kind == "item" for p in question.reading.places
    )


def beside_purpose(question: Question) -> Topic | None:
    """What a question that asks what something is for speaks of beside these words; ``None`` for any other question."""
    reading = question.reading
    spans = [found.span() for found in _words("purpose").finditer(reading.plain)]
    said = (text[start:end] for text in (reading.text, reading.restored) for start, end in spans)
    return question.topic.without(said) if spans and not question.scope.narrowed else None


def changes_slot(question: Question, dialog: Dialog) -> bool:
    """Whether a follow-up changes where to look (province, plan, place, unit, time) and keeps what was asked."""
    return bool(dialog.topic) and moves(question)


def asks_of_none(question: Question, dialog: Dialog) -> bool:
    """Whether a follow-up asks for a field of a task where the list told has none: "hạn của việc đó"."""
    asks = bool(question.intent.fields) and not question.intent.forms and not question.intent.document
    told = bool(LISTS.intersection(dialog.frame.forms)) and not dialog.record_ids
    return asks and told and not (moves(question) or question.topic.terms)


def asks_of_document(question: Question, dialog: Dialog) -> bool:
    """Whether a follow-up turns to the documents told, or to one it points to: who signed it, how many tasks it has."""
    wants = bool(question.intent.document or question.intent.forms)
    if question.scope.narrowed:
        return wants and bool(question.scope.named) and not question.reading.numbers
    if question.intent.document and _is_of_mentioned(dialog):
        return _points_to("successor", question)
    of_thing = _points_to("thing", question) and not dialog.frame.facts
    other_form = bool(question.intent.forms) and not dialog.frame.forms and not of_thing
    return bool(dialog.document_ids) and bool(
        question.intent.document or (other_form and not changes_slot(question, dialog))
    )


def as_document_fact(question: Question, dialog: Dialog) -> Question:
    """After a fact of a document "ngày nào" asks for its date, not for a deadline.

    Of another document "ai" asks for the same fact once more, where it may: for the signer after the signer.
    """
    intent, facts = question.intent, dialog.frame.facts
    if not facts or _asks_by_name(intent) or not intent.fields:
        return question
    elsewhere = question.scope.narrowed or question.reading.numbers
    again = tuple(name for name in facts if elsewhere and name in _asked_by(question))
    asked = again or intent.bare[:1]
    return replace(question, intent=replace(intent, fields=(), document=asked)) if asked else question


def as_same_again(question: Question, dialog: Dialog) -> Question:
    """Of another place "ai" asks once more for the units that take part, "bao nhiêu" for a count, after these."""
    asked = _asked_by(question)
    again = tuple(name for name in dialog.fields if name in asked)
    if _asks_by_name(question.intent) or not moves(question) or not (again or asked.intersection(dialog.frame.forms)):
        return question
    return replace(question, intent=replace(question.intent, fields=again))


def _is_of_mentioned(dialog: Dialog) -> bool:
    """Whether a dialog stands at a document that has only its number, not at one that the corpus holds."""
    return bool(dialog.frame.facts and dialog.frame.numbers) and not dialog.frame.plans


def _only_names(question: Question) -> bool:
    """Whether a reply to the assistant's own question names a subject and asks for nothing."""
    reading = question.reading
    return not question.intent.wants and "?" not in reading.text and not _questions().search(reading.plain)


def _asks_by_name(intent: Intent) -> bool:
    """Whether something is asked for by its own name, not by a mere "ai" or "khi nào"."""
    return bool(intent.document or intent.forms or intent.strict)


def _asked_by(question: Question) -> frozenset[str]:
    """The facts that the mere question words of a question may ask for."""
    plain = question.reading.plain
    return frozenset(fact for words, facts in _question_words() if words.search(plain) for fact in facts)


def _asks_anew(question: Question, dialog: Dialog) -> bool:
    """Whether a list or count has limits of its own that no list spoken of shares."""
    limits = (bool(question.reading.units), bool(question.times))
    return bool(question.intent.forms) and (all(limits) or (any(limits) and not dialog.frame.forms))


def _points_to(kind: str, question: Question) -> bool:
    return _words(kind).search(question.reading.plain) is not None


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('intents')[kind]['words'])})\b")


@cache
def _question_words() -> list[tuple[re.Pattern[str], list[str]]]:
    """Mere question words, and the facts that they may ask for."""
    groups = load("intents")["question_words"].values()
    return [(re.compile(rf"\b(?:{'|'.join(group['words'])})\b"), group["facts"]) for group in groups]


@cache
def _questions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('intents')['premise']['questions'])})\b")
