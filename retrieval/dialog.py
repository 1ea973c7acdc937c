"""The dialog as slots: what a follow-up keeps from the turn before, what it changes, and what is a new subject."""

import re
from functools import cache

from retrieval.answer import Choice, Dialog
from retrieval.question import Question
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
    return points_back(question) or (question.topic.weight < TELLING * 2 and not question.scope.named)


def points_back(question: Question) -> bool:
    """Whether the words point to what was spoken of: "việc đó", "thế còn", "cái thứ hai"."""
    return bool(_pointers().search(question.reading.plain)) or any(p.kind == "item" for p in question.reading.places)


def carried_topic(question: Question, dialog: Dialog) -> bool:
    """Whether a follow-up changes where to look (province, plan, unit, year) and keeps what was asked."""
    changes = question.scope.narrowed or bool(question.times) or bool(question.reading.units)
    return changes and bool(dialog.topic)


@cache
def _pointers() -> re.Pattern[str]:
    return re.compile("|".join(load("intents")["pointers"]["patterns"]))
