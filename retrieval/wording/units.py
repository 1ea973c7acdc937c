"""Administrative units in a question: "VP", "Đảng ủy UBND tỉnh", "Sở KH&CN", each known under its full name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.provinces import find_provinces
from retrieval.wording.syllables import by_plain
from retrieval.wording.words import Phrases, Word, words

_LONGEST_NAME = 14
_BREAK = re.compile(r"[,;.?!:()\"“”]")


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
class _Token:
    """A word of a spelled-out name with the place that it was read from; a break has an empty key.

    ``before`` are the two words that stand before it in the text, skipped ones too.
    """

    key: str
    plain: str
    start: int
    end: int
    before: str = ""

    def is_same(self, key: str, plain: str) -> bool:
        """Whether this can be the word ``key``, typed with its diacritics or without any."""
        return self.key == key or (self.plain == plain and self.key == self.plain)


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

    def match(self, text: str) -> tuple[UnitMention, ...]:
        """The units that a clean text names, from left to right, the longest name at each place."""
        question = words(text)
        return tuple(self._found(text, _spelled(text, question)))

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
        tokens = _spelled(text, words(text))
        found = next(self._found(text, tokens), None)
        if found is not None and tokens and found.start <= tokens[0].start and found.end >= tokens[-1].end:
            return found
        return UnitMention(text, " ".join(token.plain for token in tokens if token.key), None, text, 0, len(text))

    def _add(self, alias: str, name: str) -> None:
        parts = _parts(alias)
        key = " ".join(plain for _, plain in parts)
        if parts and len(parts) <= _LONGEST_NAME and key not in self._seen and not _is_part_of_body(key):
            self._seen.add(key)
            self._names[parts[0][1]].append(_Name(parts, _key_of(name), clean(name)))

    def _found(self, text: str, tokens: list[_Token]) -> Iterator[UnitMention]:
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

    def _body(self, tokens: list[_Token], at: int) -> "_Name | None":
        """The body named right after one of its parts, not joined to it by "và"."""
        body = None if at >= len(tokens) or tokens[at].before.endswith(" va") else self._at(tokens, at)
        return None if body is None or body.key in _local_keys() else body

    def _at(self, tokens: list[_Token], first: int) -> "_Name | None":
        """The longest name that begins at a token."""
        choices = self._names.get(tokens[first].plain, ())
        return next((choice for choice in choices if _is_named(choice, tokens, first)), None)


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to name a unit: its words as (with, without diacritics), and the unit's key and full name."""

    words: tuple[tuple[str, str], ...]
    key: str
    name: str


def _is_named(name: _Name, tokens: list[_Token], first: int) -> bool:
    found = tokens[first : first + len(name.words)]
    return (
        len(found) == len(name.words)
        and all(token.is_same(*word) for token, word in zip(found, name.words, strict=True))
        and not _is_everyday(tokens, first, name.key)
    )


def _is_everyday(tokens: list[_Token], first: int, key: str) -> bool:
    """Whether the name is the everyday word here: "đoàn thanh tra"."""
    return any(tokens[first].before.endswith(f" {word}") for word in _everyday().get(key, ()))


def _is_part_of_body(key: str) -> bool:
    """Whether a name is a part and its body, such as "Văn phòng Thanh tra tỉnh", which is read as the two."""
    for local in _local_keys():
        if key.startswith(f"{local} "):
            rest = key.removeprefix(f"{local} ")
            return not any(rest.startswith(body) for body in _own_offices()) and rest in _body_keys()
    return False


def _spelled(text: str, question: tuple[Word, ...]) -> list[_Token]:
    """The words of a text as units are compared: spelled out, without the province and the words skipped."""
    inside = {at for place in find_provinces(text, question) for at in range(place.start, place.end)}
    tokens: list[_Token] = []
    spelled = {found.first: found for found in _spelling().find(question) if _is_short(question[found.first : found.last])}
    at = 0
    while at < len(question):
        word, found = question[at], spelled.get(at)
        if at and _BREAK.search(text, question[at - 1].end, word.start):
            tokens.append(_Token("", "", word.start, word.start))
        if word.start in inside or (found is None and word.plain in _skipped() and not _is_kept(question, at)):
            at += 1
            continue
        spelling = found.payload if found else ((word.key, word.plain),)
        start, end = (found.start, found.end) if found else (word.start, word.end)
        before = "".join(f" {word.plain}" for word in question[max(0, at - 2) : at])
        tokens += [_Token(key, plain, start, end, before) for key, plain in spelling]
        at = found.last if found else at + 1
    return tokens


def _is_kept(question: tuple[Word, ...], at: int) -> bool:
    following = question[at + 1].plain if at + 1 < len(question) else ""
    return f"{question[at].plain} {following}" in _kept()


@cache
def _spelling() -> Phrases[tuple[tuple[str, str], ...]]:
    return Phrases((short, _long_words(long)) for short, long in load("units")["spelling"].items())


def _long_words(long: str) -> tuple[tuple[str, str], ...]:
    question = words(clean(long))
    kept = (word for at, word in enumerate(question) if word.plain not in _skipped() or _is_kept(question, at))
    return tuple((word.key, word.plain) for word in kept)


def _is_short(found: tuple[Word, ...]) -> bool:
    """Whether an abbreviation stands here: "TU" is Tỉnh ủy, "tu" may be "từ" or "tư"."""
    return len(found) > 1 or found[0].text.isupper() or found[0].plain not in by_plain()


def _parts(name: str) -> tuple[tuple[str, str], ...]:
    """The words by which a name is compared, each with and without diacritics."""
    text = clean(name)
    return tuple((token.key, token.plain) for token in _spelled(text, words(text)) if token.key)


def _key_of(name: str) -> str:
    return " ".join(plain for _, plain in _parts(name))


@cache
def _skipped() -> frozenset[str]:
    return frozenset(fold(word) for word in load("units")["skipped"]["words"])


@cache
def _kept() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in load("units")["skipped"]["kept"])


@cache
def _local_keys() -> frozenset[str]:
    return frozenset(_key_of(name) for name in load("units")["local"]["names"])


@cache
def _own_offices() -> tuple[str, ...]:
    return tuple(_key_of(name) for name in load("units")["local"]["own_office"])


@cache
def _body_keys() -> frozenset[str]:
    return frozenset(_key_of(name) for name in load("units")["known"]["names"])


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    return {fold(name): tuple(fold(word) for word in before) for name, before in load("units")["everyday"].items()}
