"""Ways to find citations: the words of a quote, what it is about, or the number of a document mentioned."""

import re
from collections.abc import Iterable

from api.contract import FoundCitation
from api.desk import Desk
from corpus.records import Document, Span
from retrieval.answer import Filters

SHORTEST_QUOTE = 12


def by_quote(quote: str, document_id: str | None, desk: Desk) -> list[FoundCitation]:
    """Every place where these very words stand, whatever the case and white space; none for a very short quote."""
    if len(quote) < SHORTEST_QUOTE:
        return []
    words = re.compile(r"\s+".join(map(re.escape, quote.strip("“”\"' ").split())), re.IGNORECASE)
    return [
        FoundCitation(**dict(desk.catalog.cite(document, Span(start=match.start(), end=match.end()))), match="quote")
        for document in within(document_id, desk)
        for match in words.finditer(document.text)
    ]


def by_text(text: str, document_id: str | None, limit: int, desk: Desk) -> list[FoundCitation]:
    """The passages nearest in meaning."""
    hits = desk.assistant.search(text, limit, Filters(document_id=document_id))
    return [FoundCitation(**dict(hit.citation), match="meaning") for hit in hits]


def by_number(number: str, document_id: str | None, desk: Desk) -> list[FoundCitation]:
    """Every place that mentions the document of this number."""
    return [
        FoundCitation(**dict(desk.catalog.cite(document, reference.span)), match="number", relation=reference.relation)
        for document, reference in desk.catalog.references(number)
        if document_id in (None, document.id)
    ]


def within(document_id: str | None, desk: Desk) -> Iterable[Document]:
    """The document named, or all of them."""
    return [desk.document(document_id)] if document_id else desk.catalog.documents.values()
