"""Which documents a question is about: by number, province, issuing body, subject and year."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.records import Document
from retrieval.answer import Filters
from retrieval.catalog import Catalog
from retrieval.issuers import find_own_name, names_issuer, stands_beside_number
from retrieval.subject import Described, described
from retrieval.wording.clean import clean, fold
from retrieval.wording.numbers import NumberMention, parse_number
from retrieval.wording.reading import Reading

YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents that may answer, and what the question said that none of them is.

    ``allowed`` are ids; ``named`` those that the question names by number, or the one ``told`` by its subject;
    ``issuers`` those whose issuing body it names, ``bodies`` where these names begin. ``foreign`` are provinces of
    which there is no document; ``unknown`` numbers that nothing has, with ``near`` the numbers that look like them.
    """

    allowed: frozenset[str]
    named: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    provinces: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    unknown: tuple[NumberMention, ...] = ()
    near: tuple[str, ...] = ()
    told: Described | None = None
    own_names: tuple[tuple[int, int], ...] = ()
    bodies: frozenset[int] = frozenset()

    @property
    def narrowed(self) -> bool:
        """Whether the question itself says which documents it is about."""
        return bool(self.named or self.issuers or self.provinces)


def read_scope(reading: Reading, catalog: Catalog, filters: Filters | None) -> Scope:
    """The scope of a question."""
    documents = [d for d in catalog.documents.values() if filters is None or _passes(d, filters)]
    own, foreign = _provinces(reading, documents)
    in_place = [d for d in documents if not own or d.province in own]
    places = {d.id: place for d in in_place if (place := find_own_name(reading, d, catalog.issuer_words[d.id]))}
    in_place = [d for d in in_place if not places or d.id in places]
    issuers = frozenset(
        d.id for d in in_place if d.id in places or names_issuer(reading, d, catalog.issuer_words[d.id])
    )
    numbers = [*reading.numbers, *_annexed(reading)]
    named = frozenset(d.id for d in documents if d.number and any(n.matches(d.number) for n in numbers))
    named = _unless_subject(named, issuers, catalog, reading)
    issued = [document for document in in_place if document.id in issuers]
    told = None if named else described(reading, issued) or described(reading, in_place)
    named = frozenset({told.document_id}) if told else named
    allowed = named or frozenset(d.id for d in in_place)
    unknown = tuple(number for number in reading.numbers if _is_unknown(number, catalog))
    return Scope(
        allowed=allowed,
        named=named,
        issuers=issuers & allowed,
        bodies=frozenset(
            unit.start
            for unit in reading.units
            if any(f" {unit.of or unit.key} " in catalog.issuer_words[name] for name in issuers & allowed)
        ),
        provinces=own,
        foreign=foreign if not own else (),
        unknown=unknown,
        told=told,
        own_names=tuple(places.values()),
        near=tuple(near for number in unknown for near in _near(number, documents)),
    )


LAST_ANNEX = 30
"""An annex of a greater number is the annex of the document of that number: "phụ lục 238"."""


def _annexed(reading: Reading) -> list[NumberMention]:
    found = (parse_number(p.value) for p in reading.places if p.kind == "annex" and (p.number or 0) > LAST_ANNEX)
    return [number for number in found if number is not None]


def _passes(document: Document, filters: Filters) -> bool:
    return (
        (filters.document_id is None or document.id == filters.document_id)
        and (filters.province is None or fold(document.province or "") == fold(clean(filters.province)))
        and (filters.issuer is None or fold(clean(filters.issuer)) in fold(document.issuer or ""))
    )


def _provinces(reading: Reading, documents: Iterable[Document]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The provinces named that have documents, and those that have none."""
    held = {d.province for d in documents}
    names = [next((name for name in (p.name, p.now) if name in held), p.name) for p in reading.provinces]
    return tuple(n for n in dict.fromkeys(names) if n in held), tuple(n for n in dict.fromkeys(names) if n not in held)


def _unless_subject(
    named: frozenset[str], issuers: frozenset[str], catalog: Catalog, reading: Reading
) -> frozenset[str]:
    """A number beside another body's name is what that body's plan carries out, not the plan itself.

    Not where the two stand side by side: "Thanh tra và kế hoạch 29".
    """
    if not named or not issuers or named & issuers or stands_beside_number(reading):
        return named
    numbers = [catalog.documents[name].number or "" for name in named]
    carrying = {d for d in issuers if any(n in (catalog.documents[d].title or "") for n in numbers)}
    return frozenset(carrying) or named


def _is_unknown(number: NumberMention, catalog: Catalog) -> bool:
    if number.number in YEARS and "/" not in number.text and "-" not in number.text:
        return False
    own = any(d.number and number.matches(d.number) for d in catalog.documents.values())
    return not own and not any(number.matches(r.number) for d in catalog.documents.values() for r in d.references)


def _near(number: NumberMention, documents: Iterable[Document]) -> list[str]:
    """Numbers of documents that differ from one asked for by a slip: two digits swapped, one wrong or missing."""
    digits = str(number.number or "")
    near = []
    for document in documents:
        own = parse_number(document.number or "")
        if own and document.number and own.number and is_slip(digits, str(own.number)):
            near.append(document.number)
    return near


def is_slip(left: str, right: str) -> bool:
    """Whether two digit strings are one slip apart."""
    if left == right:
        return False
    if sorted(left) == sorted(right) and len(left) > 1:
        return True
    if len(left) == len(right):
        return len(left) > 1 and sum(a != b for a, b in zip(left, right, strict=True)) == 1
    longer, shorter = sorted((left, right), key=len, reverse=True)
    return (
        len(longer) - len(shorter) == 1
        and len(shorter) > 1
        and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    )
