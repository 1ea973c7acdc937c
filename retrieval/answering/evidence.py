"""Whether the words of a passage, outside any record field, say what a field would say."""

import re
from functools import cache

from corpus.deadline import find_deadline
from corpus.when import find_dates
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.words import loose


def says(field: str, text: str) -> bool:
    """Whether a passage holds words for a field: a unit made responsible, a time, an output."""
    if field.startswith("deadline") and (find_deadline(text) or find_dates(text)):
        return True
    pattern = _patterns().get(field)
    return bool(pattern and pattern.search(clean(text)))


def counts(thing: str, text: str) -> bool:
    """Whether a passage gives a number of a thing (folded words), not a share of it."""
    first = thing.split()[0]
    number = rf"\d+(?:[.,]\d+)*(?:\s*-\s*\d+)?\s+(?:[a-z]+\s+){{0,2}}{re.escape(first)}(?![a-z])"
    return bool(re.search(number, fold(clean(text))))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    held: dict[str, list[str]] = load("intents")["held"]
    return {field: loose(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)") for field, phrases in held.items()}
