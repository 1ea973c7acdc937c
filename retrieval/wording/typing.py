"""Raw TELEX and VNI typing made Vietnamese: "ddown vij" and "d9o7n vi5" are "đơn vị"."""

import re

from retrieval.wording.syllables import compose, syllables

_VOWELS = "aăâeêioôơuưy"
_TELEX_TONES = frozenset("sfrxj")
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_BREVE = {"a": "ă"}
_TYPED = re.compile(r"[^\W_]+")
_STROKE = re.compile(r"[fjwsrxz1-9]|([aeod]).*\1", re.IGNORECASE)
_LONGEST = 12
_ENOUGH_WORDS = 2
_ENOUGH_SHARE = 0.3


def decode_text(text: str, known: frozenset[str]) -> str:
    """The text with raw typing decoded, if most of it looks so; otherwise the text itself.

    It looks so when at least two words, and three in ten, are keystrokes of Vietnamese syllables. Words of
    ``known`` (lower case: English, abbreviations) do not speak for it, and are left alone.
    """
    typed = [match for match in _TYPED.finditer(text) if not match.group().isdigit()]
    readings = ((match, decode_word(match.group())) for match in typed if match.group().lower() not in known)
    decoded = [(match.span(), syllable) for match, syllable in readings if syllable is not None]
    if len(decoded) < _ENOUGH_WORDS or len(decoded) < _ENOUGH_SHARE * len(typed):
        return text
    barred = [(match.span(), code) for match in typed if (code := _barred(match.group())).lower() in known]
    for (start, end), meant in sorted([*decoded, *barred], reverse=True):
        text = text[:start] + meant + text[end:]
    return text


def decode_word(written: str) -> str | None:
    """The syllable that these keystrokes make, in the case typed; ``None`` if they make none, or change nothing."""
    is_code = written.isupper() and not written.isalpha()
    if is_code or not written.isascii() or len(written) > _LONGEST or _STROKE.search(written) is None:
        return None
    typed = _Keystrokes()
    for key in written.lower():
        typed.press(key)
    syllable = typed.syllable()
    if syllable is None or syllable == written.lower():
        return None
    return _in_case(syllable, written)


def _barred(written: str) -> str:
    """A word without vowels, such as "HDDND", with its "đ"; any other word is "" here."""
    if any(char in _VOWELS for char in written.lower()):
        return ""
    return written.replace("DD", "Đ").replace("dd", "đ").replace("Dd", "Đ")


class _Keystrokes:
    """A syllable while it is typed: its letters so far, and its tone."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._tone = ""

    def press(self, key: str) -> None:
        if not (self._is_tone(key) or self._reshapes(key)):
            self._letters.append(key)

    def syllable(self) -> str | None:
        toneless = "".join(self._letters)
        if not any(char in _VOWELS for char in toneless):
            return None
        spellings = (compose(form, self._tone) for form in (toneless, toneless.replace("ươ", "uơ")))
        return next((spelling for spelling in spellings if spelling in syllables()), None)

    def _is_tone(self, key: str) -> bool:
        tone = key if key in _TELEX_TONES else _VNI_TONES.get(key)
        if tone is None or not any(char in _VOWELS for char in self._letters):
            return False
        self._tone = tone
        return True

    def _reshapes(self, key: str) -> bool:
        if key in "d9":
            return self._bar()
        if key == "w":
            return self._change(_BREVE) if self._takes_breve() else self._horn()
        if key in _CIRCUMFLEX:
            return self._last_vowel() == key and self._change(_CIRCUMFLEX)
        shapes = {"6": _CIRCUMFLEX, "8": _BREVE}.get(key)
        if shapes is not None:
            return self._change(shapes)
        return key == "7" and self._horn()

    def _bar(self) -> bool:
        if self._letters[:1] != ["d"]:
            return False
        self._letters[0] = "đ"
        return True

    def _horn(self) -> bool:
        """Two vowels, "uo" before a letter, become "ươ" at one stroke, as in "dduowcj"; a typed "ưo" is completed."""
        at = self._pair()
        if at is not None:
            self._letters[at : at + 2] = ["ư", "ơ"]
            return True
        return self._change(_HORN)

    def _takes_breve(self) -> bool:
        """Whether "aw" is "ă", also in "hoawc"; but "uaw" is "ưa", unless the "u" belongs to "qu"."""
        toneless = "".join(self._letters)
        return self._last_vowel() == "a" and ("ua" not in toneless or toneless.startswith("qu"))

    def _pair(self) -> int | None:
        starts = range(2 if self._letters[:1] == ["q"] else 0, len(self._letters) - 1)
        return next((at for at in starts if self._letters[at] in "uư" and self._letters[at + 1] in "oơ"), None)

    def _change(self, shapes: dict[str, str]) -> bool:
        for at in range(len(self._letters) - 1, -1, -1):
            if self._letters[at] in shapes:
                self._letters[at] = shapes[self._letters[at]]
                return True
        return False

    def _last_vowel(self) -> str | None:
        return next((char for char in reversed(self._letters) if char in _VOWELS), None)


def _in_case(syllable: str, written: str) -> str:
    if len(written) > 1 and written.isupper():
        return syllable.upper()
    return syllable[0].upper() + syllable[1:] if written[0].isupper() else syllable
