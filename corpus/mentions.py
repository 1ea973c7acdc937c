"""Mentions of other documents by number: ``Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị``."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.compose import Composition
from corpus.records import PartialDate, Precision, Quote, Reference, Relation, Span
from corpus.words import load, structure, unit_head

NUMBER = re.compile(
    r"(?<![\w/-])(\d{1,5}(?:\.\d)?)\s?((?:[-/]\s?\d{4}(?=[-/]))?\s?[-/]\s?(?=[A-ZĐ])[\w&Đđ]+(?:\s?[-/]\s?[\w&Đđ]+)*)(?![\w])"
)
"""A number and its symbol (ký hiệu): groups of letters joined by "-" or "/", a year in between for laws."""
DATE = re.compile(r",?\s*ngày\s+(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})")
LONGEST_NAME = 16
"""Words that the name of a body may have."""
SHORT = re.compile(
    r"\b(kế hoạch|nghị quyết|quyết định|công văn)( hành động)? số (\d{1,5})(?![\w/-]|\s?[-/]\s?\w)", re.IGNORECASE
)


def normalise(written: str) -> str:
    """A number without the spaces that slipped in: ``22 /KH-TTR`` is ``22/KH-TTR``."""
    return re.sub(r"\s+", "", written)


def references(composition: Composition) -> tuple[Reference, ...]:
    """Every mention of a document by number, in reading order."""
    return tuple(found for block in composition.blocks for found in _in_block(block.text, block.span.start))


def _in_block(text: str, base: int) -> Iterator[Reference]:
    opening = bool(structure().parts["basis"].match(text))
    for match in NUMBER.finditer(text):
        if not re.search(r"[^\W\d_]{2}", match[2]):
            continue
        end = match.end()
        dated = DATE.match(text, end)
        end = dated.end() if dated else end
        issued = issuer_named().match(text, end)
        end = issued.end() if issued else end
        kind = _kind_before(text, match.start())
        start = match.start() - (len(kind[1]) if kind else 0)
        yield Reference(
            number=normalise(match[0]),
            written=Quote(start=base + match.start(), end=base + match.end(), exact=match[0]),
            kind=kind[0] if kind else None,
            date=_date(dated) if dated else None,
            issuer=issued[0].partition("của")[2].strip() if issued else None,
            relation=_relation(text, match.start(), opening),
            span=Span(start=base + start, end=base + end),
        )


def _kind_before(text: str, at: int) -> tuple[str, str] | None:
    """The kind named right before a number, and the words from there to the number."""
    for kind in structure().kinds:
        found = re.search(rf"\b({kind})(?: hành động)?(?: số)?\s*$", text[:at], re.IGNORECASE)
        if found:
            return found[1].capitalize(), text[found.start() : at]
    return None


def _date(match: re.Match[str]) -> PartialDate:
    return PartialDate(value=f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}", precision=Precision.DAY)


def _relation(text: str, at: int, opening: bool) -> Relation:
    sentence = re.split(r"(?<=[.;])\s+(?=[A-ZĐ(])", text[:at])[-1]
    said = structure().replaces.search(sentence)
    if said and _objects().fullmatch(sentence, said.end()):
        return Relation.REPLACES
    return Relation.BASIS if opening else Relation.MENTIONS


@cache
def issuer_named() -> re.Pattern[str]:
    """What names the issuer right after a number, ", của Văn phòng Trung ương Đảng": the body's name whole, or nothing.

    A name goes on to a mark or to a word that begins what follows one; over a comma where "và" ends a list of fields
    ("Bộ Văn hóa, Thể thao và Du lịch").
    """
    other = rf"(?i:{'|'.join(structure().kinds)}|{unit_head().pattern})"
    after = rf"(?:{'|'.join(load('units')['after'])})\b|và (?:{other}|các|những)\b"
    field = r"[A-ZĐ]\w*(?: \w+){0,3}"
    listed = rf", (?!{other}){field}(?:, {field})? và (?!{other})[A-ZĐ]"
    name = rf"[A-ZĐÂÊÔƯỦỨ]\w*(?: (?!{after})[\w&-]+|(?={listed}),){{0,{LONGEST_NAME}}}?"
    return re.compile(rf",?\s*của {name}(?=\s*(?:$|[\n\t;.:()\"“”–]|(?!{listed}),)|\s+(?:{after}))")


@cache
def _objects() -> re.Pattern[str]:
    """What may stand between "thay thế" and a number that is replaced whole: the names of documents and nothing else.

    "Thay thế một phần Kế hoạch số 5" replaces nothing, nor does "thay thế Kế hoạch số 5 thực hiện Nghị quyết số 7"
    replace the resolution.
    """
    kind = rf"(?i:(?:{'|'.join(structure().kinds)})\s+)?(?:số:?\s*)?"
    named = rf"{kind}{NUMBER.pattern}(?:{DATE.pattern})?(?:{issuer_named().pattern})?\s*(?:,|;|và)\s*"
    return re.compile(rf"\s*(?:cho\s+)?(?:các\s+)?(?:{named})*{kind}")
