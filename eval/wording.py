"""How texts are compared: the scorer's two readings of a string, and where a quotation stands in a document."""

import re
import unicodedata

from retrieval.wording.clean import place_tones

_DAY = re.compile(r"(?:ngày\s+)?0?(\d{1,2})\s+tháng\s+0?(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+0?(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case, one space between words, one tone placement: what a required fact is searched in."""
    return place_tones(" ".join(unicodedata.normalize("NFC", text).lower().split()))


def bare(text: str) -> str:
    """Letters and digits only: what survives re-wrapping, table bars and markdown."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).lower())


def short_dates(text: str) -> str:
    """The text with dates in figures: "ngày 31 tháng 3 năm 2026" becomes "31/3/2026"."""
    return _MONTH.sub(r"tháng \1/\2", _DAY.sub(r"\1/\2/\3", text))


def states(reply: str, words: str) -> bool:
    """Whether a reply says these words, as whole words: "6%" is not said by "96%"."""
    return re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", fold(reply)) is not None


class BareText:
    """A composed text (NFC) without everything but letters and digits, that knows where each of them came from."""

    def __init__(self, text: str) -> None:
        kept = [(low, offset) for offset, char in enumerate(text) for low in char.lower() if low.isalnum()]
        self._letters = "".join(letter for letter, _ in kept)
        self._offsets = [offset for _, offset in kept]

    def find(self, quotation: str) -> tuple[tuple[int, int], ...]:
        """Every place of a quotation as a half-open range of the original text."""
        wanted = bare(quotation)
        places = re.finditer(re.escape(wanted), self._letters) if wanted else ()
        return tuple((self._offsets[place.start()], self._offsets[place.end() - 1] + 1) for place in places)
