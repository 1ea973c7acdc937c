"""A plan of three tasks, and an assistant that answers about it by a few fixed words."""

import threading
from datetime import date

from bot.assistant import Catalog as CatalogProtocol
from corpus.records import Deadline, DeadlineKind, Document, Passage, Precision, Quote, Span, Task
from retrieval.answer import Answer, Choice, Citation, Dialog, Fact, Filters
from retrieval.catalog import Catalog

PUBLIC_URL = "https://hoi.example.vn"
UNIT = "Văn phòng Thanh tra tỉnh"

_ROWS = (
    ("Xây dựng cơ sở dữ liệu khiếu nại, tố cáo", UNIT, "30/11/2026", date(2026, 11, 30)),
    ("Tập huấn kỹ năng số cho công chức", "Phòng Nghiệp vụ 1", "15/12/2026", date(2026, 12, 15)),
    ("Báo cáo kết quả chuyển đổi số năm 2026", UNIT, "20/12/2026", date(2026, 12, 20)),
)
LONG_ANSWER = "\n".join(
    f"{number}. Nhiệm vụ số {number} giao cho đơn vị {number}, hoàn thành trong quý {number % 4 + 1} năm 2026; "
    "kết quả báo cáo Thanh tra tỉnh 😀."
    for number in range(1, 63)
)
"""A reply of more than 6,000 characters."""


def plan() -> Document:
    """A document whose tasks are three lines of "text; lead; deadline"."""
    lines = [f"{text}; chủ trì: {lead}; hạn: {due}" for text, lead, due, _ in _ROWS]
    text = "\n".join(lines)
    tasks, passages, start = [], [], 0
    for number, (line, row) in enumerate(zip(lines, _ROWS, strict=True), start=1):
        span = Span(start=start, end=start + len(line))
        tasks.append(_task(number, span, row, line))
        passages.append(Passage(id=f"p{number}", locator=f"Nhiệm vụ {number}", span=span, page=number))
        start += len(line) + 1
    return Document(
        id="kh-01",
        source="kh-01.docx",
        sha256="0" * 64,
        number="01/KH-TTr",
        kind="Kế hoạch",
        text=text,
        tasks=tuple(tasks),
        passages=tuple(passages),
    )


def _task(number: int, span: Span, row: tuple[str, str, str, date], line: str) -> Task:
    def quote(exact: str) -> Quote:
        start = span.start + line.index(exact)
        return Quote(start=start, end=start + len(exact), exact=exact)

    text, lead, due, end = row
    at = quote(due)
    return Task(
        id=f"t{number}",
        document_id="kh-01",
        locator=f"Nhiệm vụ {number}",
        text=quote(text),
        lead=quote(lead),
        deadline=Deadline(
            text=due,
            kind=DeadlineKind.FIXED,
            end=end,
            precision=Precision.DAY,
            span=Span(start=at.start, end=at.end),
        ),
        span=span,
    )


class FakeAssistant:
    """Knows who leads a task and when it is due; asks back where a question fits several."""

    def __init__(self) -> None:
        self._catalog = Catalog([plan()], PUBLIC_URL)
        self.asked: list[str] = []
        self.held: threading.Event | None = None
        """While set and not released, every question waits: the process is in the middle of answering."""

    @property
    def catalog(self) -> CatalogProtocol:
        return self._catalog

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        self.asked.append(question)
        if self.held:
            self.held.wait()
        dialog = dialog or Dialog()
        if "lỗi" in question:
            raise RuntimeError("the assistant fails")
        if "dài" in question:
            return Answer(status="answered", intent="list", answer=LONG_ANSWER, dialog=dialog)
        if "echo" in question:
            return Answer(status="answered", intent="content", answer=f"Trả lời {question}", dialog=dialog)
        number = next(
            (n for n, row in enumerate(_ROWS, start=1) if row[0].split()[0].lower() in question.lower()), None
        )
        if number is None and dialog.topic and "hạn" in question:
            number = int(dialog.topic)
        return self._about(number, question, dialog) if number else self._which(dialog)

    def cite(self, number: int) -> Citation:
        """The citation of a task's line."""
        document = self._catalog.documents["kh-01"]
        return self._catalog.cite(document, document.tasks[number - 1].span, f"Nhiệm vụ {number}")

    def _about(self, number: int, question: str, dialog: Dialog) -> Answer:
        text, lead, due, _ = _ROWS[number - 1]
        value = due if "hạn" in question else lead
        said = f"Hạn hoàn thành: {due}." if "hạn" in question else f"Đơn vị chủ trì: {lead}."
        citation = self.cite(number)
        return Answer(
            status="answered",
            intent="deadline" if "hạn" in question else "lead",
            answer=f"{text}. {said}",
            facts=(Fact(field="lead", value=value, citation_id=citation.id),),
            citations=(citation,),
            dialog=dialog.model_copy(update={"topic": str(number)}),
        )

    def _which(self, dialog: Dialog) -> Answer:
        choices = tuple(
            Choice(label=text, question=f"Đơn vị nào chủ trì {text.lower()}?", task_id=f"t{number}")
            for number, (text, *_) in enumerate(_ROWS, start=1)
        )
        return Answer(status="clarify", intent="lead", answer="Bạn hỏi nhiệm vụ nào?", choices=choices, dialog=dialog)
