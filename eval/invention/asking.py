"""Every record × field or wrong premise × form × style, in the order of the documents, the same for the same seed."""

from collections.abc import Iterator, Mapping
from random import Random

from corpus.records import Document, Target, Task
from eval.invention.premises import false_of
from eval.invention.probe import WORDS, Premise, Probe, Record, forms
from eval.invention.styles import STYLES
from retrieval.catalog import Catalog

FIELDS: dict[type[Record], tuple[str, ...]] = {
    Task: ("lead", "coordinating", "deadline", "output"),
    Target: ("target",),
    Document: ("number", "date", "signer", "issuer"),
}
"""What is asked of each kind of record."""


def probes(catalog: Catalog, seed: int = 1) -> Iterator[Probe]:
    """All generated questions about the documents of a catalog."""
    for document in catalog.documents.values():
        records: tuple[Record, ...] = (document, *document.tasks, *document.targets)
        for record in records:
            known = _known(record, document)
            for kind in FIELDS[type(record)]:
                for form in forms("asks")[kind]:
                    yield from _typed(kind, record, form.format(**known), seed)
            for kind, ways in forms("premises").items():
                for form in ways:
                    yield from _presumed(kind, record, form, known, catalog, seed)


def _known(record: Record, document: Document) -> dict[str, str]:
    """What a form may say of a record: its first words, its plan, its year."""
    plan = f"kế hoạch {document.number}" if document.number else f"kế hoạch của {document.issuer}"
    words = "" if isinstance(record, Document) else " ".join(record.text.exact.split()[:WORDS])
    year = record.year if isinstance(record, Target) else None
    return {"plan": plan, "words": words, "year": year or ""}


def _presumed(
    kind: str, record: Record, form: str, known: Mapping[str, str], catalog: Catalog, seed: int
) -> Iterator[Probe]:
    premise = false_of(kind, record, catalog, Random(f"{seed}/{record.id}/{form}"))
    if premise:
        yield from _typed(kind, record, form.format(**known, wrong=premise.wrong), seed, premise)


def _typed(kind: str, record: Record, asked: str, seed: int, premise: Premise | None = None) -> Iterator[Probe]:
    """A question in every style."""
    for style, typed in STYLES.items():
        question = typed(asked, Random(f"{seed}/{record.id}/{style}/{asked}"))
        yield Probe(kind, record, style, question, premise)
