"""The records of all documents, and citations of any place in them."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal
from urllib.parse import quote as url_quote

from corpus.linking import Link, replacements
from corpus.records import Document, Reference, Span, Target, Task
from retrieval.answer import Citation, DocumentRef
from retrieval.wording.abbreviations import find_abbreviations, spell_out
from retrieval.wording.clean import clean, fold, has_marks
from retrieval.wording.numbers import parse_number
from retrieval.wording.units import UnitLexicon
from retrieval.wording.words import WORD, words

SPECIFIC = 3
"""Words by which the beginning of a unit's name may stand for it: "Ban Tuyên giáo" of "Ban Tuyên giáo và Dân vận"."""
CONTEXT = 80
"""Characters of context before and after a citation."""
CITATION_ID = re.compile(r"(?P<document>[a-z0-9-]+)~(?P<start>\d+)-(?P<end>\d+)~(?P<digest>[0-9a-f]{8})")
WORD_BEGINS = re.compile(r"(?<!\w)\S")
LONGEST_QUOTE = 4000
"""Characters of a citation that is looked for in a changed text; a forged id of more would only cost time."""
State = Literal["overdue", "upcoming", "ongoing"]


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks are wanted; every field that is set must hold. ``unit`` leads or takes part, ``lead`` leads.

    ``state`` is seen from ``as_of``: overdue ended before it, upcoming ends on it or later, ongoing has no end.
    ``in_force`` leaves out the tasks of plans that others have replaced by then, unless their plan is wanted.
    """

    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None
    lead: str | None = None
    unit: str | None = None
    q: str | None = None
    due_after: date | None = None
    due_before: date | None = None
    state: State | None = None
    in_force: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """Which targets are wanted; every field that is set must hold. ``year`` lies in the target's period."""

    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None
    year: int | None = None
    q: str | None = None


class Catalog:
    """Documents by id, their records by filter, their passages as citations. ``public_url`` opens the viewer."""

    def __init__(self, documents: Iterable[Document], public_url: str) -> None:
        self.documents = {document.id: document for document in documents}
        self._public_url = public_url.rstrip("/")
        self._tasks = {task.id: task for document in self.documents.values() for task in document.tasks}
        self._targets = {target.id: target for document in self.documents.values() for target in document.targets}

    @cached_property
    def units(self) -> UnitLexicon:
        """The units that the documents name, with their aliases."""
        return UnitLexicon(self.unit_names)

    @cached_property
    def same_unit(self) -> Callable[[str, str], bool]:
        """Whether two names mean one unit; remembers what it was asked."""
        return lru_cache(8192)(self.units.same)

    @cached_property
    def unit_names(self) -> tuple[str, ...]:
        """The names of units as leads, coordinating units and assignments give them."""
        named = {unit for task in self._tasks.values() for unit in named_units(task)}
        assigned = {
            assignment.unit.exact for document in self.documents.values() for assignment in document.assignments
        }
        return tuple(sorted(named | assigned))

    @cached_property
    def issuers(self) -> tuple[str, ...]:
        """The bodies that issued the documents."""
        return tuple(sorted({document.issuer for document in self.documents.values() if document.issuer}))

    @cached_property
    def issuer_words(self) -> dict[str, str]:
        """By document, the words of its issuing body without diacritics, as written and as units are compared."""
        bodies = {name: document.issuer or "" for name, document in self.documents.items()}
        return {
            name: f" {' '.join(WORD.findall(fold(clean(body))))} {self.units.key(body)} "
            for name, body in bodies.items()
        }

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that the documents are of."""
        return tuple(sorted({document.province for document in self.documents.values() if document.province}))

    def speaks_of(self, name: str) -> bool:
        """Whether some document has a name in its text, in capitals or small letters, abbreviated or in words."""
        name = clean(name)
        forms = {name.lower(), spell_out(name, find_abbreviations(name, words(name))).lower()}
        return any(form in text for form in forms for text in self._lower_texts)

    @cached_property
    def _lower_texts(self) -> tuple[str, ...]:
        return tuple(clean(document.text).lower() for document in self.documents.values())

    def replaced_by(self, document_id: str, day: date) -> list[Link]:
        """The replacements of a document that hold on a day."""
        return [link for link in self._replacements.get(document_id, ()) if link.holds(day)]

    def in_force(self, documents: Iterable[Document], day: date) -> list[Document]:
        """The documents that none has replaced by a day; all of them where each one has been replaced."""
        listed = list(documents)
        return [document for document in listed if not self.replaced_by(document.id, day)] or listed

    @cached_property
    def _replacements(self) -> dict[str, list[Link]]:
        """The replacements of each document that has been replaced."""
        found: dict[str, list[Link]] = {}
        for link in replacements(self.documents.values()):
            found.setdefault(link.older, []).append(link)
        return found

    def task(self, task_id: str) -> Task:
        """One task; ``KeyError`` for an unknown id."""
        return self._tasks[task_id]

    def target(self, target_id: str) -> Target:
        """One target; ``KeyError`` for an unknown id."""
        return self._targets[target_id]

    def tasks(self, wanted: TaskFilter) -> list[Task]:
        """The tasks that a filter lets through, in the order of their documents."""
        return [task for task in self._tasks.values() if self._is_wanted_task(task, wanted)]

    def targets(self, wanted: TargetFilter) -> list[Target]:
        """The targets that a filter lets through, in the order of their documents."""
        return [target for target in self._targets.values() if self._is_wanted_target(target, wanted)]

    def references(self, number: str) -> list[tuple[Document, Reference]]:
        """Every mention of a document by number, in any spelling of the number."""
        named = parse_number(clean(number))
        if named is None:
            return []
        return [
            (d, reference)
            for d in self.documents.values()
            for reference in d.references
            if named.matches(reference.number)
        ]

    def ref(self, document: Document) -> DocumentRef:
        """A document as citations name it."""
        return DocumentRef(
            id=document.id,
            source=document.source,
            number=document.number,
            kind=document.kind,
            title=document.title,
            issuer=document.issuer,
            province=document.province,
            date=document.date.value if document.date else None,
        )

    def cite(self, document: Document, span: Span, locator: str | None = None) -> Citation:
        """The citation of a span; its locator is that of the passage where it begins, unless given."""
        exact = document.quote(span)
        name = f"{document.id}~{span.start}-{span.end}~{_digest(exact)}"
        passage = document.passage_at(span.start)
        return Citation(
            id=name,
            document=self.ref(document),
            locator=locator or (passage.locator if passage else ""),
            exact=exact,
            start=span.start,
            end=span.end,
            prefix=document.text[max(0, span.start - CONTEXT) : span.start],
            suffix=document.text[span.end : span.end + CONTEXT],
            page=passage.page if passage else None,
            ocr=passage.ocr if passage else document.ocr,
            url=f"{self._public_url}/documents/{url_quote(document.id)}#c={url_quote(name)}",
        )

    def resolve(self, citation_id: str) -> Citation | None:
        """The citation of an id, also when its words have moved; ``None`` when they are gone."""
        match = CITATION_ID.fullmatch(citation_id)
        document = self.documents.get(match["document"]) if match else None
        if match is None or document is None:
            return None
        start, length = int(match["start"]), int(match["end"]) - int(match["start"])
        found = find_quote(document.text, start, length, match["digest"])
        return None if found is None else self.cite(document, Span(start=found, end=found + length))

    def _is_wanted_task(self, task: Task, wanted: TaskFilter) -> bool:
        return (
            self._is_of(task.document_id, wanted)
            and (wanted.lead is None or self._names(task, wanted.lead, lead_only=True))
            and (wanted.unit is None or self._names(task, wanted.unit, lead_only=False))
            and (wanted.q is None or has_words(self.documents[task.document_id].quote(task.span), wanted.q))
            and _is_due(task, wanted)
            and (wanted.state is None or state_of(task, wanted.as_of or date.today()) == wanted.state)
            and not (wanted.in_force and self._is_out_of_force(task.document_id, wanted))
        )

    def _is_out_of_force(self, document_id: str, wanted: TaskFilter) -> bool:
        return wanted.document_id is None and bool(self.replaced_by(document_id, wanted.as_of or date.today()))

    def _is_wanted_target(self, target: Target, wanted: TargetFilter) -> bool:
        return (
            self._is_of(target.document_id, wanted)
            and (wanted.year is None or in_period(target.year, wanted.year))
            and (wanted.q is None or has_words(target.text.exact, wanted.q))
        )

    def _is_of(self, document_id: str, wanted: TaskFilter | TargetFilter) -> bool:
        document = self.documents[document_id]
        return (
            (wanted.document_id is None or document.id == wanted.document_id)
            and (wanted.province is None or fold(document.province or "") == fold(clean(wanted.province)))
            and (wanted.issuer is None or fold(wanted.issuer) in fold(document.issuer or ""))
        )

    def _names(self, task: Task, unit: str, *, lead_only: bool) -> bool:
        names = [task.lead.exact] if task.lead else []
        if not lead_only:
            names += [coordinating.exact for coordinating in task.coordinating]
        return any(self.involves(unit, name) for name in names)

    def involves(self, unit: str, name: str) -> bool:
        """Whether a unit is the one that a cell names, one of several in it, or called by its first words."""
        if self.same_unit(unit, name):
            return True
        key = self.units.key(unit)
        found = [mention.key for mention in self.units.match(clean(name))]
        longer = len(key.split()) >= SPECIFIC and any(other.startswith(f"{key} ") for other in found)
        return key in found or longer or any(len(o.split()) > SPECIFIC and key.startswith(f"{o} ") for o in found)


def named_units(task: Task) -> tuple[str, ...]:
    """The units of a task, the lead first."""
    return ((task.lead.exact,) if task.lead else ()) + tuple(unit.exact for unit in task.coordinating)


def state_of(task: Task, as_of: date) -> State | None:
    """Whether a task is overdue, upcoming or ongoing at a date; ``None`` without a deadline."""
    if task.deadline is None:
        return None
    if task.deadline.end is None:
        return "ongoing"
    return "overdue" if task.deadline.end < as_of else "upcoming"


def in_period(period: str | None, year: int) -> bool:
    """Whether a year lies in ``2026`` or ``2028-2030``."""
    if period is None:
        return False
    years = [int(part) for part in period.split("-")]
    return years[0] <= year <= years[-1]


def has_words(text: str, query: str) -> bool:
    """Whether a text holds every word of a query; marks count only where the query has them."""
    asked = clean(query)
    form = str.lower if has_marks(asked) else fold
    held = set(WORD.findall(form(clean(text))))
    return all(word in held for word in WORD.findall(form(asked)))


def find_quote(text: str, start: int, length: int, digest: str) -> int | None:
    """Where words of a length and digest stand: at ``start`` if they are there, else where the nearest word begins."""
    if not 0 < length <= LONGEST_QUOTE:
        return None
    begins = (match.start() for match in WORD_BEGINS.finditer(text, 0, max(0, len(text) - length + 1)))
    places = [start, *sorted(begins, key=lambda place: abs(place - start))]
    return next((place for place in places if _digest(text[place : place + length]) == digest), None)


def _is_due(task: Task, wanted: TaskFilter) -> bool:
    if wanted.due_after is None and wanted.due_before is None:
        return True
    end = task.deadline.end if task.deadline else None
    return (
        end is not None
        and (wanted.due_after is None or end >= wanted.due_after)
        and (wanted.due_before is None or end <= wanted.due_before)
    )


def _digest(exact: str) -> str:
    return hashlib.sha1(exact.encode()).hexdigest()[:8]
