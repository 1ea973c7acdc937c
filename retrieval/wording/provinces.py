"""Provinces and cities in a question, by their names of before and after the mergers of 2025 and by aliases."""

from dataclasses import dataclass
from functools import cache

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.words import Found, Phrases, Word

_SHORT = 3


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province named in ``text[start:end]``: ``name`` is the one meant, ``now`` the one that it is part of today."""

    name: str
    now: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    now: str
    alias: str


def find_provinces(text: str, question: tuple[Word, ...]) -> tuple[ProvinceMention, ...]:
    """The provinces that a clean text (with its words) names, from left to right.

    A short alias such as "LS" counts only after a word that leads to a province: "Thanh tra LS", "ở LS". A commune
    that is called like a province, "phường Bắc Giang", is none.
    """
    return tuple(
        ProvinceMention(found.payload.name, found.payload.now, text[found.start : found.end], found.start, found.end)
        for found in _names().find(question)
        if (len(found.payload.alias) > _SHORT or _stands_well(found, question)) and not _is_commune(found, question)
    )


def province_named(name: str) -> ProvinceMention | None:
    """The province with this name or alias, whatever its diacritics; ``None`` if there is none."""
    entry = _by_plain().get(" ".join(fold(name).removeprefix("tinh ").split()))
    return ProvinceMention(entry.name, entry.now, name, 0, len(name)) if entry else None


def _stands_well(found: Found[_Name], question: tuple[Word, ...]) -> bool:
    if found.first == 0:
        return len(question) == found.last
    return _follows(found, question, _beside("before"))


def _is_commune(found: Found[_Name], question: tuple[Word, ...]) -> bool:
    """Whether a name is that of one commune; "các xã Lạng Sơn" are those of the province."""
    return _follows(found, question, _beside("commune")) and not _follows(found, question, _beside("communes"))


def _follows(found: Found[_Name], question: tuple[Word, ...], leads: tuple[str, ...]) -> bool:
    before = " ".join(word.plain for word in question[max(0, found.first - 2) : found.first])
    return any(before == lead or before.endswith(f" {lead}") for lead in leads)


@cache
def _entries() -> tuple[_Name, ...]:
    entries = []
    for province in load("provinces")["province"]:
        now = province["name"]
        entries += [_Name(now, now, alias) for alias in (now, *province.get("aliases", ()))]
        entries += [_Name(old, now, old) for old in province.get("merged", ())]
    return tuple(entries)


@cache
def _names() -> Phrases[_Name]:
    return Phrases((entry.alias, entry) for entry in _entries())


@cache
def _by_plain() -> dict[str, _Name]:
    return {fold(entry.alias): entry for entry in _entries()}


@cache
def _beside(group: str) -> tuple[str, ...]:
    return tuple(fold(lead) for lead in load("provinces")["beside"][group])
