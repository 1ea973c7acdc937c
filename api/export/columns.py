"""The columns of exported tables, in the words of an office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from api.contract import TargetItem, TaskItem
from api.styles import short_name

STATE_WORDS = {"overdue": "Đã qua hạn", "upcoming": "Chưa đến hạn", "ongoing": "Thường xuyên", None: ""}
Cell: TypeAlias = str | date | None
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """One column: its heading, its width in characters and how an item fills it."""

    heading: str
    width: int
    value: Callable[[Item], Cell]


TASK_COLUMNS: tuple[Column[TaskItem], ...] = (
    Column("Kế hoạch", 20, lambda task: short_name(task.document)),
    Column("Địa phương", 14, lambda task: task.document.province),
    Column("Vị trí", 18, lambda task: task.locator),
    Column("Nhóm nhiệm vụ", 28, lambda task: task.group),
    Column("Nhiệm vụ", 60, lambda task: task.text),
    Column("Đơn vị chủ trì", 24, lambda task: task.lead),
    Column("Đơn vị phối hợp", 28, lambda task: "; ".join(task.coordinating)),
    Column("Thời hạn (nguyên văn)", 20, lambda task: task.deadline.text if task.deadline else None),
    Column("Hạn cuối", 12, lambda task: task.deadline.end if task.deadline else None),
    Column("Tình trạng", 14, lambda task: STATE_WORDS[task.state]),
    Column("Kết quả, sản phẩm", 32, lambda task: task.output),
    Column("Đường dẫn", 24, lambda task: task.citations["text"].url),
)

TARGET_COLUMNS: tuple[Column[TargetItem], ...] = (
    Column("Kế hoạch", 20, lambda target: short_name(target.document)),
    Column("Địa phương", 14, lambda target: target.document.province),
    Column("Vị trí", 18, lambda target: target.locator),
    Column("Nhóm chỉ tiêu", 28, lambda target: target.group),
    Column("Chỉ tiêu", 60, lambda target: target.text),
    Column("Năm, giai đoạn", 14, lambda target: target.year),
    Column("Giá trị", 16, lambda target: target.value),
    Column("Đường dẫn", 24, lambda target: target.citation.url),
)
