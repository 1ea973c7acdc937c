"""``GET /v1/citations``: a saved citation by its id, and citations looked up by quote, meaning or number."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from api.annotation import Annotation, annotation
from api.contract import FoundCitation, Page, Question, Request
from api.desk import Desk, DeskOf
from api.lookup import by_number, by_quote, by_text
from api.problem import Problem
from api.styles import Formats, formats, short_name
from corpus.records import Document, Passage, Span
from retrieval.answer import Citation, Value
from retrieval.catalog import CITATION_ID

router = APIRouter(tags=["Trích dẫn"])


class Context(Value):
    """The whole passage around a citation and the headings above it."""

    text: str
    start: int
    end: int
    headings: tuple[str, ...]


class CitationDetail(Citation):
    """A citation with its passage. ``state`` is ``moved`` where a new reading put the quote elsewhere."""

    state: Literal["exact", "moved"]
    requested_id: str
    context: Context
    annotation: Annotation
    formats: Formats


class LookupQuery(Request):
    """What to look up: ids, the text of a quote, or the number of a document that is mentioned."""

    id: list[str] = Field([], max_length=100, description="Một hoặc nhiều mã trích dẫn")
    q: Question | None = Field(None, description="Câu trích nguyên văn hoặc ý cần tìm")
    number: Annotated[str, Field(max_length=80)] | None = Field(None, description="Số hiệu văn bản được nhắc tới")
    document_id: str | None = None
    limit: int = Field(20, ge=1, le=100)


class Lookup(Page[FoundCitation]):
    """What was found; ``missing`` are the ids asked for that no text holds any more."""

    missing: tuple[str, ...] = ()


@router.get("/v1/citations", summary="Tra cứu trích dẫn")
def lookup(query: Annotated[LookupQuery, Query()], desk: DeskOf) -> Lookup:
    """Tra theo mã (nhiều mã cùng lúc), theo câu trích, theo ý, hoặc theo số hiệu văn bản được nhắc tới."""
    if query.document_id is not None:
        desk.document(query.document_id)
    kept = {citation_id: desk.catalog.resolve(citation_id) for citation_id in query.id}
    found = [FoundCitation(**dict(cited), match="id") for cited in kept.values() if cited]
    if query.number:
        found += by_number(query.number, query.document_id, desk)
    if query.q:
        found += by_quote(query.q, query.document_id, desk) or by_text(query.q, query.document_id, query.limit, desk)
    if not (query.id or query.number or query.q):
        raise Problem(422, "Hãy cho biết cần tra gì: “id”, “q” hoặc “number”.")
    missing = tuple(citation_id for citation_id, cited in kept.items() if cited is None)
    return Lookup(items=tuple(found[: max(query.limit, len(query.id))]), total=len(found), missing=missing)


@router.get("/v1/citations/{citation_id}", summary="Một trích dẫn")
def citation(citation_id: str, desk: DeskOf) -> CitationDetail:
    """Đoạn trích với ngữ cảnh, bộ chọn W3C Web Annotation và các dạng để dán vào văn bản."""
    cited = resolved(citation_id, desk)
    document = desk.document(cited.document.id)
    return CitationDetail(
        **dict(cited),
        state="exact" if cited.id == citation_id else "moved",
        requested_id=citation_id,
        context=context(document, Span(start=cited.start, end=cited.end)),
        annotation=annotation(cited),
        formats=formats(cited),
    )


def resolved(citation_id: str, desk: Desk) -> Citation:
    """Where a saved citation stands now; a ``Problem`` where it never was (404) or no longer is (410)."""
    cited = desk.catalog.resolve(citation_id)
    if cited is not None:
        return cited
    form = CITATION_ID.fullmatch(citation_id)
    document = desk.catalog.documents.get(form["document"]) if form else None
    if document is None:
        raise Problem(404, "Không có trích dẫn nào mang mã này.")
    raise Problem(
        410,
        f"Văn bản {short_name(document)} đã thay đổi và không còn đoạn được trích.",
        document_url=desk.page_of(document),
    )


def context(document: Document, span: Span) -> Context:
    """The passages that the span touches, whole, and the headings that stand over it."""
    touched = [passage for passage in document.passages if overlaps(passage, span)]
    start = min([span.start, *(passage.span.start for passage in touched)])
    end = max([span.end, *(passage.span.end for passage in touched)])
    over = (section for section in document.sections if section.span.start <= span.start < section.span.end)
    headings = tuple(section.heading for section in sorted(over, key=lambda section: section.level))
    return Context(text=document.text[start:end], start=start, end=end, headings=headings)


def overlaps(passage: Passage, span: Span) -> bool:
    """Whether the passage holds any of the span."""
    return passage.span.start < span.end and span.start < passage.span.end
