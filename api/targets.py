"""``GET /v1/targets``: the targets of all plans."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api.contract import Page, Request, TargetItem
from api.desk import Desk, DeskOf
from api.export import table, workbook
from api.export.columns import TARGET_COLUMNS
from api.paging import Paging
from corpus.records import Target
from retrieval.catalog import TargetFilter

router = APIRouter(tags=["Chỉ tiêu"])


class TargetQuery(Request):
    """Which targets: all of those that meet every filter given."""

    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None
    year: int | None = Field(None, ge=1900, le=2999, description="Năm nằm trong giai đoạn của chỉ tiêu")
    q: str | None = Field(None, max_length=300, description="Từ ngữ trong chỉ tiêu")

    def targets(self, desk: Desk) -> list[Target]:
        """The targets that the query asks for; a 404 ``Problem`` for an unknown document."""
        if self.document_id is not None:
            desk.document(self.document_id)
        return desk.catalog.targets(TargetFilter(**self.model_dump(include=set(TargetQuery.model_fields))))

    def items(self, desk: Desk) -> list[TargetItem]:
        """The targets in the contract's shape."""
        return [item(target, desk) for target in self.targets(desk)]


class TargetPage(TargetQuery, Paging):
    """Which targets, and which part of them."""


@router.get("/v1/targets", summary="Chỉ tiêu")
def targets(query: Annotated[TargetPage, Query()], desk: DeskOf) -> Page[TargetItem]:
    """Chỉ tiêu của mọi kế hoạch, theo năm hoặc giai đoạn."""
    return query.page(query.targets(desk), lambda target: item(target, desk))


@router.get("/v1/targets.csv", summary="Chỉ tiêu, dạng CSV", response_class=Response)
def targets_csv(query: Annotated[TargetQuery, Query()], desk: DeskOf) -> Response:
    """Bảng chỉ tiêu mở được bằng Excel và LibreOffice."""
    return table.download(TARGET_COLUMNS, query.items(desk), "chi-tieu.csv")


@router.get("/v1/targets.xlsx", summary="Chỉ tiêu, dạng Excel", response_class=Response)
def targets_xlsx(query: Annotated[TargetQuery, Query()], desk: DeskOf) -> Response:
    """Bảng chỉ tiêu trình bày sẵn để in."""
    return workbook.download("DANH MỤC CHỈ TIÊU", TARGET_COLUMNS, query.items(desk), "chi-tieu.xlsx")


def item(target: Target, desk: Desk) -> TargetItem:
    """The target in the contract's shape; its citation is the whole row or paragraph."""
    document = desk.document(target.document_id)
    return TargetItem(
        id=target.id,
        document=desk.catalog.ref(document),
        locator=target.locator,
        group=target.group,
        year=target.year,
        text=target.text.exact,
        comparator=target.comparator,
        value=target.value.exact if target.value else None,
        unit=target.unit,
        citation=desk.catalog.cite(document, target.span, target.locator),
    )
