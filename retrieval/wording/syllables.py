"""The complete inventory of written Vietnamese syllables, made by rule: onset × rime × tone."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from retrieval.wording.clean import fold
from retrieval.wording.data import load

TONES = {"": "", "s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
_VOWEL_LIKE = ("qu", "gi")
"""Onsets whose vowel letter has a say in where the tone stands."""


@cache
def syllables() -> frozenset[str]:
    """Every possible syllable, lower case, tone in the common place ("hòa", "ủy", "quý")."""
    return frozenset(chain.from_iterable(by_plain().values()))


@cache
def by_plain() -> dict[str, tuple[str, ...]]:
    """Syllable without diacritics → all syllables that it can stand for."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for plain, forms in _families():
        meant[plain].update(forms)
    return {plain: tuple(sorted(forms)) for plain, forms in meant.items()}


def compose(toneless: str, tone: str) -> str:
    """A toneless syllable with a tone, named by its TELEX letter ("" is level): ``compose("hoa", "f")`` = "hòa"."""
    at = _tone_place(toneless)
    return unicodedata.normalize("NFC", toneless[: at + 1] + TONES[tone] + toneless[at + 1 :])


def split_tone(syllable: str) -> tuple[str, str]:
    """A syllable as its toneless form and the TELEX letter of its tone; the inverse of :func:`compose`."""
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", syllable):
        named = next((name for name, mark in TONES.items() if mark == char), None)
        if named is None:
            letters.append(char)
        else:
            tone = named
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _tone_place(toneless: str) -> int:
    """Index of the letter that carries the tone."""
    first = 2 if toneless.startswith("qu") or (toneless.startswith("gi") and _vowels_in(toneless) > 1) else 0
    at = [index for index, char in enumerate(toneless) if index >= first and char in _VOWELS]
    shaped = [index for index in at if toneless[index] in _SHAPED]
    if shaped:
        return shaped[-1] if toneless[shaped[0] : shaped[0] + 2] == "ươ" else shaped[0]
    if len(at) >= 3 or (len(at) == 2 and at[-1] < len(toneless) - 1):
        return at[1]
    return at[0] if at else len(toneless) - 1


def _vowels_in(text: str) -> int:
    return sum(char in _VOWELS for char in text)


def _families() -> Iterator[tuple[str, list[str]]]:
    """Every onset with every rime that it joins: the two without diacritics, and the syllable in each tone."""
    parts = load("syllables")
    for rimes, tones in ((parts["open"], TONES), (parts["stopped"], "sj")):
        for rime in rimes.split():
            toned, plain = [compose(rime, tone) for tone in tones], fold(rime)
            for onset in parts["onsets"]:
                if not _joins(onset, rime, parts["before"], parts["y"]):
                    continue
                if onset in _VOWEL_LIKE:
                    whole = _join(onset, rime)
                    yield fold(whole), [compose(whole, tone) for tone in tones]
                else:
                    yield fold(onset) + plain, [onset + form for form in toned]


def _joins(onset: str, rime: str, before: dict[str, str], after_y: dict[str, list[str]]) -> bool:
    if rime[0] == "y":
        return onset in after_y[rime]
    if onset == "" and rime.startswith("iê"):
        return False
    return rime[0] in before.get(onset, rime[0])


def _join(onset: str, rime: str) -> str:
    """Joined letters: "gi" shares its "i" with a rime that begins with one: gi + iêng is "giêng"."""
    return onset[:-1] + rime if onset == "gi" and rime[0] == "i" else onset + rime
