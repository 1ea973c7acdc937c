"""Bodies, places and things that a question names and no document speaks of: nothing can be told of them."""

import re
from collections.abc import Iterator, Sequence

from corpus.words import unit_head
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.replies.phrases import names_list
from retrieval.wording.english import english_words
from retrieval.wording.reading import Reading
from retrieval.wording.syllables import syllables
from retrieval.wording.words import Word, words

BEGINS = re.compile(r"(?:^|[.?!:;“\"(])\s*$")
"""What stands before the first word of a sentence, which has a capital whatever it is."""
HEAD = 2
"""Words before a name that may say what body it is of."""


def decline_stranger(desk: Desk) -> Answer | None:
    """That no document speaks of a name in the question; ``None`` where each is known, or the name is what is asked.

    Capitals tell names, so a question typed without them, or in capitals alone, has none.
    """
    reading, intent = desk.question.reading, desk.question.intent
    if reading.english or not reading.marked or intent.premise or "signer" in intent.document or reading.text.istitle():
        return None
    unknown = [name for name in _names(desk, reading) if not desk.catalog.speaks_of(name)]
    if not unknown:
        return None
    draft = desk.draft("out_of_corpus")
    named = names_list([f"“{name}”" for name in dict.fromkeys(unknown)])
    draft.say(f"Không văn bản nào trong kho nhắc tới {named}; hiện có văn bản của {names_list(desk.catalog.issuers)}.")
    return desk.finish(draft, "not_found")


def _names(desk: Desk, reading: Reading) -> Iterator[str]:
    """The names in a question that nothing known covers: of several words, of one foreign one, of a body."""
    known = [(one.start, one.end) for found in (reading.units, reading.provinces, reading.numbers) for one in found]
    question = words(reading.text)
    for whole in _runs(reading.text, question):
        run = _without_beginning(desk, reading.text, question, whole)
        first, last = question[run[0]], question[run[-1]]
        if any(start < last.end and first.start < end for start, end in known):
            continue
        head = _head(reading.text, question, run[-1])
        if head is not None and head <= run[0]:
            yield reading.text[question[head].start : question[min(run[-1] + 1, len(question) - 1)].end]
        elif len(run) > 1 or not (
            first.key in syllables() or first.key in english_words() or desk.ranker.knows(first.plain)
        ):
            yield reading.text[first.start : last.end]


def _without_beginning(desk: Desk, text: str, question: Sequence[Word], run: list[int]) -> list[int]:
    """A run without a last word that begins something else that is known: "App" of "App Mặt trận số"."""
    after = question[run[-1] + 1 : run[-1] + 2]
    begins = len(run) > 1 and after and desk.catalog.speaks_of(text[question[run[-1]].start : after[0].end])
    return run[:-1] if begins else run


def _head(text: str, question: Sequence[Word], name: int) -> int | None:
    """Where the words begin, in capitals and right before a name, that make it that of a body: "Ủy ban Tư pháp"."""
    for at in range(max(0, name - HEAD), name):
        head = unit_head().match(text, question[at].start)
        if head and head.end() == question[name - 1].end and question[at].text.istitle():
            return at
    return None


def _runs(text: str, question: Sequence[Word]) -> Iterator[list[int]]:
    """The places of the words in capitals, those side by side together; a sentence's first word is none."""
    run: list[int] = []
    for at, word in enumerate(question):
        joined = bool(run) and text[question[at - 1].end : word.start] == " "
        if run and not (joined and _is_capital(word)):
            yield run
            run = []
        if _is_capital(word) and not BEGINS.search(text, 0, word.start):
            run.append(at)
    if run:
        yield run


def _is_capital(word: Word) -> bool:
    """Whether a word begins with a capital and is no abbreviation."""
    return word.text[0].isupper() and (len(word.text) == 1 or not word.text.isupper())
