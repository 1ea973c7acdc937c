"""Pairs of a query and the passage that answers it, made from plain texts."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.training import sources
from index.training.asking import clause, forms_of, thinned

PASSAGE_WORDS = 220
WINDOWS = (50, 80, 120, 170)

_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+(?=[\w\"“(-])")
_MARKUP = re.compile(r"'{2,}|={2,}|\[\[|\]\]|\{\{|\}\}|<[^>]+>")
_SECTION = re.compile(r"\n\s*==+\s*(.*?)\s*==+")


@dataclass(frozen=True, slots=True)
class Pair:
    """What one would ask, and the text that should be found."""

    query: str
    passage: str


def general_pairs(data: Path, seed: int) -> Iterator[Pair]:
    """Pairs from laws, the encyclopedia, the resolutions and the labelled questions; others for another seed."""
    chance = random.Random(seed)
    cloze = Cloze(chance)
    for article in sources.law_articles(data):
        yield Pair(article.title, _shortened(article.text))
    for law in sources.laws(data):
        yield from cloze.pairs(law)
    for article in sources.encyclopedia(data):
        yield from cloze.pairs(article.text)
        yield from _sections(article)
    for text in sources.resolutions(data):
        yield from cloze.pairs(text)
    for record in sources.labelled(data):
        if record.answers:
            yield Pair(record.question, record.text)
            yield Pair(record.question, f"{record.title} {record.text}")


class Cloze:
    """Takes a sentence out of its passage and asks for it: inverse cloze (Lee et al. 2019), in question forms."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._forms = forms_of("general")

    def pairs(self, text: str) -> Iterator[Pair]:
        """One pair per window of sentences. In one of ten the sentence stays in its passage."""
        for window in windows(text, self._chance.choice(WINDOWS)):
            fit = [i for i, sentence in enumerate(window) if 5 <= len(sentence.split()) <= 60]
            if len(window) < 2 or not fit:
                continue
            chosen = self._chance.choice(fit)
            stays = self._chance.random() < 0.1
            passage = window if stays else window[:chosen] + window[chosen + 1 :]
            yield Pair(self._asked(window[chosen]), " ".join(passage))

    def _asked(self, sentence: str) -> str:
        asked = clause(sentence, self._chance) if self._chance.random() < 0.5 else sentence
        if self._chance.random() < 0.3:
            asked = thinned(asked, self._chance, 0.2)
        return self._chance.choice(self._forms).format(asked) if self._chance.random() < 0.5 else asked


def sentences(text: str) -> list[str]:
    """Sentences of a text; line ends inside a sentence are spaces."""
    flat = " ".join(_MARKUP.sub(" ", text).split())
    return [part for part in _SENTENCE_END.split(flat) if len(part) > 2]


def windows(text: str, size: int) -> Iterator[list[str]]:
    """Runs of neighbouring sentences of about ``size`` words each, without overlap."""
    run: list[str] = []
    length = 0
    for sentence in sentences(text):
        run.append(sentence)
        length += len(sentence.split())
        if length >= size:
            yield run
            run, length = [], 0
    if length >= size // 3:
        yield run


def _sections(article: sources.Article) -> Iterator[Pair]:
    """The title of an article with the heading of a section asks for the section."""
    heads_and_bodies = ["", *_SECTION.split(article.text.replace("\r", ""))]
    for heading, body in zip(heads_and_bodies[::2], heads_and_bodies[1::2], strict=True):
        if len(body.split()) > 25:
            yield Pair(f"{article.title} {heading}".strip(), _shortened(body))


def _shortened(text: str) -> str:
    return " ".join(text.split()[:PASSAGE_WORDS])
