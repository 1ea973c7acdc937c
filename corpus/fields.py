"""Field values out of spans of the canonical text: a lead, several units, a deadline."""

import hashlib
import re

from corpus.deadline import parse_deadline
from corpus.records import Deadline, Quote, Span
from corpus.words import half_name, unit_head

EDGE = " \t\n.;,:"
BLANK = re.compile(r"[-–.…_/\s]*$")
SEPARATOR = re.compile(r"\s*;\s*|\s*,\s*(?:và\s+)?|\s+và\s+(?=\S)|\s+[-+•]\s+|\n")
BULLETS = "-+•"


def quote(text: str, start: int, end: int, strip: str = EDGE) -> Quote | None:
    """The words of a range without the marks at its edges; ``None`` where nothing is left."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    exact = text[start:end]
    return None if BLANK.match(exact) else Quote(start=start, end=end, exact=exact)


def units(text: str, span: Span) -> tuple[Quote, ...]:
    """The units that a range names, one quote each: cut at ";", and at "," where another unit's name begins; at
    dashes only where the range begins with one, as "Vụ Kế hoạch - Tài chính" is one unit."""
    pieces: list[tuple[int, int]] = []
    start = span.start
    listed = text[span.start : span.end].lstrip().startswith(tuple(BULLETS))
    for match in SEPARATOR.finditer(text, span.start, span.end):
        dash = any(mark in BULLETS for mark in match[0])
        if (listed or not dash) and _parts(text[start : match.start()], match[0], text[match.end() : span.end]):
            pieces.append((start, match.start()))
            start = match.end()
    pieces.append((start, span.end))
    return tuple(found for piece in pieces if (found := quote(text, *piece, EDGE + BULLETS)))


def _parts(before: str, separator: str, rest: str) -> bool:
    """Whether a separator stands between two units; "Văn phòng HĐND và UBND tỉnh" is one."""
    if ";" in separator or "\n" in separator:
        return True
    if not unit_head().match(rest) or half_name().fullmatch(before.strip(EDGE + BULLETS)):
        return False
    return rest[:1].isupper() or ("," in separator and rest.startswith("các "))


def deadline(text: str, span: Span, year: int | None) -> Deadline | None:
    """The deadline that a range states; ``None`` for an empty one."""
    found = quote(text, span.start, span.end)
    return None if found is None else parse_deadline(found.exact, Span(start=found.start, end=found.end), year=year)


def record_id(document_id: str, kind: str, locator: str, text: str) -> str:
    """An id that lasts as long as a record's place and words do."""
    digest = hashlib.sha1(f"{kind}|{locator}|{text}".encode()).hexdigest()[:8]
    return f"{document_id}:{kind}:{digest}"
