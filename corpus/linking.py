"""Documents of the corpus that stand to each other: which plan replaces which, and which carries out which."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.bodies import province_in
from corpus.mentions import DATE
from corpus.records import Document, Record, Reference, Relation, Span
from corpus.when import find_dates
from corpus.words import fold, load, structure


class Link(Record):
    """``newer`` replaces ``older`` in full, both by id; ``number`` and ``span`` are the mention in the newer one.

    ``since`` is the day from which the newer one says that it holds; ``None`` where its text names no day.
    """

    newer: str
    older: str
    number: str
    span: Span
    since: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the older one is replaced on a day."""
        return self.since is None or self.since <= day


def replacements(documents: Iterable[Document]) -> tuple[Link, ...]:
    """The replacements of which both plans are in the corpus, each once; plans that replace each other replace none."""
    listed = list(documents)
    found = {(link.newer, link.older): link for newer in reversed(listed) for link in _stated(newer, listed)}
    return tuple(link for link in reversed(found.values()) if not _leads(link.older, link.newer, set(found)))


def _stated(newer: Document, corpus: Iterable[Document]) -> Iterator[Link]:
    """The replacements that a document states, the last first."""
    for reference in reversed([r for r in newer.references if r.relation is Relation.REPLACES]):
        for older in corpus:
            if older.id != newer.id and _is_meant(reference, newer, older):
                since = _since(newer, reference)
                yield Link(newer=newer.id, older=older.id, number=reference.number, span=reference.span, since=since)


def _leads(start: str, end: str, pairs: set[tuple[str, str]]) -> bool:
    """Whether a document replaces another one, itself or by way of others."""
    seen, reached = {start}, {start}
    while reached:
        reached = {older for newer, older in pairs if newer in reached} - seen
        seen |= reached
    return end in seen


def _is_meant(reference: Reference, newer: Document, older: Document) -> bool:
    """Whether a document is the one that another mentions: of that number, year, province and body, where known."""
    if older.number is None or _key(older.number) != _key(reference.number):
        return False
    dated = {d.value[:4] for d in (reference.date, older.date) if d}
    provinces = {province_in(reference.issuer or "") or newer.province, older.province} - {None}
    named, own, body = _body(reference.issuer), _body(newer.issuer), _body(older.issuer)
    named = own if named <= own else named
    return len(dated) < 2 and len(provinces) < 2 and (not named or not body or named <= body or body <= named)


def _key(number: str) -> tuple[int, str]:
    """A number in any spelling: ``05/KH-TTR``, ``5 -KH/TTr`` and ``5/2026/KH-TTr`` are one."""
    parts = re.findall(r"[^\W_]+", fold(number))
    digits = [part for part in parts if part.isdigit()]
    return int(digits[0]) if digits else 0, "".join(part for part in parts if not part.isdigit())


def _body(name: str | None) -> frozenset[str]:
    """The words of a body's name, abbreviations in full, without its province."""
    words = f" {fold(name or '')} "
    for short, full in load("header")["short"].items():
        words = words.replace(f" {fold(short)} ", f" {fold(full)} ")
    return frozenset(words.replace(f" {fold(province_in(words) or '')} ", " ").split())


def _since(newer: Document, reference: Reference) -> date | None:
    """The day from which a document says to hold, in the passage where it says what it replaces."""
    passage = newer.passage_at(reference.span.start)
    words = newer.quote(passage.span) if passage else ""
    said = structure().effective.search(words)
    day = DATE.match(words, said.end()) if said else None
    return next((when.end for when in find_dates(day[0])), None) if day else None


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
