"""``/operator`` and ``GET /v1/reviews``: what was understood of every plan, and every doubt with its place."""

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from pydantic import Field

from api.contract import DocumentItem
from api.desk import Desk, DeskOf
from api.documents import item
from api.key import CLOSED, OperatorOnly
from api.problem import described
from api.rendering import render
from corpus.check import doubts_of
from corpus.records import Document, Span
from corpus.sidecar import confirmed
from corpus.store import Store, open_store
from retrieval.answer import Value

router = APIRouter()
HEADER = ("kind", "number", "title", "issuer", "province", "date", "signer", "signer_role")
SHOWN_LEVELS = 2


class HeaderField(Value):
    """A header field as it was read; ``url`` leads to the words that it was read from."""

    name: str
    value: str | None
    confirmed: bool = Field(description="Cán bộ vận hành đã đối chiếu hoặc đính chính")
    url: str | None


class Place(Value):
    """A heading, and where it stands."""

    heading: str
    level: int
    url: str


class DoubtItem(Value):
    """Something to look at, and where."""

    code: str
    message: str
    url: str | None


class Review(DocumentItem):
    """What was understood of a document. Tasks are counted whole, with a lead, and with a deadline."""

    header: tuple[HeaderField, ...]
    outline: tuple[Place, ...]
    with_lead: int
    with_deadline: int
    references: int
    removable: bool = Field(description="Văn bản do đơn vị thêm vào; văn bản đi kèm sản phẩm không gỡ được")
    doubts: tuple[DoubtItem, ...]


class Reviews(Value):
    """The reviews of all documents that this index answers from."""

    index_version: str
    items: tuple[Review, ...]


@router.get(
    "/v1/reviews",
    tags=["Vận hành"],
    dependencies=[OperatorOnly],
    responses=described(401, 403),
    summary="Soát các văn bản đã nạp",
)
def reviews(desk: DeskOf) -> Reviews:
    """Với mỗi văn bản: phần đầu, mục lục, số nhiệm vụ và chỉ tiêu đã đọc được, và mọi điều cần xem lại."""
    store = open_store(desk.settings)
    added = {name for name, path in store.files().items() if path.parent == store.folder}
    shown = (review(document, desk, store, document.id in added) for document in desk.catalog.documents.values())
    return Reviews(index_version=desk.assistant.index_version, items=tuple(shown))


@router.get("/operator", include_in_schema=False)
def operator_page(request: Request, desk: DeskOf) -> Response:
    """The operator's page; its data come once the key has been given."""
    closed = CLOSED if desk.settings.operator_key is None else None
    return render(request, "operator.html", closed=closed, largest=desk.settings.upload_megabytes)


def review(document: Document, desk: Desk, store: Store, removable: bool) -> Review:
    """The review of one document."""
    checked = confirmed(store.sidecar(document.source))
    doubts = doubts_of(document, desk.catalog.documents.values(), checked)
    return Review(
        **item(document, desk).model_dump(),
        header=tuple(_header(document, desk, checked)),
        outline=tuple(_outline(document, desk)),
        with_lead=sum(task.lead is not None for task in document.tasks),
        with_deadline=sum(task.deadline is not None for task in document.tasks),
        references=len(document.references),
        removable=removable,
        doubts=tuple(
            DoubtItem(code=doubt.code, message=doubt.message, url=_place(document, doubt.span, desk))
            for doubt in doubts
        ),
    )


def _header(document: Document, desk: Desk, checked: frozenset[str]) -> Iterator[HeaderField]:
    values = desk.catalog.ref(document).model_dump() | {"signer": document.signer, "signer_role": document.signer_role}
    for name in HEADER:
        place = _place(document, document.evidence.get(name), desk)
        yield HeaderField(name=name, value=values[name], confirmed=name in checked, url=place)


def _outline(document: Document, desk: Desk) -> Iterator[Place]:
    for section in document.sections:
        if section.level < SHOWN_LEVELS:
            url = desk.catalog.cite(document, section.heading_span).url
            yield Place(heading=section.heading, level=section.level, url=url)


def _place(document: Document, span: Span | None, desk: Desk) -> str | None:
    return desk.catalog.cite(document, span).url if span else None
