"""English in questions: its words are left alone by every repair; an English question is put into Vietnamese words."""

from functools import cache

from retrieval.wording.data import load
from retrieval.wording.words import Phrases, words

_ENOUGH_SHARE = 0.5


@cache
def english_words() -> frozenset[str]:
    """The English words that questions hold, lower case."""
    listed = load("chat_words")["english"]["words"].split()
    return frozenset(listed).union(*(phrase.split() for phrase in load("english")["words"]))


def is_english(text: str) -> bool:
    """Whether most words of a text are English, and none has Vietnamese marks beside a name's."""
    question = [word for word in words(text) if not word.text.isdigit()]
    known = sum(word.key in english_words() for word in question)
    marked = sum(word.key != word.plain for word in question)
    return bool(question) and known > marked and known >= _ENOUGH_SHARE * (len(question) - marked)


def gloss(text: str) -> str:
    """An English question with the words of plans in Vietnamese, in their English order: for search, not for show."""
    for found in reversed(list(_glossary().find(words(text)))):
        text = text[: found.start] + found.payload + text[found.end :]
    return " ".join(text.split())


@cache
def _glossary() -> Phrases[str]:
    return Phrases(load("english")["words"].items())
