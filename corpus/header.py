"""The header and the foot of a document: number, kind, subject, date, issuer, recipients, signer."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.bodies import body_of_symbol, province_in, province_of, spelled, with_province
from corpus.compose import Block, Composition
from corpus.mentions import NUMBER, normalise
from corpus.records import PartialDate, Precision, Quote, Span
from corpus.words import any_of, fold, load, structure

REACH = 40
"""Blocks within which a header stands."""
NUMBER_LINE = re.compile(r"(?:(?i:số)\s*:|Số\b)\s*(\d[^\n]*?)?\s*$")
"""The line of the number; "SỐ 1050/QĐ-SCT" in capitals without a colon ends the name of a body."""
DATE_LINE = re.compile(
    r"(?P<place>[^,\d\n]{2,40}),\s*ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|dang cong san")
ANNEX_OF = re.compile(r"\((?:ban hành )?kèm theo", re.IGNORECASE)
ANNEX_LABEL = re.compile(r"phụ lục(?: số)?(?: [ivx\d]+)?\W*", re.IGNORECASE)
"""An annex that is called by its number, its name standing below."""
LETTER = re.compile(r"v/v:?\s+(?=\S)", re.IGNORECASE)
LOWER_PART = re.compile(r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|và|của|theo)\b", re.IGNORECASE)
"""How the second line of a body's name begins."""
NUMBERED_PART = re.compile(r"(?:(?:theo )?quyet dinh )?so \d")
"""How it goes on where a body is named after the decision that set it up, without diacritics."""
RECIPIENTS = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
ITEM = re.compile(r"[-+•–]\s*(.+?)[;.,]?$")
NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+ ){1,4}[A-ZĐÀ-Ỹ][a-zđà-ỹ]+")


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
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if rest:
            start = block.span.start + block.text.index(rest)
            header.title, span = rest, Span(start=start, end=start + len(rest))
        elif after is not None and not structure().opener.match(after.text):
            header.title, span = after.text, after.span
        else:
            return
        header.note("title", span)
        return
    _read_letter(header, blocks)
    _read_annex(header, blocks)


def _read_letter(header: Header, blocks: Sequence[Block]) -> None:
    """An official letter names no kind; its subject stands under the number, "V/v …"."""
    for block in blocks[:REACH]:
        match = LETTER.match(block.text)
        if match:
            header.kind, header.title = "Công văn", block.text[match.end() :]
            header.note("title", Span(start=block.span.start + match.end(), end=block.span.end))
            return


def _read_annex(header: Header, blocks: Sequence[Block]) -> None:
    """A file that holds only an annex takes number and kind of the document it says it came with."""
    for at, block in enumerate(blocks[:REACH]):
        number = NUMBER.search(block.text) if ANNEX_OF.match(block.text) else None
        if number is None:
            continue
        header.number = normalise(number[0])
        header.note("number", block.span)
        kind = re.search("|".join(structure().kinds), block.text, re.IGNORECASE)
        header.kind = kind[0].capitalize() if kind else None
        dated = re.search(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})", block.text)
        if dated:
            value = f"{dated[3]}-{int(dated[2]):02d}-{int(dated[1]):02d}"
            header.date = PartialDate(value=value, precision=Precision.DAY)
            header.note("date", block.span)
        issuer = re.search(r"của ([^()]+?)\)?$", block.text)
        if issuer:
            header.issuer, header.province = issuer[1].strip(), province_in(issuer[1])
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
    blocks = composition.blocks
    start = next((at for at, block in enumerate(blocks) if RECIPIENTS.match(block.text)), None)
    if start is None:
        return
    recipients: list[Quote] = []
    at = start + 1
    while at < len(blocks) and (item := ITEM.match(blocks[at].text)):
        begin = blocks[at].span.start + item.start(1)
        recipients.append(Quote(start=begin, end=begin + len(item[1]), exact=item[1]))
        at += 1
    header.recipients = tuple(recipients)
    header.note("recipients", Span(start=blocks[start].span.start, end=blocks[at - 1].span.end))
    _read_signature(header, composition.text, blocks[at : at + 8])


def _read_signature(header: Header, text: str, blocks: Sequence[Block]) -> None:
    role = [block for block in blocks if block.text.isupper() and not block.cells and len(block.text) < 120]
    words = [block for block in role if _signature().search(block.text)]
    if not words:
        return
    last = words[-1]
    names = [block for block in blocks if block.span.start > last.span.start and _is_name(block)]
    header.signer_role = " ".join(block.text for block in words)
    header.note("signer_role", Span(start=words[0].span.start, end=last.span.end))
    if names:
        header.signer = names[0].text
        header.note("signer", Span(start=words[0].span.start, end=names[0].span.end))


def _is_name(block: Block) -> bool:
    """Whether a line is a person's name; one that a scanner read from the middle name on is not."""
    return bool(NAME.fullmatch(block.text)) and not (block.ocr and block.text.split()[0] in _middle_names())


def _read_issuer(header: Header, composition: Composition, front: Sequence[Block]) -> None:
    """The issuing body: the line above the number, or the one that the opening and the symbol name."""
    if header.issuer:
        return
    above = list(_name_lines(front))
    header.province = header.province or next(filter(None, (province_in(block.text) for block in above)), None)
    if above:
        first = next((at for at in range(len(above) - 1, 0, -1) if not _goes_on(above[at].text)), 0)
        name = spelled(" ".join(block.text for block in above[first:]), composition.blocks)
        header.province = province_of(name, header.province)
        header.issuer = with_province(name, header.province)
        header.note("issuer", Span(start=above[0].span.start, end=above[-1].span.end))
        return
    _issuer_from_words(header, composition, front)


def _name_lines(front: Sequence[Block]) -> Iterator[Block]:
    """The lines in capitals above the number and the motto: the issuing body, with the one above it first."""
    for block in front:
        if NUMBER_LINE.match(block.text) or MOTTO.match(fold(block.text)):
            return
        is_name = block.text.isupper() and len(block.text) < 100 and not fold(block.text).startswith("ke hoach")
        if is_name and (not re.search(r"\d", block.text) or NUMBERED_PART.match(fold(block.text))):
            yield block


def _goes_on(text: str) -> bool:
    """Whether a line goes on with the name of a body."""
    return bool(LOWER_PART.match(text) or NUMBERED_PART.match(fold(text)))


def _issuer_from_words(header: Header, composition: Composition, front: Sequence[Block]) -> None:
    opening = re.compile(
        r"(?:^|[.;,] )((?:Thanh tra|Sở|Ban|Ủy ban nhân dân|UBND|Văn phòng|Công an|Tỉnh ủy)[^.,;]{0,40}?)"
        r" (?:xây dựng|ban hành) "
    )
    for block in front:
        match = opening.search(block.text)
        if match:
            header.province = header.province or province_in(header.title or "") or province_in(block.text)
            header.issuer = with_province(match[1], header.province)
            header.note("issuer", Span(start=block.span.start + match.start(1), end=block.span.start + match.end(1)))
            return
    body = body_of_symbol(header.number)
    if body and "number" in header.evidence:
        header.province = header.province or province_in(header.title or "")
        header.issuer = with_province(body, header.province)
        header.note("issuer", header.evidence["number"])


@cache
def _signature() -> re.Pattern[str]:
    words = load("header")["signature"]
    return any_of([*words["authority"], *words["offices"]])


@cache
def _middle_names() -> frozenset[str]:
    return frozenset(load("header")["signature"]["middle_names"])
