"""Lists in parts: a limit and an opaque cursor."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints

from api.contract import PAGE_LIMIT, Page, Request
from api.problem import Problem

FORM = re.compile(r"from:(?P<offset>\d{1,9})")
Record = TypeVar("Record")
Item = TypeVar("Item")


class Paging(Request):
    """Which part of a list to give."""

    limit: int = Field(50, ge=1, le=PAGE_LIMIT, description="Số mục mỗi trang")
    cursor: Annotated[str, StringConstraints(max_length=64)] | None = Field(
        None, description="Giá trị “next” của trang trước"
    )

    @property
    def offset(self) -> int:
        """How many items the cursor has passed; a 422 ``Problem`` for a cursor that this server never gave."""
        if self.cursor is None:
            return 0
        try:
            told = FORM.fullmatch(base64.urlsafe_b64decode(self.cursor.encode()).decode("ascii"))
        except (binascii.Error, ValueError):
            told = None
        if told is None:
            raise Problem(422, "“cursor” không phải con trỏ trang do máy chủ này cấp.")
        return int(told["offset"])

    def page(self, records: Sequence[Record], make: Callable[[Record], Item]) -> Page[Item]:
        """The part asked for; ``make`` turns only its records into items."""
        end = self.offset + self.limit
        following = base64.urlsafe_b64encode(f"from:{end}".encode()).decode() if end < len(records) else None
        items = tuple(make(record) for record in records[self.offset : end])
        return Page(items=items, total=len(records), next=following)
