"""From bytes to Unicode, whatever encoding an office wrote: UTF-8, UTF-16, Windows-1258, TCVN3 or VNI."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from corpus.errors import UnreadableDocument
from corpus.readers.vietnamese import foreign_share, is_vietnamese
from corpus.words import load

_SAMPLE = 20_000
_MOSTLY_FOREIGN = 0.5


def decode(content: bytes) -> str:
    """The text of a file. ``UnreadableDocument`` where no known encoding gives Vietnamese or plain text."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    candidates = list(_candidates(content))
    best = min(candidates, key=lambda text: foreign_share(text[:_SAMPLE]))
    if candidates[0] is not best and is_vietnamese(best[:_SAMPLE]):
        return best
    if not _is_utf8(content) and foreign_share(best[:_SAMPLE]) > _MOSTLY_FOREIGN:
        raise UnreadableDocument("Không nhận ra bảng mã chữ Việt của tệp; hãy lưu lại bằng Unicode (UTF-8).")
    return best if not _is_utf8(content) else candidates[0]


def from_font(text: str, font: str | None) -> str:
    """Text of a run set in a legacy font, as Unicode; other text as it is.

    Fonts ".VnTime" hold TCVN3, ".VnTimeH" its capitals, "VNI-Times" VNI.
    """
    if font and font.startswith(".Vn"):
        read = from_tcvn3(text)
        return read.upper() if font.endswith("H") else read
    if font and font.upper().startswith("VNI-"):
        return from_vni(text)
    return text


def from_tcvn3(text: str) -> str:
    """TCVN3 read as Latin-1, as Unicode."""
    return text.translate(_table("tcvn3"))


def from_vni(text: str) -> str:
    """VNI-Windows read as Latin-1, as Unicode: a vowel and the mark after it, or a single character."""
    return _vni_pair().sub(_vni_letter, unicodedata.normalize("NFC", text))


def _candidates(content: bytes) -> Iterator[str]:
    """The readings to compare, the likeliest first."""
    readings: tuple[Callable[[str], str], ...] = (from_tcvn3, from_vni)
    if _is_utf8(content):
        text = content.decode("utf-8")
        yield text
        if re.search("[\u00a1-\u00ff]", text):
            yield from (reading(text) for reading in readings)
        return
    latin = content.decode("latin-1")
    yield unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    yield from (reading(latin) for reading in readings)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _table(name: str) -> dict[int, str]:
    data = load("encodings")[name]
    return {ord(coded): letter for coded, letter in zip(data["coded"], data["letters"], strict=True)}


@cache
def _vni_pair() -> re.Pattern[str]:
    data = load("encodings")["vni"]
    marks = "".join(data["marks"])
    return re.compile(f"([{data['vowels']}])([{marks}{marks.upper()}])|[{data['coded']}]")


def _vni_letter(match: re.Match[str]) -> str:
    table = _table("vni")
    if match[1] is None:
        return match[0].translate(table)
    return unicodedata.normalize("NFC", match[1].translate(table) + load("encodings")["vni"]["marks"][match[2].lower()])
