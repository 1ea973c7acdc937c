"""What an operator should look at in a document: every doubt with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.linking import replacements
from corpus.records import Document, Doubt, Precision, Section, Task
from corpus.words import fold

_HEADER = {"number": "số, ký hiệu", "date": "ngày ban hành", "issuer": "cơ quan ban hành", "title": "trích yếu"}
_PER_CENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_ROMAN = re.compile(r"([IVX]+)\.")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def doubts_of(
    document: Document, corpus: Iterable[Document] = (), confirmed: frozenset[str] = frozenset()
) -> list[Doubt]:
    """All doubts about a document: the reader's own first, then header, outline, tasks, targets and replacement.

    ``corpus`` is searched for plans that replace it; ``confirmed`` names header fields that an operator has checked.
    """
    found = list(document.doubts)
    found += _header(document, confirmed)
    found += _outline(document.sections)
    found += _tasks(document.tasks)
    found += _contradictions(document.tasks)
    found += _values(document)
    found += _replaced(document, corpus)
    return found


def _header(document: Document, confirmed: frozenset[str]) -> Iterator[Doubt]:
    for name, words in _HEADER.items():
        if getattr(document, name) is None and name not in confirmed:
            yield Doubt(code=f"{name}-missing", message=f"Văn bản không ghi {words} hoặc không đọc được.")
    dated = document.date
    if dated is not None and dated.precision is not Precision.DAY and "date" not in confirmed:
        place = document.evidence.get("date")
        yield Doubt(code="date-partial", message=f"Ngày ban hành chỉ đọc được “{dated.value}”.", span=place)
    places = (document.evidence[name].start for name in ("number", "date") if name in document.evidence)
    if (document.ocr or any(map(document.by_ocr, places))) and not {"number", "date"} <= confirmed:
        yield Doubt(code="ocr", message="Văn bản đọc bằng nhận dạng chữ; cần đối chiếu số, ngày và tên riêng.")


def _outline(sections: Sequence[Section]) -> Iterator[Doubt]:
    """Roman parts that are counted twice or left out."""
    before = 0
    for section in (section for section in sections if section.level == 0):
        numeral = _ROMAN.match(section.heading)
        if numeral is None or numeral[1] not in _NUMERALS:
            before = 0
            continue
        here = _NUMERALS.index(numeral[1]) + 1
        if before and here not in {before + 1, 1}:
            message = f"Mục “{numeral[1]}” đứng sau mục “{_NUMERALS[before - 1]}”: đánh số trùng hoặc thiếu."
            yield Doubt(code="outline", message=message, span=section.heading_span)
        before = here


def _tasks(tasks: Sequence[Task]) -> Iterator[Doubt]:
    """Tasks without lead or deadline, one by one; in one sentence for a plan that never names them."""
    leadless = [task for task in tasks if task.lead is None]
    endless = [task for task in tasks if task.deadline is None]
    for missing, code, words in (
        (leadless, "task-no-lead", "đơn vị chủ trì"),
        (endless, "task-no-deadline", "thời hạn"),
    ):
        if len(missing) > 1 and len(missing) == len(tasks):
            yield Doubt(code=code, message=f"Không nhiệm vụ nào trong {len(tasks)} nhiệm vụ nêu {words}.")
            continue
        for task in missing:
            yield Doubt(code=code, message=f"Nhiệm vụ {task.locator} không nêu {words}.", span=task.span)


def _contradictions(tasks: Iterable[Task]) -> Iterator[Doubt]:
    """Tasks in the same words with different ends."""
    first: dict[str, Task] = {}
    for task in tasks:
        known = first.setdefault(fold(task.text.exact), task)
        if known.deadline and task.deadline and known.deadline.end != task.deadline.end:
            message = f"Nhiệm vụ {task.locator} trùng lời với {known.locator} nhưng thời hạn khác nhau."
            yield Doubt(code="deadline-contradiction", message=message, span=task.deadline.span)


def _values(document: Document) -> Iterator[Doubt]:
    for target in document.targets:
        shares = _PER_CENT.findall(target.value.exact) if target.value else []
        if target.value and any(float(share.replace(",", ".")) > 100 for share in shares):
            message = f"Chỉ tiêu {target.locator} ghi “{target.value.exact}”, lớn hơn 100 %."
            yield Doubt(code="odd-value", message=message, span=target.value)


def _replaced(document: Document, corpus: Iterable[Document]) -> Iterator[Doubt]:
    listed = {other.id: other for other in corpus}
    for link in replacements(listed.values()):
        if link.older == document.id:
            newer = listed[link.newer]
            yield Doubt(code="replaced", message=f"Văn bản này đã được thay bằng “{newer.number or newer.source}”.")
