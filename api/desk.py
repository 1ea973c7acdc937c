"""What every request finds at hand: the assistant, the settings, the sessions and the counters of one server."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Request

from api.answering import Answering
from api.examples import examples
from api.jobs import Jobs
from api.meters import Meters
from api.opinions import Opinions
from api.problem import Problem
from api.sessions import Sessions
from corpus.records import Document
from retrieval.catalog import Catalog
from retrieval.unanswered import Unanswered, open_unanswered
from settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One server's parts. There is one per application, so that two applications never share state."""

    settings: Settings
    assistant: Answering
    sessions: Sessions
    opinions: Opinions
    unanswered: Unanswered
    meters: Meters
    jobs: Jobs
    examples: tuple[str, ...]

    @classmethod
    def open(cls, settings: Settings, assistant: Answering) -> "Desk":
        """A new desk: no sessions yet, counters at nought."""
        return cls(
            settings=settings,
            assistant=assistant,
            sessions=Sessions(settings.session_minutes * 60.0),
            opinions=Opinions(settings.data_dir / "feedback.sqlite", settings.feedback_days),
            unanswered=open_unanswered(settings),
            meters=Meters(assistant),
            jobs=Jobs(settings),
            examples=examples(assistant),
        )

    def over(self, assistant: Answering) -> "Desk":
        """The same desk over another index."""
        self.meters.show_index(assistant)
        return replace(self, assistant=assistant, examples=examples(assistant))

    @property
    def catalog(self) -> Catalog:
        """The catalog of the assistant's index."""
        return self.assistant.catalog

    def document(self, document_id: str) -> Document:
        """The document of this id; a 404 ``Problem`` where there is none."""
        found = self.catalog.documents.get(document_id)
        if found is None:
            raise Problem(404, f"Không có văn bản nào mang mã “{document_id[:80]}”.")
        return found

    def page_of(self, document: Document) -> str:
        """The address of the document's page."""
        return f"{self.settings.public_url.rstrip('/')}/documents/{document.id}"


def desk_of(request: Request) -> Desk:
    """The desk of the application that serves this request."""
    desk: Desk = request.app.state.desk
    return desk


DeskOf = Annotated[Desk, Depends(desk_of)]
