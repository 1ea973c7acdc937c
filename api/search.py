"""``GET /v1/search``: ranked passages."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.contract import Page, Question, Request, SearchHit
from api.desk import DeskOf
from retrieval.answer import Filters

router = APIRouter(tags=["Tra cứu"])


class SearchQuery(Request):
    """What to search for, and where."""

    q: Question
    k: int = Field(10, ge=1, le=100, description="Số đoạn cần lấy")
    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None


@router.get("/v1/search", summary="Tìm đoạn văn bản")
def search(query: Annotated[SearchQuery, Query()], desk: DeskOf) -> Page[SearchHit]:
    """Các đoạn văn bản gần câu tìm nhất, gần nhất đứng trước."""
    if query.document_id is not None:
        desk.document(query.document_id)
    filters = Filters(document_id=query.document_id, province=query.province, issuer=query.issuer)
    hits = desk.assistant.search(query.q, query.k, filters)
    items = tuple(SearchHit(citation=hit.citation, score=round(hit.score, 6)) for hit in hits)
    return Page(items=items, total=len(items))
