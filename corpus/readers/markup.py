"""Lines of a text or markdown file with their marks read off: heading level, bold, blank lines before."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
HEADING = re.compile(r"(#{1,6})\s+")
RULE = re.compile(r"[-_=*\\\s]{3,}|\\?\*")
STAR = re.compile(r"^\*\s+(?=\S)")
"""The mark of a list item that is written with a star, drawn as a dash like any other."""
EMPHASIS = re.compile(r"\\?\*+|__+")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: ``gap`` counts the blank lines before it, ``page_start`` a line that opens a page."""

    text: str
    gap: int = 0
    heading: int | None = None
    bold: bool = False


def plain(text: str) -> str:
    """NFC text without invisible characters, with one kind of space and of line end."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return SPACES.sub(" ", INVISIBLE.sub("", text))


def read_lines(text: str) -> Iterator[Line]:
    """The non-blank lines of a file. Two bold runs that touch (``**a****b**``) are two lines."""
    gap, in_bold = 0, False
    for raw in plain(text).replace("****", "**\n**").split("\n"):
        line = _unmark(raw, gap, in_bold)
        if line is None:
            gap, in_bold = gap + 1, False
        else:
            yield line
            gap, in_bold = 0, in_bold ^ bool(raw.count("**") % 2)


def _unmark(raw: str, gap: int, in_bold: bool) -> Line | None:
    stripped = raw.strip(" ")
    if not stripped.strip() or RULE.fullmatch(stripped):
        return None
    mark = HEADING.match(stripped)
    body = STAR.sub("- ", stripped[mark.end() if mark else 0 :])
    outside = body.split("**")[in_bold::2]
    bold = ("**" in body or in_bold) and not any(c.isalnum() for part in outside for c in part)
    text = SPACES.sub(" ", EMPHASIS.sub("", body)).strip(" ")
    return Line(text, gap, len(mark[1]) if mark else None, bold) if text.strip() else None
