"""The issuing body: the lines in capitals above the number, or the body that the opening and the symbol name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.bodies import body_of_symbol, dependent, province_in, province_of, spelled, with_province
from corpus.compose import Block
from corpus.records import Span
from corpus.words import fold, load, structure, unit_head

MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|dang cong san")
LOWER_PART = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|và|của|theo)\b(?! (?:[ủu][ỷy]|đoàn)\b)", re.IGNORECASE
)
"""How the second line of a body's name begins; "TỈNH ỦY" begins a name of its own."""
NUMBERED_PART = re.compile(r"(?:(?:theo )?quyet dinh )?so \d")
"""How it goes on where a body is named after the decision that set it up, without diacritics."""
UNFINISHED = re.compile(r"(?:,|-|–|\b(?:và|của|theo))$", re.IGNORECASE)
OPENING = re.compile(
    r"(?:^|[.;,] )((?:Thanh tra|Sở|Ban|Ủy ban nhân dân|UBND|Văn phòng|Công an|Tỉnh ủy)[^.,;]{0,40}?)"
    r" (?:xây dựng|ban hành) "
)
LONGEST_LINE = 100


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body's name, its province where that is known, and where both were read."""

    name: str
    province: str | None
    span: Span


def issuer_above(lines: Sequence[Block], blocks: Sequence[Block], place: str | None) -> Issuer | None:
    """The body named in the lines above the number, told from the one that it belongs to, which stands first (Nghị
    định 30/2020/NĐ-CP, Phụ lục I). A name that does not say whose it is, "BAN THƯỜNG TRỰC", takes that of the body
    above it. ``place`` is the province of the place line, ``None`` where that names none.
    """
    named = list(_named(lines))
    bodies = _bodies(named)
    if not bodies:
        return None
    own = len(bodies) - 1
    while own and dependent(bodies[own]):
        own -= 1
    name = spelled(bodies[own:][::-1], blocks)
    places = filter(None, (*map(province_in, reversed(bodies)), place))
    province = next(filter(None, (province_of(name, where, bodies[0]) for where in places)), None)
    span = Span(start=named[0].span.start, end=named[-1].span.end)
    return Issuer(with_province(name, province), province, span)


def issuer_in_words(
    front: Sequence[Block], title: str | None, number: tuple[str, Span] | None, place: str | None
) -> Issuer | None:
    """The body that the opening names, "Sở Nội vụ ban hành …", or else the one whose abbreviation the number holds."""
    for block in front:
        match = OPENING.search(block.text)
        if match:
            province = place or province_in(title or "") or province_in(block.text)
            span = Span(start=block.span.start + match.start(1), end=block.span.start + match.end(1))
            return Issuer(with_province(match[1], province), province, span)
    body = body_of_symbol(number[0]) if number else None
    if number is None or body is None:
        return None
    province = place or province_in(title or "")
    return Issuer(with_province(body, province), province, number[1])


def _named(lines: Sequence[Block]) -> Iterator[Block]:
    """The lines in capitals down to the motto beside them or the kind of the document."""
    begun = False
    for block in lines:
        key = fold(block.text)
        motto, numbered = bool(MOTTO.match(key)), bool(NUMBERED_PART.match(key))
        if (begun and motto) or (key.startswith(_kinds()) and not numbered):
            return
        plain = block.text.isupper() and len(block.text) < LONGEST_LINE and not motto
        if plain and (numbered or not re.search(r"\d", block.text)):
            begun = True
            yield block


def _bodies(lines: Sequence[Block]) -> list[str]:
    """The names that lines hold, each over one line or more; none where the first is no name of a body."""
    bodies: list[str] = []
    for line in lines:
        begins = _head(line) and not LOWER_PART.match(line.text) and not NUMBERED_PART.match(fold(line.text))
        whole = bodies and not UNFINISHED.search(bodies[-1]) and not (len(bodies) == 1 and dependent(bodies[0]))
        if bodies and not (begins and whole):
            bodies[-1] += f" {line.text}"
        elif begins:
            bodies.append(line.text)
        else:
            return []
    return bodies


def _head(line: Block) -> bool:
    """Whether a line begins like the name of a body; a scanner may have lost marks of it."""
    return bool(_folded_head().match(fold(line.text)) if line.ocr else unit_head().match(line.text))


@cache
def _folded_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(fold, load('units')['heads']))})(?!\w)")


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(map(fold, structure().kinds))
