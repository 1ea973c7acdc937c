"""The pages that people read: the assistant, the documents and one document."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from api.desk import DeskOf
from api.problem import Problem
from api.rendering import render
from api.today import today
from api.viewer.leaf import Leaf
from api.viewer.relations import relations, replacing
from api.viewer.source import source_file

router = APIRouter(include_in_schema=False)
GREETING = "Bạn cần tra điều gì trong các kế hoạch?"


@router.get("/")
def assistant_page(request: Request, desk: DeskOf) -> Response:
    """The assistant's own page."""
    documents = list(desk.catalog.documents.values())
    return render(request, "index.html", here="/", greeting=GREETING, documents=documents, examples=desk.examples)


@router.get("/privacy")
def privacy_page(request: Request, desk: DeskOf) -> Response:
    """What is kept about those who ask."""
    return render(request, "privacy.html", settings=desk.settings)


@router.get("/documents")
def documents_page(request: Request, desk: DeskOf) -> Response:
    """All documents."""
    return render(request, "documents.html", here="/documents", documents=list(desk.catalog.documents.values()))


@router.get("/documents/{document_id}")
def document_page(document_id: str, request: Request, desk: DeskOf, panel: bool = False) -> Response:
    """One document with its outline, records and relations; ``panel`` is its text alone, to stand beside an answer."""
    document = desk.document(document_id)
    return render(
        request,
        "document.html",
        here="/documents",
        panel=panel,
        document=document,
        ref=desk.catalog.ref(document),
        blocks=Leaf(document, desk.catalog).blocks(),
        outline=[section for section in document.sections if section.level <= 2],
        replacing=replacing(document, desk.catalog, today()),
        relations=relations(document, desk.catalog),
    )


@router.get("/documents/{document_id}/source")
def document_source(document_id: str, desk: DeskOf) -> Response:
    """The file as it was read, byte for byte."""
    document = desk.document(document_id)
    path = source_file(document, desk.settings)
    if path is None:
        raise Problem(404, f"Máy chủ không còn giữ tệp gốc “{document.source}”.")
    return FileResponse(path, filename=document.source, media_type="application/octet-stream")
