"""How ``retrieval/data/language.txt.gz`` is made: Vietnamese counted, official texts and questions weighed up."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from index.training.sources import encyclopedia, labelled, laws, resolutions
from retrieval.wording.counting import Counts
from retrieval.wording.data import FOLDER

_STUB = 1500
_LEAST_WORD = 5
_LEAST_PAIR = 40
_SCALE = 10

Source = Callable[[Path], Iterable[str]]


def learn_language(data: Path, target: Path = FOLDER / "language.txt.gz") -> Counts:
    """Count the texts of the shared data folder and the phrases of chat, and write what is frequent to ``target``."""
    counts = Counts()
    for source, weight in _SOURCES:
        part = Counts()
        part.add(source(data))
        counts.update(part, weight)
    counts.save(target, least_word=_LEAST_WORD, least_pair=_LEAST_PAIR, scale=_SCALE)
    return counts


def _long_articles(data: Path) -> Iterator[str]:
    """Articles of some length: the short ones are lists of stars and villages made by robots."""
    return (article.text for article in encyclopedia(data) if len(article.text) > _STUB)


def _questions(data: Path) -> set[str]:
    return {pair.question for pair in labelled(data)}


def _passages(data: Path) -> set[str]:
    return {pair.text for pair in labelled(data)}


def _chat(_: Path) -> list[str]:
    return [(FOLDER / "chat_phrases.txt").read_text(encoding="utf-8")]


_SOURCES: tuple[tuple[Source, int], ...] = (
    (laws, 2),
    (_long_articles, 1),
    (_questions, 40),
    (_passages, 3),
    (resolutions, 50),
    (_chat, 1000),
)
