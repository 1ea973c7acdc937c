"""The header and the foot of a document: number, kind, subject, date, issuer, recipients, signer."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from corpus.bodies import province_in
from corpus.compose import Block, Composition
from corpus.foot import read_recipients, read_signature
from corpus.issuer import issuer_above, issuer_in_words
from corpus.mentions import DATE, NUMBER, issuer_named, normalise
from corpus.records import PartialDate, Precision, Quote, Span
from corpus.words import fold, structure

REACH = 40
"""Blocks within which a header stands."""
NUMBER_LINE = re.compile(r"(?:(?i:số)\s*:|Số\b)\s*(\d[^\n]*?)?\s*$")
"""The line of the number; "SỐ 1050/QĐ-SCT" in capitals without a colon ends the name of a body."""
DATE_LINE = re.compile(
    r"(?P<place>[^,\d\n]{2,40}),\s*ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
CAPITAL = "Hà Nội"
"""Where the bodies of the whole country sit: of no body as yet unknown the province."""
ANNEX_OF = re.compile(r"\((?:ban hành )?kèm theo [^()]*?\bsố\b", re.IGNORECASE)
ANNEX_LABEL = re.compile(r"phụ lục(?: số)?(?: [ivx\d]+)?\W*", re.IGNORECASE)
"""An annex that is called by its number, its name standing below."""
LETTER = re.compile(r"v/v:?\s+(?=\S)", re.IGNORECASE)


@dataclass
class Header:
    """Header fields as read; ``evidence`` maps a field to where it stands. What the text lacks stays ``None``."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    province: str | None = None
    date: PartialDate | None = None
    signer: str | None = None
    signer_role: str | None = None
    recipients: tuple[Quote, ...] = ()
    evidence: dict[str, Span] = field(default_factory=dict)

    def note(self, name: str, span: Span) -> None:
        """Remembers where a field was read."""
        self.evidence[name] = span


def read_header(composition: Composition) -> Header:
    """The header fields of a document, each only as far as the text gives it."""
    header = Header()
    blocks = composition.blocks
    front = _front(blocks)
    _read_date(header, front)
    _read_subject(header, blocks)
    _read_number(header, front)
    _read_foot(header, composition)
    _read_issuer(header, composition, front)
    return header


def _front(blocks: Sequence[Block]) -> list[Block]:
    """The blocks above the first numbered part."""
    front: list[Block] = []
    for block in blocks[:REACH]:
        if re.match(r"I\.\s*\S", block.text):
            break
        front.append(block)
    return front


def _read_date(header: Header, front: Sequence[Block]) -> None:
    for block in front:
        match = DATE_LINE.match(block.text)
        if match is None or len(block.text) > 90:
            continue
        parts = [match["year"], match["month"], match["day"] if match["month"] else None]
        given = _possible([int(part) for part in parts if part])
        value = "-".join([f"{given[0]:04d}", *(f"{part:02d}" for part in given[1:])])
        header.date = PartialDate(
            value=value, precision=(Precision.YEAR, Precision.MONTH, Precision.DAY)[len(given) - 1]
        )
        header.note("date", block.span)
        header.province = province_in(match["place"])
        return


def _possible(given: list[int]) -> list[int]:
    """Year, month and day as far as a calendar has them; a scanner's "ngày 45" is none."""
    year, month, day = [*given, 1, 1][:3]
    if not 1 <= month <= 12:
        return given[:1]
    return given if 1 <= day <= monthrange(year, month)[1] else given[:2]


def _read_subject(header: Header, blocks: Sequence[Block]) -> None:
    for at, block in enumerate(blocks[:REACH]):
        kind = next((k for k in structure().kinds if fold(block.text).startswith(fold(k))), None)
        if kind is None or not block.text[: len(kind)].isupper():
            continue
        header.kind = kind.capitalize()
        rest = block.text[len(kind) :].strip(" :")
        lines = list(_title_lines(blocks[at + 1 :], begun=bool(rest)))
        if rest or lines:
            start = block.span.start + block.text.index(rest) if rest else lines[0].span.start
            header.title = " ".join(filter(None, (rest, *(line.text for line in lines))))
            header.note("title", Span(start=start, end=lines[-1].span.end if lines else block.span.end))
        return
    _read_letter(header, blocks)
    _read_annex(header, blocks)


def _title_lines(below: Sequence[Block], *, begun: bool) -> Iterator[Block]:
    """The lines of a subject: the one below the kind, unless it has begun beside it, and those in lower case below."""
    for block in below:
        if structure().opener.match(block.text) or (begun and not block.text[:1].islower()):
            return
        yield block
        begun = True


def _read_letter(header: Header, blocks: Sequence[Block]) -> None:
    """An official letter names no kind; its subject stands under the number, "V/v …"."""
    for block in blocks[:REACH]:
        match = LETTER.match(block.text)
        if match:
            header.kind, header.title = "Công văn", block.text[match.end() :]
            header.note("title", Span(start=block.span.start + match.end(), end=block.span.end))
            return


def _read_annex(header: Header, blocks: Sequence[Block]) -> None:
    """A file that holds only an annex takes number, kind, date and issuer of the document it says it came with."""
    for at, block in enumerate(blocks[:REACH]):
        came = ANNEX_OF.match(block.text)
        if came is None:
            continue
        kinds = re.findall("|".join(structure().kinds), came[0], re.IGNORECASE)
        header.kind = kinds[-1].capitalize() if kinds else None
        number, dated = NUMBER.search(block.text), DATE.search(block.text)
        issuer = issuer_named().search(block.text)
        if number:
            header.number = normalise(number[0])
            header.note("number", block.span)
        if dated:
            value = f"{dated[3]}-{int(dated[2]):02d}-{int(dated[1]):02d}"
            header.date = PartialDate(value=value, precision=Precision.DAY)
            header.note("date", block.span)
        if issuer:
            header.issuer = issuer[0].partition("của")[2].strip()
            header.province = province_in(header.issuer)
            header.note("issuer", block.span)
        if at:
            name = blocks[1] if at > 1 and ANNEX_LABEL.fullmatch(blocks[0].text) else blocks[0]
            header.title = name.text
            header.note("title", name.span)
        return


def _read_number(header: Header, front: Sequence[Block]) -> None:
    for block in front:
        match = NUMBER_LINE.match(block.text)
        if match and match[1] and NUMBER.fullmatch(match[1].strip()):
            header.number = normalise(match[1])
            header.note("number", block.span)
            return
        if match and not match[1]:
            return


def _read_foot(header: Header, composition: Composition) -> None:
    found = read_recipients(composition.text, composition.blocks)
    if found is None:
        return
    header.recipients = found.listed
    header.note("recipients", found.span)
    signature = read_signature(found.below)
    if signature:
        header.signer, header.signer_role = signature.signer, signature.role
        header.note("signer_role", signature.role_span)
    if signature and signature.signer:
        header.note("signer", signature.span)


def _read_issuer(header: Header, composition: Composition, front: Sequence[Block]) -> None:
    """The issuing body with its province, which is not always that of the place line."""
    if header.issuer:
        return
    above = list(takewhile(lambda block: not NUMBER_LINE.match(block.text), front))
    number = (header.number, header.evidence["number"]) if header.number else None
    issuer = issuer_above(above, composition.blocks, header.province) or issuer_in_words(
        front, header.title, number, header.province
    )
    if issuer:
        header.issuer, header.province = issuer.name, issuer.province
        header.note("issuer", issuer.span)
    elif header.province == CAPITAL:
        header.province = None
