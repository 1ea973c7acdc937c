"""Documents of the corpus that stand to each other: which plan replaces which, and which carries out which."""

from collections.abc import Iterable

from corpus.records import Document, Record, Relation


class Link(Record):
    """``newer`` replaces ``older`` in full, both by id; ``number`` as the text of the newer one writes it."""

    newer: str
    older: str
    number: str


def replacements(documents: Iterable[Document]) -> tuple[Link, ...]:
    """The replacements of which both plans are in the corpus."""
    listed = list(documents)
    by_number = {document.number: document.id for document in listed if document.number}
    links = (
        Link(newer=document.id, older=by_number[reference.number], number=reference.number)
        for document in listed
        for reference in document.references
        if reference.relation is Relation.REPLACES and reference.number in by_number
    )
    return tuple(dict.fromkeys(link for link in links if link.newer != link.older))


def implementing(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """For each document id, the ids of those in the corpus that rest on it."""
    listed = list(documents)
    result: dict[str, list[str]] = {}
    for document in listed:
        bases = {ref.number for ref in document.references if ref.relation is Relation.BASIS}
        for other in listed:
            if other.number in bases and other.id != document.id:
                result.setdefault(other.id, []).append(document.id)
    return {name: tuple(ids) for name, ids in result.items()}
