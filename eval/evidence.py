"""Where the evidence of gold questions stands: as spans of documents, passages and records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.records import Assignment, Document, Passage, Target, Task
from eval.gold import Question
from eval.wording import BareText

UnitsOf = Callable[[Document], Iterable[Passage | Task | Target | Assignment]]


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a document's canonical text."""

    document_id: str
    start: int
    end: int

    def covers(self, other: "Place") -> bool:
        """Whether the other range lies within this one."""
        return self.document_id == other.document_id and self.start <= other.start and other.end <= self.end

    def meets(self, other: "Place") -> bool:
        """Whether the two ranges share a character."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end


class Evidence:
    """Looks up quotations in a set of documents. ``documents`` is keyed by document id."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._texts = {key: BareText(document.text) for key, document in documents.items()}
        self._known: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}

    @cached_property
    def by_source(self) -> dict[str, str]:
        """File name → document id."""
        return {document.source: key for key, document in self.documents.items()}

    def places(self, quotation: str, sources: Iterable[str]) -> tuple[Place, ...]:
        """Every place of a quotation in the files named, in all documents where none is named."""
        wanted = [self.by_source[source] for source in sources if source in self.by_source] or list(self.documents)
        return tuple(Place(key, *found) for key in wanted for found in self._find(key, quotation))

    def groups(self, question: Question) -> tuple[tuple[Place, ...], ...]:
        """The places of every part of a question's evidence; alternatives of a part are merged."""
        sources = question.doc or question.must_any_doc
        return tuple(
            tuple(place for quotation in group for place in self.places(quotation, sources))
            for group in question.groups
        )

    def passages(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """The passages that hold the places."""
        return self._holding(places, lambda document: document.passages)

    def records(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """The tasks, targets and assignments that hold the places."""
        return self._holding(places, lambda document: (*document.tasks, *document.targets, *document.assignments))

    def _find(self, document_id: str, quotation: str) -> tuple[tuple[int, int], ...]:
        known = self._known.get((document_id, quotation))
        if known is None:
            known = self._known[document_id, quotation] = self._texts[document_id].find(quotation)
        return known

    def _holding(self, places: Iterable[Place], units: UnitsOf) -> tuple[Place, ...]:
        found = {
            around: None
            for place in places
            for unit in units(self.documents[place.document_id])
            if (around := Place(place.document_id, unit.span.start, unit.span.end)).meets(place)
        }
        return tuple(found)
