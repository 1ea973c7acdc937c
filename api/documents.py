"""``GET /v1/documents``: the plans, and one plan with its canonical text and outline."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.contract import DocumentDetail, DocumentItem, OutlineItem, Page
from api.desk import Desk, DeskOf
from api.paging import Paging
from corpus.records import Document

router = APIRouter(tags=["Văn bản"])


@router.get("/v1/documents", summary="Danh sách văn bản")
def documents(paging: Annotated[Paging, Query()], desk: DeskOf) -> Page[DocumentItem]:
    """Các kế hoạch đã nạp."""
    return paging.page(list(desk.catalog.documents.values()), lambda document: item(document, desk))


@router.get("/v1/documents/{document_id}", summary="Một văn bản, với toàn văn và mục lục")
def document(document_id: str, desk: DeskOf) -> DocumentDetail:
    """Toàn văn chuẩn; mọi vị trí start, end đếm theo ký tự Unicode của “text”."""
    found = desk.document(document_id)
    return DocumentDetail(
        **item(found, desk).model_dump(),
        signer=found.signer,
        signer_role=found.signer_role,
        recipients=tuple(quote.exact for quote in found.recipients),
        outline=tuple(map(OutlineItem.of, found.sections)),
        text=found.text,
    )


def item(document: Document, desk: Desk) -> DocumentItem:
    """The document as a list shows it."""
    return DocumentItem(
        **desk.catalog.ref(document).model_dump(),
        ocr=document.ocr,
        tasks=len(document.tasks),
        targets=len(document.targets),
        url=desk.page_of(document),
    )
