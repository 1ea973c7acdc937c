"""Abbreviations of administration, spelled out and made: "KHCN" is "khoa học và công nghệ"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.syllables import by_plain
from retrieval.wording.words import Found, Phrases, Word, words

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation found in ``text[start:end]`` and what it can stand for, the likeliest first."""

    short: str
    long: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sense:
    """One meaning of a short form, and the words that must stand around it."""

    long: tuple[str, ...]
    near: tuple[str, ...]
    follows: tuple[str, ...]
    before_number: bool

    @property
    def is_free(self) -> bool:
        return not (self.near or self.follows or self.before_number)


def find_abbreviations(text: str, question: tuple[Word, ...]) -> tuple[Abbreviation, ...]:
    """The abbreviations in a clean text with its words, from left to right."""
    return tuple(_read(text, question))


def spell_out(text: str, found: tuple[Abbreviation, ...], choice: dict[int, int] | None = None) -> str:
    """The text with each abbreviation in words; ``choice`` maps the place in ``found`` to another of its senses."""
    for at in range(len(found) - 1, -1, -1):
        long = found[at].long[(choice or {}).get(at, 0)]
        rest = text[found[at].end :]
        text = text[: found[at].start] + long + (" " if rest[:1].isdigit() else "") + rest
    return text


def shorten(text: str) -> str:
    """The text with long forms abbreviated in the usual way: "chuyển đổi số" becomes "CĐS"."""
    for found in reversed(list(_long_forms().find(words(text)))):
        text = text[: found.start] + found.payload + text[found.end :]
    return text


@cache
def short_forms() -> frozenset[str]:
    """Every short form of one word, lower case: no typing error, however it looks."""
    entries = (words(short) for sense in load("abbreviations")["sense"] for short in sense["short"])
    return frozenset(parts[0].key for parts in entries if len(parts) == 1)


def _read(text: str, question: tuple[Word, ...]) -> Iterator[Abbreviation]:
    for found in _senses().find(question):
        if _is_word(question[found.first : found.last]):
            continue
        senses = _holding(found, question)
        if senses:
            long = tuple(dict.fromkeys(form for sense in senses for form in sense.long[:1]))
            yield Abbreviation(text[found.start : found.end], long, found.start, found.end)


def _is_word(found: tuple[Word, ...]) -> bool:
    """Whether the short form reads as a plain syllable here: "ai" in lower case."""
    return len(found) == 1 and not found[0].text.isupper() and found[0].plain in by_plain()


def _holding(found: Found[tuple[_Sense, ...]], question: tuple[Word, ...]) -> list[_Sense]:
    """The senses that hold: only the one that its very place decides, or else those met by what is near, first."""
    met = [sense for sense in found.payload if not sense.is_free and _is_met(sense, found, question)]
    decided = [sense for sense in met if not sense.near]
    return decided[:1] or met + [sense for sense in found.payload if sense.is_free]


def _is_met(sense: _Sense, found: Found[tuple[_Sense, ...]], question: tuple[Word, ...]) -> bool:
    before = [word.plain for word in question[max(0, found.first - _NEAR) : found.first]]
    after = [word.plain for word in question[found.last : found.last + _NEAR]]
    if sense.before_number:
        return any(word.isdigit() for word in after[: 2 if after[:1] == ["so"] else 1])
    if sense.follows:
        return bool(before) and before[-1] in sense.follows
    around = f" {' '.join(before)} | {' '.join(after)} "
    return any(f" {word} " in around for word in sense.near)


@cache
def _senses() -> Phrases[tuple[_Sense, ...]]:
    grouped: dict[str, list[_Sense]] = {}
    for entry in load("abbreviations")["sense"]:
        for short in entry["short"]:
            grouped.setdefault(short, []).append(_sense(entry))
    return Phrases((short, tuple(senses)) for short, senses in grouped.items())


def _sense(entry: dict[str, Any]) -> _Sense:
    near, follows = (tuple(fold(word) for word in entry.get(name, ())) for name in ("near", "follows"))
    return _Sense(tuple(entry["long"]), near, follows, entry.get("before_number", False))


@cache
def _long_forms() -> Phrases[str]:
    """Long form → usual short form, for the senses that need nothing near."""
    plain = (entry for entry in load("abbreviations")["sense"] if "near" not in entry)
    return Phrases((long, entry["short"][0]) for entry in plain for long in entry["long"])
