"""Chat spelling made plain: "ko", "dc", "zậy", "j" are "không", "được", "vậy", "gì"."""

from functools import cache
from typing import Any

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.words import Word, words


def spell_chat(text: str) -> str:
    """The clean text with the spellings of chat replaced; words in capitals are left, they may be abbreviations."""
    question = words(text)
    for at in range(len(question) - 1, -1, -1):
        word = question[at]
        meant = None if word.text.isupper() else _meant(question, at)
        if meant is not None:
            if word.text[0].isupper():
                meant = meant[0].upper() + meant[1:]
            text = text[: word.start] + meant + text[word.end :]
    return text


def _meant(question: tuple[Word, ...], at: int) -> str | None:
    key = question[at].key
    beside: dict[str, Any] | None = _data()["beside"].get(key)
    if beside is not None:
        before = question[at - 1].plain if at else ""
        after = question[at + 1].plain if at + 1 < len(question) else ""
        if before in map(fold, beside["before"]) or after in map(fold, beside["after"]):
            return str(beside["means"])
    spelling: str | None = _data()["spelling"].get(key)
    return spelling


@cache
def _data() -> dict[str, Any]:
    return load("chat_words")
