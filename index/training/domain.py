"""Pairs from the plans themselves: how officials would ask for every entry, in their own words."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.records import Document
from index.entries import entries_of
from index.training.asking import clause, forms_of, thinned
from index.training.pairs import Pair
from index.training.synonyms import Synonyms

REWORDED = 0.5


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a plan says, and how the plan is called in a question."""

    words: str
    passage: str
    plan: str


def topics(documents: Sequence[Document]) -> list[Topic]:
    """Every entry of the plans; its own words are the first line of what it is found by."""
    by_id = {document.id: document for document in documents}
    found = []
    for entry in entries_of(documents):
        document = by_id[entry.document_id]
        plan = document.issuer or document.number or ""
        found.append(Topic(document.quote(entry.span), entry.text, plan))
    return found


def plan_pairs(documents: Sequence[Document], rounds: int, seed: int) -> Iterator[Pair]:
    """``rounds`` questions for every entry, in changing words."""
    chance = random.Random(seed)
    synonyms = Synonyms.read()
    forms = forms_of("plans")
    for topic in topics(documents) * rounds:
        asked = clause(topic.words, chance, 4, 16)
        if chance.random() < 0.3:
            asked = thinned(asked, chance, 0.15)
        if chance.random() < 0.4:
            asked = f"{asked} {chance.choice(('ở', 'của', 'tại'))} {topic.plan}"
        question = chance.choice(forms).format(asked)
        yield Pair(synonyms.reworded(question, chance, REWORDED), topic.passage)
