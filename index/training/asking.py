"""Turning a sentence into what somebody would ask about it."""

import random
import tomllib
from pathlib import Path

FORMS = Path(__file__).with_name("questions.toml")

_EDGES = " .,;:()[]\"'“”-–+*|"


def forms_of(kind: str) -> list[str]:
    """The question forms of a kind, ``general`` or ``plans``."""
    forms: list[str] = tomllib.loads(FORMS.read_text(encoding="utf-8"))[kind]["forms"]
    return forms


def clause(sentence: str, chance: random.Random, shortest: int = 4, longest: int = 14) -> str:
    """A random run of words of the sentence, the whole of it where it is short."""
    found = sentence.split()
    size = min(chance.randint(shortest, longest), len(found))
    start = chance.randint(0, len(found) - size)
    return " ".join(found[start : start + size]).strip(_EDGES)


def thinned(sentence: str, chance: random.Random, share: float) -> str:
    """The sentence without about ``share`` of its words, as people leave words out."""
    return " ".join(word for word in sentence.split() if chance.random() >= share)
