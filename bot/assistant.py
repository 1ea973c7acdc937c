"""What the bot asks of the assistant behind it; ``retrieval.assistant.Assistant`` is one."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from corpus.records import Document, Span, Task
from retrieval.answer import Answer, Citation, Dialog, Filters
from retrieval.catalog import TaskFilter


class Catalog(Protocol):
    """The records of all documents, with their citations."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""

    def tasks(self, wanted: TaskFilter) -> list[Task]:
        """The tasks that a filter leaves."""

    def cite(self, document: Document, span: Span, locator: str | None = None) -> Citation:
        """The citation of a span of a document."""

    def resolve(self, citation_id: str) -> Citation | None:
        """The citation of an id, or ``None`` where the corpus no longer holds it."""


class Assistant(Protocol):
    """Answers questions; called from several threads at once."""

    @property
    def catalog(self) -> Catalog:
        """The records behind the answers."""

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The answer, with the dialog's next state."""
