"""Pairs of a query and the passage that answers it, made from plain texts."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.training import sources

_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+(?=[\w\"“(-])")
_MARKUP = re.compile(r"'{2,}|={2,}|\[\[|\]\]|\{\{|\}\}|<[^>]+>")


@dataclass(frozen=True, slots=True)
class Pair:
    """What one would ask, and the text that should be found."""

    query: str
    passage: str


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
        length += sentence.count(" ") + 1
        if length >= size:
            yield run
            run, length = [], 0
    if length >= size // 3:
        yield run


def held_out_sentences(text: str, chance: random.Random, title: str = "") -> Iterator[Pair]:
    """From every window a random sentence as the query, the rest as its passage (inverse cloze)."""
    for run in windows(text, chance.choice((60, 100, 150))):
        fit = [i for i, sentence in enumerate(run) if 5 <= sentence.count(" ") + 1 <= 45]
        if len(run) < 2 or not fit:
            continue
        chosen = chance.choice(fit)
        rest = run[:chosen] + run[chosen + 1 :]
        yield Pair(run[chosen], " ".join([title, *rest]) if title else " ".join(rest))


def general_pairs(data: Path, seed: int = 7) -> Iterator[Pair]:
    """Pairs from laws, the encyclopedia, the resolutions and the labelled questions."""
    chance = random.Random(seed)
    for article in sources.law_articles(data):
        yield Pair(article.title, " ".join(article.text.split()[:220]))
    for law in sources.laws(data):
        yield from held_out_sentences(law, chance)
    for article in sources.encyclopedia(data):
        yield from held_out_sentences(article.text, chance)
    for text in sources.resolutions(data):
        yield from held_out_sentences(text, chance)
    for record in sources.labelled(data):
        if record.answers:
            yield Pair(record.question, f"{record.title} {record.text}")
