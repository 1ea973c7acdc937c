"""The task board: all tasks of all plans, filtered, sorted, counted and drawn over the quarters."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import model_validator

from api.contract import TaskItem
from api.desk import Desk, DeskOf
from api.rendering import render
from api.tasks import TaskQuery
from api.timeline import Timeline
from retrieval.catalog import TaskFilter

router = APIRouter(include_in_schema=False)
ON_ONE_PAGE = 100
UNITS_COUNTED = 12
SOON = timedelta(days=30)
Due = Literal["", "overdue", "30", "90", "ongoing"]
Sort = Literal["deadline", "plan", "lead"]


class BoardQuery(TaskQuery):
    """The filter form; ``due`` is the state as readers choose it, ``page`` counts from 1."""

    due: Due = ""
    sort: Sort = "deadline"
    page: Annotated[int, Query(ge=1, le=10_000)] = 1

    @model_validator(mode="before")
    @classmethod
    def blank_is_absent(cls, fields: dict[str, str]) -> dict[str, str]:
        """A form sends the fields left blank, too."""
        return {name: value for name, value in fields.items() if value != ""}

    def filtering(self) -> "BoardQuery":
        """The same query with ``due`` told in the contract's filters."""
        if self.due in ("30", "90"):
            until = self.day + timedelta(days=int(self.due))
            return self.model_copy(update={"due_after": self.day, "due_before": until})
        return self.model_copy(update={"state": self.due}) if self.due else self

    def address(self, **changes: str | int | None) -> str:
        """The query string of this board with something changed; ``None`` takes a filter away."""
        current = self.model_dump(mode="json", exclude_defaults=True) | changes
        return urlencode({name: value for name, value in current.items() if value not in (None, "")})

    def export_address(self) -> str:
        """The same filters as the exports of the contract know them."""
        contract = self.filtering().model_dump(mode="json", include=set(TaskQuery.model_fields), exclude_none=True)
        return urlencode(contract)


@router.get("/tasks")
def board_page(request: Request, query: Annotated[BoardQuery, Query()], desk: DeskOf) -> Response:
    """The board for the filters in the address."""
    found = ordered(query.filtering().items(desk), query.sort)
    first = (query.page - 1) * ON_ONE_PAGE
    return render(
        request,
        "tasks.html",
        here="/tasks",
        query=query,
        shown=found[first : first + ON_ONE_PAGE],
        total=len(found),
        pages=range(1, -(-len(found) // ON_ONE_PAGE) + 1),
        timeline=Timeline(found, query.day),
        units=Counter(item.lead for item in found if item.lead).most_common(UNITS_COUNTED),
        choices=choices(desk),
        documents=list(desk.catalog.documents.values()),
        day=query.day,
        soon=query.day + SOON,
    )


def ordered(items: Sequence[TaskItem], sort: Sort) -> list[TaskItem]:
    """The tasks in the order asked for; those without an end or a lead come last."""
    if sort == "deadline":
        return sorted(items, key=lambda item: (item.deadline and item.deadline.end) or date.max)
    if sort == "lead":
        return sorted(items, key=lambda item: (item.lead is None, item.lead or ""))
    return list(items)


def choices(desk: Desk) -> dict[str, list[str]]:
    """What the form offers: the provinces and the units that the plans name."""
    tasks = desk.catalog.tasks(TaskFilter())
    named = [quote.exact for task in tasks for quote in (*([task.lead] if task.lead else []), *task.coordinating)]
    return {"provinces": list(desk.catalog.provinces), "units": [unit for unit, _ in Counter(named).most_common(80)]}
