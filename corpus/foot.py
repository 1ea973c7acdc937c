"""The foot of a document: who receives it, and who signed it in which office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.compose import Block
from corpus.records import Quote, Span
from corpus.words import any_of, load

RECIPIENTS = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
BULLET = re.compile(r"[-+•–]")
FILED = re.compile(r"lưu\b", re.IGNORECASE)
"""The last entry of the list: where the document is kept (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
LINE = re.compile(rf"(?P<bullet>{BULLET.pattern}\s*)?(?P<words>.+?)[;.,]?$")
NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+ ){1,4}[A-ZĐÀ-Ỹ][a-zđà-ỹ]+")
REACH = 8
"""Blocks below the recipients within which the signature stands."""
LONGEST_OFFICE = 120


@dataclass(frozen=True, slots=True)
class Recipients:
    """The bodies after "Nơi nhận:", the span of the whole list, and the blocks below it."""

    listed: tuple[Quote, ...]
    span: Span
    below: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Signature:
    """The office with the authority before it, and the name where one stands below, each with its span."""

    role: str
    role_span: Span
    signer: str | None
    span: Span


def read_recipients(text: str, blocks: Sequence[Block]) -> Recipients | None:
    """The list of recipients; a line between two items is the rest of the first one. A list without its last
    entry goes on below the signature where that stands there, as after the end of a page."""
    start = next((at for at, block in enumerate(blocks) if RECIPIENTS.match(block.text)), None)
    if start is None:
        return None
    items: list[Span] = []
    at = start + 1
    while at < len(blocks) and (line := LINE.match(blocks[at].text)):
        followed = items and at + 1 < len(blocks) and BULLET.match(blocks[at + 1].text)
        if not line["bullet"] and not followed:
            break
        item = _item(blocks[at], line)
        items.append(item if line["bullet"] else Span(start=items.pop().start, end=item.end))
        at += 1
    below = blocks[at : at + REACH]
    lines = ((block, LINE.match(block.text)) for block in below)
    rest = [_item(block, line) for block, line in lines if line and line["bullet"]]
    if not any(FILED.match(text, item.start) for item in items) and any(FILED.match(text, item.start) for item in rest):
        items += rest
    listed = tuple(Quote(start=item.start, end=item.end, exact=text[item.start : item.end]) for item in items)
    span = Span(start=blocks[start].span.start, end=blocks[at - 1].span.end)
    return Recipients(listed, span, below)


def _item(block: Block, line: re.Match[str]) -> Span:
    start = block.span.start
    return Span(start=start + line.start("words"), end=start + line.end("words"))


def read_signature(blocks: Sequence[Block]) -> Signature | None:
    """The office and the name below the recipients; an office below the name is one more that the person holds."""
    offices = [block for block in blocks if _is_office(block)]
    if not offices:
        return None
    name = next((block for block in blocks if block.span.start > offices[0].span.start and _is_name(block)), None)
    held = [block for block in offices if name is None or block.span.start < name.span.start]
    start, last = held[0].span.start, held[-1].span.end
    return Signature(
        role=" ".join(block.text for block in held),
        role_span=Span(start=start, end=last),
        signer=name.text if name else None,
        span=Span(start=start, end=name.span.end if name else last),
    )


def _is_office(block: Block) -> bool:
    plain = block.text.isupper() and not block.cells and len(block.text) < LONGEST_OFFICE
    return plain and bool(_offices().search(block.text))


def _is_name(block: Block) -> bool:
    """Whether a line is a person's name; one that a scanner read from the middle name on is not."""
    return bool(NAME.fullmatch(block.text)) and not (block.ocr and block.text.split()[0] in _middle_names())


@cache
def _offices() -> re.Pattern[str]:
    words = load("header")["signature"]
    return any_of([*words["authority"], *words["offices"]])


@cache
def _middle_names() -> frozenset[str]:
    return frozenset(load("header")["signature"]["middle_names"])
