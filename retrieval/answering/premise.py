"""Whether a statement that a question puts up for a yes or a no agrees with the facts found."""

import re

from corpus.deadline import parse_deadline
from corpus.records import Span
from retrieval.question import Question
from retrieval.replies.draft import Draft

SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
YES = "Đúng."
NO = "Không đúng."


def verdict(question: Question, draft: Draft) -> str | None:
    """``Đúng.``, ``Không đúng.``, or ``None`` where the statement cannot be held against a fact."""
    if not question.intent.premise:
        return None
    facts = {fact.field: fact.value for fact in draft.facts}
    checks = [
        check
        for check in (_share(question, facts.get("target")), _date(question, facts.get("deadline")))
        if check is not None
    ]
    return None if not checks else YES if all(checks) else NO


def _share(question: Question, value: str | None) -> bool | None:
    asked, told = SHARE.search(question.reading.text), SHARE.search(value or "")
    if asked is None or told is None:
        return None
    return str(asked[1]).replace(".", ",") == str(told[1]).replace(".", ",")


def _date(question: Question, value: str | None) -> bool | None:
    named = [time.named for time in question.times if time.named]
    told = parse_deadline(value, Span(start=0, end=len(value))) if value else None
    if not named or told is None or told.end is None:
        return None
    return any(period.last == told.end for period in named)
