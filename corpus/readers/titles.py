"""Titles and other centred text set in several short paragraphs or lines, put together again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.layout import Paragraph, Table
from corpus.readers.wrapping import lower_start
from corpus.words import fold, structure

_LABELS = ("phu luc", "bieu", "mau", "de cuong", "danh muc kem theo")
_MOTTO = "doc lap"


def join_titles(blocks: Iterable[tuple[Paragraph | Table, bool]]) -> Iterator[Paragraph | Table]:
    """The blocks, where each comes with whether it is centred, with the centred lines of one title as one paragraph.

    A centred line goes on with the one above where it begins in lower case, or where both are capitals of the
    same weight and the one above is not a heading of its own, such as "KẾ HOẠCH" or "PHỤ LỤC II".
    """
    held: Paragraph | None = None
    for block, centred in blocks:
        if isinstance(block, Paragraph) and centred:
            if held is not None and _goes_on(held, block):
                held = replace(held, text=f"{held.text} {block.text}")
                continue
            if held is not None:
                yield held
            held = block
            continue
        if held is not None:
            yield held
            held = None
        yield block
    if held is not None:
        yield held


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    if above.text[-1:] in ".:;)" or below.text.startswith("(") or _stands_alone(above.text):
        return False
    if lower_start(below.text):
        return True
    return above.text.isupper() and below.text.isupper() and above.bold == below.bold and not _stands_alone(below.text)


def _stands_alone(text: str) -> bool:
    key = fold(text)
    return key in {fold(kind) for kind in structure().kinds} or key.startswith((*_LABELS, _MOTTO))
