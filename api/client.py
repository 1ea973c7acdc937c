"""A typed Python client of the HTTP contract."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel

from api.citations import CitationDetail, Lookup, LookupQuery
from api.contract import (
    AskRequest,
    AskResponse,
    DocumentDetail,
    DocumentItem,
    Feedback,
    FeedbackReceipt,
    FoundCitation,
    Page,
    ReferenceItem,
    SearchHit,
    TargetItem,
    TaskItem,
)
from api.search import SearchQuery
from api.targets import TargetQuery
from api.tasks import TaskQuery

Model = TypeVar("Model", bound=BaseModel)
Item = TypeVar("Item")


class Refused(Exception):
    """The server refused: ``status`` is the HTTP status, the message its Vietnamese sentence."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Client:
    """``with Client("http://127.0.0.1:8000") as hoi: hoi.ask(AskRequest(question="…"))``. Lists come whole."""

    def __init__(self, url: str, http: httpx.Client | None = None) -> None:
        self._http = http or httpx.Client(base_url=url, timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def ask(self, request: AskRequest) -> AskResponse:
        """Asks a question."""
        return self._send("/v1/ask", request, AskResponse)

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """Ranked passages."""
        return self._read("/v1/search", Page[SearchHit], _sent(query)).items

    def documents(self) -> Iterator[DocumentItem]:
        """All documents."""
        return self._every("/v1/documents", Page[DocumentItem], {})

    def document(self, document_id: str) -> DocumentDetail:
        """One document with its text."""
        return self._read(f"/v1/documents/{quote(document_id)}", DocumentDetail)

    def tasks(self, query: TaskQuery | None = None) -> Iterator[TaskItem]:
        """The tasks that a query asks for."""
        return self._every("/v1/tasks", Page[TaskItem], _sent(query or TaskQuery()))

    def targets(self, query: TargetQuery | None = None) -> Iterator[TargetItem]:
        """The targets that a query asks for."""
        return self._every("/v1/targets", Page[TargetItem], _sent(query or TargetQuery()))

    def citation(self, citation_id: str) -> CitationDetail:
        """A saved citation, at its place of today."""
        return self._read(f"/v1/citations/{quote(citation_id)}", CitationDetail)

    def citations(self, query: LookupQuery) -> tuple[FoundCitation, ...]:
        """Citations by their ids, by a quote, or by the number of a document mentioned."""
        return self._read("/v1/citations", Lookup, _sent(query)).items

    def references(self, number: str) -> tuple[ReferenceItem, ...]:
        """Every place that mentions the document of this number."""
        return self._read(f"/v1/references/{quote(number)}", Page[ReferenceItem]).items

    def send_feedback(self, feedback: Feedback) -> str:
        """Sends a thumb and returns the id to withdraw it by."""
        return self._send("/v1/feedback", feedback, FeedbackReceipt).id

    def withdraw_feedback(self, feedback_id: str) -> None:
        """Takes a thumb back."""
        _checked(self._http.delete(f"/v1/feedback/{quote(feedback_id)}"))

    def _send(self, path: str, body: BaseModel, model: type[Model]) -> Model:
        reply = self._http.post(path, json=body.model_dump(mode="json", exclude_none=True))
        return _model(model, reply)

    def _read(self, path: str, model: type[Model], query: dict[str, Any] | None = None) -> Model:
        return _model(model, self._http.get(path, params=query))

    def _every(self, path: str, model: type[Page[Item]], query: dict[str, Any]) -> Iterator[Item]:
        cursor: dict[str, str] = {}
        while True:
            page = self._read(path, model, query | cursor)
            yield from page.items
            if page.next is None:
                return
            cursor = {"cursor": page.next}


def _sent(query: BaseModel) -> dict[str, Any]:
    return query.model_dump(mode="json", exclude_none=True)


def _model(model: type[Model], reply: httpx.Response) -> Model:
    """The reply as a model; what a newer server adds is left out."""
    return model.model_validate_json(_checked(reply).content, extra="ignore")


def _checked(reply: httpx.Response) -> httpx.Response:
    if reply.is_error:
        known = reply.headers.get("content-type", "").startswith("application/problem+json")
        raise Refused(reply.status_code, reply.json()["detail"] if known else reply.reason_phrase)
    return reply
