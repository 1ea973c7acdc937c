"""``GET /v1/references/{number}``: who mentions a document, and how."""

from fastapi import APIRouter

from api.contract import Page, ReferenceItem
from api.desk import Desk, DeskOf
from corpus.records import Document, Reference

router = APIRouter(tags=["Trích dẫn"])


@router.get("/v1/references/{number:path}", summary="Nơi nhắc đến một văn bản")
def references(number: str, desk: DeskOf) -> Page[ReferenceItem]:
    """Mọi chỗ nhắc đến văn bản mang số hiệu này, kèm quan hệ: căn cứ, thay thế, nhắc đến."""
    items = tuple(item(document, reference, desk) for document, reference in desk.catalog.references(number))
    return Page(items=items, total=len(items))


def item(document: Document, reference: Reference, desk: Desk) -> ReferenceItem:
    """The mention in the contract's shape."""
    return ReferenceItem(
        number=reference.number,
        written=reference.written.exact,
        relation=reference.relation,
        citation=desk.catalog.cite(document, reference.span),
    )
