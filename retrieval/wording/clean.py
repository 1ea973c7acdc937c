"""Unicode hygiene: one spelling of the same text, and the same text without diacritics."""

import re
import unicodedata
from functools import lru_cache

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_MARKS = dict.fromkeys(range(0x0300, 0x0370))
_BARE = _MARKS | _DASHES
_LETTER_RANGES = ((0x00C0, 0x0250), (0x1E00, 0x1F00))


def _plain_letters() -> dict[int, str | None]:
    """Code point → letter without diacritics, for every Latin letter that has a plain one."""
    table: dict[int, str | None] = dict(_MARKS)
    for first, last in _LETTER_RANGES:
        for code in range(first, last):
            base = unicodedata.normalize("NFD", chr(code))[0]
            if base.isascii():
                table[code] = base
    return table | {ord("đ"): "d", ord("Đ"): "D"}


_PLAIN = _plain_letters()


def _tone_pairs() -> dict[str, str]:
    """New tone placement → old one for the three rimes that are written both ways: hoà/hòa, khoẻ/khỏe, uỷ/ủy."""
    pairs: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            new, old = (unicodedata.normalize("NFC", form) for form in (first + second + tone, first + tone + second))
            pairs |= {new: old, new.upper(): old.upper(), new.capitalize(): old.capitalize()}
    return pairs


_TONE_PAIRS = _tone_pairs()
_NEW_PLACEMENT = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONE_PAIRS)})(?!\w)")


@lru_cache(maxsize=256)
def clean(text: str) -> str:
    """The text with invisible and control characters gone, composed, one kind of dash, one tone placement.

    Idempotent. Compatibility forms become plain ones (full-width letters, "№"), white space single spaces.
    Marks that compose with no letter are dropped, so that :func:`fold` keeps every offset of a clean text.
    """
    visible = unicodedata.normalize("NFKC", text).translate(_VISIBLE)
    composed = unicodedata.normalize("NFKC", visible).translate(_BARE)
    return place_tones(" ".join(composed.split()))


def place_tones(text: str) -> str:
    """The text with the tone mark where most people type it: "hoà", "uỷ" become "hòa", "ủy"."""
    return _NEW_PLACEMENT.sub(lambda match: _TONE_PAIRS[match.group()], text)


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case without diacritics, "đ" as "d": the key of a text typed with or without marks. Idempotent."""
    return text.translate(_PLAIN).lower()


def has_marks(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark."""
    return text.lower() != fold(text)


class _Visible(dict[int, str]):
    """Code point → what of it is seen: a blank for white space, nothing for control characters, else itself.

    Filled as characters are met; those beyond the basic plane are not kept, so that it stays small.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        seen = " " if char in _SPACES else "" if unicodedata.category(char) in _INVISIBLE else char
        return self.setdefault(code, seen) if code <= 0xFFFF else seen


_VISIBLE = _Visible()
