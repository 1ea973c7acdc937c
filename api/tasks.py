"""``GET /v1/tasks``: the tasks of all plans, filtered and in parts, as JSON, tables and calendars."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api.contract import Day, DeadlineItem, Page, Request, TaskItem
from api.desk import Desk, DeskOf
from api.export import calendar, table, workbook
from api.export.columns import TASK_COLUMNS
from api.paging import Paging
from api.today import today
from corpus.records import Span, Task
from retrieval.answer import Citation
from retrieval.catalog import State, TaskFilter, state_of

router = APIRouter(tags=["Nhiệm vụ"])


class TaskQuery(Request):
    """Which tasks: all of those that meet every filter given."""

    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None
    lead: str | None = Field(None, description="Đơn vị chủ trì")
    unit: str | None = Field(None, description="Đơn vị chủ trì hoặc phối hợp")
    q: str | None = Field(None, max_length=300, description="Từ ngữ trong nhiệm vụ")
    due_after: Day | None = None
    due_before: Day | None = None
    state: State | None = Field(None, description="Quá hạn, sắp đến hạn hoặc thường xuyên vào ngày as_of")
    as_of: Day | None = Field(None, description="Ngày xét; mặc định là hôm nay")

    def tasks(self, desk: Desk) -> list[Task]:
        """The tasks that the query asks for; a 404 ``Problem`` for an unknown document."""
        if self.document_id is not None:
            desk.document(self.document_id)
        wanted = self.model_dump(include=set(TaskQuery.model_fields)) | {"as_of": self.day}
        return desk.catalog.tasks(TaskFilter(**wanted))

    @property
    def day(self) -> date:
        """The day at which states are told."""
        return self.as_of or today()

    def items(self, desk: Desk) -> list[TaskItem]:
        """The tasks in the contract's shape."""
        return [item(task, self.day, desk) for task in self.tasks(desk)]


class TaskPage(TaskQuery, Paging):
    """Which tasks, and which part of them."""


@router.get("/v1/tasks", summary="Nhiệm vụ")
def tasks(query: Annotated[TaskPage, Query()], desk: DeskOf) -> Page[TaskItem]:
    """Nhiệm vụ của mọi kế hoạch, lọc theo đơn vị, địa phương, thời hạn."""
    return query.page(query.tasks(desk), lambda task: item(task, query.day, desk))


@router.get("/v1/tasks.csv", summary="Nhiệm vụ, dạng CSV", response_class=Response)
def tasks_csv(query: Annotated[TaskQuery, Query()], desk: DeskOf) -> Response:
    """Bảng nhiệm vụ mở được bằng Excel và LibreOffice."""
    return table.download(TASK_COLUMNS, query.items(desk), "nhiem-vu.csv")


@router.get("/v1/tasks.xlsx", summary="Nhiệm vụ, dạng Excel", response_class=Response)
def tasks_xlsx(query: Annotated[TaskQuery, Query()], desk: DeskOf) -> Response:
    """Bảng nhiệm vụ trình bày sẵn để in."""
    title = f"DANH MỤC NHIỆM VỤ (tính đến ngày {query.day:%d/%m/%Y})"
    return workbook.download(title, TASK_COLUMNS, query.items(desk), "nhiem-vu.xlsx")


@router.get("/v1/tasks.ics", summary="Thời hạn nhiệm vụ, dạng lịch", response_class=Response)
def tasks_ics(query: Annotated[TaskQuery, Query()], desk: DeskOf) -> Response:
    """Lịch thời hạn để đăng ký trong Outlook, Google Calendar hoặc điện thoại."""
    return calendar.download(query.items(desk), desk.settings.public_url)


def item(task: Task, day: date, desk: Desk) -> TaskItem:
    """The task in the contract's shape."""
    return TaskItem(
        id=task.id,
        document=desk.catalog.ref(desk.document(task.document_id)),
        locator=task.locator,
        number=task.number,
        group=task.group,
        text=task.text.exact,
        lead=task.lead.exact if task.lead else None,
        coordinating=tuple(quote.exact for quote in task.coordinating),
        deadline=DeadlineItem.of(task.deadline) if task.deadline else None,
        output=task.output.exact if task.output else None,
        state=state_of(task, day),
        citations=citations(task, desk),
    )


def citations(task: Task, desk: Desk) -> dict[str, Citation]:
    """The passage behind each field that the document states."""
    document = desk.document(task.document_id)
    spans = field_spans(task)
    return {field: desk.catalog.cite(document, span, task.locator) for field, span in spans.items()}


def field_spans(task: Task) -> dict[str, Span]:
    """Where each stated field stands; several coordinating units give one span from the first to the last."""
    units = task.coordinating
    spans = {
        "group": task.group_span,
        "text": task.text,
        "lead": task.lead,
        "coordinating": Span(start=min(u.start for u in units), end=max(u.end for u in units)) if units else None,
        "deadline": task.deadline.span if task.deadline else None,
        "output": task.output,
    }
    return {field: span for field, span in spans.items() if span is not None}
