"""What every way of answering works with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.records import Assignment, Document, Target, Task
from retrieval.answer import Answer, Choice, Dialog, Frame, Status
from retrieval.answering.claims import claimed_units
from retrieval.catalog import Catalog
from retrieval.frame import framed, told_before
from retrieval.question import Question
from retrieval.ranking import Candidate, Ranker
from retrieval.replies.draft import Draft
from retrieval.replies.replacement import remark_replaced

Record = Task | Target | Assignment


@dataclass(frozen=True)
class Desk:
    """The catalog, the ranker, and the turn at hand: question and dialog."""

    catalog: Catalog
    ranker: Ranker
    question: Question
    dialog: Dialog

    def draft(self, intent: str) -> Draft:
        """An empty reply."""
        return Draft(self.catalog, intent)

    def document(self, record: Record) -> Document:
        """The document of a record."""
        return self.catalog.documents[record.document_id]

    def documents(self) -> list[Document]:
        """The documents in scope; those of the issuing body named, where one is."""
        scope = self.question.scope
        ids = scope.named or scope.issuers or scope.allowed
        return [document for name, document in self.catalog.documents.items() if name in ids]

    def in_force(self, documents: Sequence[Document]) -> list[Document]:
        """Those of some documents that none has replaced, unless the question names its plans or each is replaced."""
        named = bool(self.question.scope.named)
        return list(documents) if named else self.catalog.in_force(documents, self.question.as_of)

    @cached_property
    def candidates(self) -> Sequence[Candidate]:
        """The candidates for the question, best first; ranked when first asked for.

        A statement is looked up by what it is about, not by the unit of which it says something.
        """
        question = self.question
        if question.intent.premise and question.rest.terms and claimed_units(question.reading):
            question = replace(question, topic=question.rest)
        return self.ranker.rank(question)

    def finish(
        self,
        draft: Draft,
        status: Status,
        *,
        records: Sequence[Record] = (),
        documents: Sequence[Document] = (),
        choices: Sequence[Choice] = (),
        suggestions: Sequence[str] = (),
    ) -> Answer:
        """The answer, with the slots that the next turn may build on; a replaced plan is said to be replaced."""
        remark_replaced(draft, self.question.as_of)
        ids = [document.id for document in documents] or [record.document_id for record in records]
        frame = framed(self.question, draft.intent)
        stands = bool(self.question.topic.terms) or frame != Frame()
        state = Dialog(
            fields=self.question.intent.fields,
            record_ids=tuple(record.id for record in records),
            document_ids=tuple(dict.fromkeys(ids)),
            earlier_ids=told_before(self.dialog, ids),
            topic=self.question.reading.text if stands else self.dialog.topic,
            frame=frame if stands else self.dialog.frame,
            pending=tuple(choices),
            own_unit=self.dialog.own_unit,
        )
        return draft.finish(status, state, choices, suggestions)
