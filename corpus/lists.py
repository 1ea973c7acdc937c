"""Lists inside a section: the line that opens one ("Gồm các nội dung sau:") and the items under it."""

import re
from itertools import takewhile

from corpus.records import Document, Passage, Section, Span

_ITEM = re.compile(r"\W*[-+*•–]\s|\s*(?:\d{1,2}|[a-zđ])[.)]\s")


def passages_of(document: Document, section: Section) -> list[Passage]:
    """The passages of a section without the headings."""
    inside = (p for p in document.passages if section.span.start <= p.span.start < section.span.end)
    return [passage for passage in inside if not document.is_heading(passage.span)]


def list_under(document: Document, span: Span) -> list[Passage]:
    """What a heading, or a line that ends with a colon, leads to: the rest of its section, or up to the next such."""
    section = _around(document, span)
    if section is not None and section.heading_span.start == span.start:
        return passages_of(document, section)
    if not _opens(document, span):
        return []
    after = (passage for passage in _beside(document, section) if passage.span.start > span.start)
    return list(takewhile(lambda passage: not _opens(document, passage.span), after))


def opener_of(document: Document, span: Span) -> Passage | None:
    """The line that opens the list of which a span is an item; ``None`` for anything else."""
    if _ITEM.match(document.quote(span)) is None or _opens(document, span):
        return None
    before = (passage for passage in _beside(document, _around(document, span)) if passage.span.start < span.start)
    return next((passage for passage in reversed(list(before)) if _opens(document, passage.span)), None)


def _opens(document: Document, span: Span) -> bool:
    return document.quote(span).rstrip(" *_").endswith(":")


def _around(document: Document, span: Span) -> Section | None:
    """The innermost section that holds a span."""
    around = [section for section in document.sections if section.span.start <= span.start < section.span.end]
    return around[-1] if around else None


def _beside(document: Document, section: Section | None) -> list[Passage]:
    return passages_of(document, section) if section else list(document.passages)
