"""How a document stands to others: what it rests on, replaces and mentions, and who mentions it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from api.styles import short_name
from corpus.linking import Link
from corpus.records import Document, Reference, Relation
from retrieval.catalog import Catalog
from retrieval.replies.phrases import document_name, sentence_around, spoken_date

NAMES = {Relation.BASIS: "Căn cứ", Relation.REPLACES: "Thay thế", Relation.MENTIONS: "Nhắc đến"}
MENTIONED_BY = "Được nhắc đến trong"


@dataclass(frozen=True, slots=True)
class Mention:
    """One document beside another one; ``href`` opens the place that says so."""

    name: str
    href: str
    where: str = ""


def relations(document: Document, catalog: Catalog) -> list[tuple[str, list[Mention]]]:
    """The mentions under the name of their relation; relations without any are left out."""
    groups = [(name, outward(document, catalog, relation)) for relation, name in NAMES.items()]
    groups.append((MENTIONED_BY, inward(document, catalog)))
    return [(name, mentions) for name, mentions in groups if mentions]


def outward(document: Document, catalog: Catalog, relation: Relation) -> list[Mention]:
    """The documents that this one mentions so, each once."""
    first: dict[str, Reference] = {}
    for reference in document.references:
        if reference.relation == relation and reference.number != document.number:
            first.setdefault(reference.number, reference)
    return [
        Mention(number, f"#c={catalog.cite(document, reference.span).id}", reference.issuer or "")
        for number, reference in first.items()
    ]


def replacing(document: Document, catalog: Catalog, day: date) -> list[Mention]:
    """The documents of the index that have replaced this one by a day, each at the sentence that says so."""
    return [_replacement(link, catalog) for link in catalog.replaced_by(document.id, day)]


def _replacement(link: Link, catalog: Catalog) -> Mention:
    newer = catalog.documents[link.newer]
    citation = catalog.cite(newer, sentence_around(newer, link.span))
    since = f"từ {spoken_date(link.since.isoformat())}" if link.since else ""
    return Mention(document_name(newer), f"/documents/{newer.id}#c={citation.id}", since)


def inward(document: Document, catalog: Catalog) -> list[Mention]:
    """The documents of the index that mention this one."""
    found = catalog.references(document.number) if document.number else []
    return [mention(other, reference, catalog) for other, reference in first_of_each(found) if other.id != document.id]


def first_of_each(found: Iterable[tuple[Document, Reference]]) -> Iterable[tuple[Document, Reference]]:
    """The first mention in each document."""
    return {document.id: (document, reference) for document, reference in reversed(list(found))}.values()


def mention(other: Document, reference: Reference, catalog: Catalog) -> Mention:
    """Another document at the place where it mentions this one."""
    citation = catalog.cite(other, reference.span)
    return Mention(short_name(other), f"/documents/{other.id}#c={citation.id}", citation.locator)
