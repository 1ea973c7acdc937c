"""Administrative units in a question: "VP", "Đảng ủy UBND tỉnh", "Sở KH&CN", each known under its full name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.unit_words import UnitWord, name_key, name_words, spelled_out

_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit named in ``text`` at ``[start, end)``.

    ``key`` is equal for all spellings of one unit; ``of`` is the key of the body whose part it is, where the
    words name one: "Văn phòng Thanh tra tỉnh" has the key of "Văn phòng", of "Thanh tra tỉnh".
    """

    text: str
    key: str
    of: str | None
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to name a unit: its words as (with, without diacritics), and the unit's key and full name."""

    words: tuple[tuple[str, str], ...]
    key: str
    name: str


class UnitLexicon:
    """The units that are known: those of the field data and those that the plans name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: defaultdict[str, list[_Name]] = defaultdict(list)
        self._seen: set[str] = set()
        data = load("units")
        for name in (*data["known"]["names"], *data["local"]["names"]):
            self._add(name, name)
        for alias, name in data["also"].items():
            self._add(alias, name)
        for written in names:
            for name in re.split(r"[;\n]", written):
                self._add(name, name)
        for choices in self._names.values():
            choices.sort(key=lambda choice: -len(choice.words))

    @property
    def names(self) -> list[str]:
        """Every name by which a unit is known, as it was given."""
        return [name.name for names in self._names.values() for name in names]

    def match(self, text: str) -> tuple[UnitMention, ...]:
        """The units that a clean text names, from left to right, the longest name at each place."""
        return tuple(self._found(text, spelled_out(text)))

    def key(self, name: str) -> str:
        """What is equal for two spellings of one unit."""
        return self._whole(name).key

    def same(self, first: str, second: str) -> bool:
        """Whether two names mean one unit; a part named without its body is that part of any body."""
        one, other = self._whole(first), self._whole(second)
        return one.key == other.key and (one.of is None or other.of is None or one.of == other.of)

    def _whole(self, name: str) -> UnitMention:
        """The unit that a whole name means, whether it is known or not."""
        text = clean(name)
        tokens = spelled_out(text)
        found = next(self._found(text, tokens), None)
        if found is not None and tokens and found.start <= tokens[0].start and found.end >= tokens[-1].end:
            return found
        return UnitMention(text, " ".join(token.plain for token in tokens if token.key), None, text, 0, len(text))

    def _add(self, alias: str, name: str) -> None:
        parts = name_words(alias)
        key = " ".join(plain for _, plain in parts)
        if parts and len(parts) <= _LONGEST_NAME and key not in self._seen and not _is_part_of_body(key):
            self._seen.add(key)
            self._names[parts[0][1]].append(_Name(parts, name_key(name), clean(name)))

    def _found(self, text: str, tokens: Sequence[UnitWord]) -> Iterator[UnitMention]:
        at = 0
        while at < len(tokens):
            name = self._at(tokens, at)
            if name is None:
                at += 1
                continue
            last = at + len(name.words)
            body = self._body(tokens, last) if name.key in _local_keys() else None
            start, last = tokens[at].start, last + (len(body.words) if body else 0)
            end = tokens[last - 1].end
            yield UnitMention(text[start:end], name.key, body.key if body else None, name.name, start, end)
            at = last

    def _body(self, tokens: Sequence[UnitWord], at: int) -> _Name | None:
        """The body named right after one of its parts, not joined to it by "và"."""
        body = None if at >= len(tokens) or tokens[at].before.endswith(" va") else self._at(tokens, at)
        return None if body is None or body.key in _local_keys() else body

    def _at(self, tokens: Sequence[UnitWord], first: int) -> _Name | None:
        """The longest name that begins at a token."""
        choices = self._names.get(tokens[first].plain, ())
        return next((choice for choice in choices if _is_named(choice, tokens, first)), None)


def _is_named(name: _Name, tokens: Sequence[UnitWord], first: int) -> bool:
    found = tokens[first : first + len(name.words)]
    return (
        len(found) == len(name.words)
        and all(token.is_same(*word) for token, word in zip(found, name.words, strict=True))
        and not _is_everyday(tokens, first, name.key)
    )


def _is_everyday(tokens: Sequence[UnitWord], first: int, key: str) -> bool:
    """Whether the name is the everyday word here: "đoàn thanh tra"."""
    return any(tokens[first].before.endswith(f" {word}") for word in _everyday().get(key, ()))


def _is_part_of_body(key: str) -> bool:
    """Whether a name is a part and its body, such as "Văn phòng Thanh tra tỉnh", which is read as the two."""
    for local in _local_keys():
        if key.startswith(f"{local} "):
            rest = key.removeprefix(f"{local} ")
            return not any(rest.startswith(body) for body in _own_offices()) and rest in _body_keys()
    return False


@cache
def _local_keys() -> frozenset[str]:
    return frozenset(name_key(name) for name in load("units")["local"]["names"])


@cache
def _own_offices() -> tuple[str, ...]:
    return tuple(name_key(name) for name in load("units")["local"]["own_office"])


@cache
def _body_keys() -> frozenset[str]:
    return frozenset(name_key(name) for name in load("units")["known"]["names"])


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    return {fold(name): tuple(fold(word) for word in before) for name, before in load("units")["everyday"].items()}
