"""English words in questions: left alone by every repair, and counted to tell an English question."""

from functools import cache

from retrieval.wording.clean import has_marks
from retrieval.wording.data import load
from retrieval.wording.words import words

_ENOUGH_SHARE = 0.5


@cache
def english_words() -> frozenset[str]:
    """The English words that questions hold, lower case."""
    return frozenset(load("chat_words")["english"]["words"].split())


def is_english(text: str) -> bool:
    """Whether most words of a text are English, and none has Vietnamese marks beside a name's."""
    question = [word for word in words(text) if not word.text.isdigit()]
    known = sum(word.key in english_words() for word in question)
    marked = sum(has_marks(word.text) for word in question)
    return bool(question) and known > marked and known >= _ENOUGH_SHARE * (len(question) - marked)
