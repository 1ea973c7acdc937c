"""Two small plans, written down piece by piece so that every span is known."""

import hashlib
from datetime import date

from corpus.records import (
    Deadline,
    DeadlineKind,
    Document,
    PartialDate,
    Passage,
    Precision,
    Quote,
    Reference,
    Relation,
    Section,
    Span,
    TableSpans,
    Target,
    Task,
)

SCIENCE = "Sở Khoa học và Công nghệ"
PLATFORMS = "Triển khai các nền tảng số quốc gia, nền tảng số dùng chung của ngành trên môi trường số"
TRAINING = "Tổ chức tập huấn kỹ năng số cho công chức <b>toàn ngành</b>"


class Draft:
    """A text that grows, and the span of each piece put into it."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, piece: str, after: str = "") -> Quote:
        """Appends a piece and what separates it from the next one."""
        start = len(self.text)
        self.text += piece + after
        return Quote(start=start, end=start + len(piece), exact=piece)

    def line(self, piece: str) -> Quote:
        """Appends a line of its own."""
        return self.put(piece, "\n")


def span(first: Span, last: Span) -> Span:
    """From the start of one piece to the end of another."""
    return Span(start=first.start, end=last.end)


def due(quote: Quote, end: date | None, kind: DeadlineKind = DeadlineKind.FIXED) -> Deadline:
    """A deadline read from a piece."""
    precision = Precision.MONTH if end else None
    return Deadline(text=quote.exact, kind=kind, end=end, precision=precision, span=quote)


def inspectorate_plan() -> Document:
    """22/KH-TTR of the inspectorate of Thái Nguyên: two tasks in a table, one target, two references."""
    draft = Draft()
    number = draft.line("Số: 22/KH-TTR")
    title = draft.line("KẾ HOẠCH thực hiện chuyển đổi số")
    basis = draft.put("Căn cứ Nghị quyết số ")
    cited = draft.put("57-NQ/TW", " của Bộ Chính trị;\n")
    heading = draft.line("I. CHỈ TIÊU")
    target = draft.put("Hồ sơ thủ tục hành chính được số hóa đến năm 2025: ")
    value = draft.line(">98%")
    tasks_heading = draft.line("PHỤ LỤC: DANH MỤC NHIỆM VỤ")
    headings = [draft.put(name, " | ") for name in ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")]
    headings.append(draft.line("Kết quả"))
    first = [
        draft.put(cell, " | ") for cell in ("1", PLATFORMS, "Văn phòng", "Sở Khoa học và Công nghệ", "Tháng 01/2029")
    ]
    first.append(draft.line("Hoàn thành các nền tảng số"))
    second = [draft.put(cell, " | ") for cell in ("2", TRAINING, "Phòng Nghiệp vụ 1", "", "Thường xuyên")]
    second.append(draft.line("Báo cáo"))
    body = draft.text
    return Document(
        id="22-kh-ttr", source="22-kh-ttr.txt", sha256=hashlib.sha256(body.encode()).hexdigest(),
        number="22/KH-TTR", kind="KẾ HOẠCH", title="Thực hiện chuyển đổi số", issuer="Thanh tra tỉnh Thái Nguyên",
        province="Thái Nguyên", date=PartialDate(value="2025-07-10", precision=Precision.DAY), text=body,
        sections=(
            Section(locator="I", heading=heading.exact, level=0, heading_span=heading, span=span(heading, value)),
            Section(locator="Phụ lục", heading=tasks_heading.exact, level=0, heading_span=tasks_heading,
                    span=span(tasks_heading, second[-1])),
        ),
        passages=(
            Passage(id="p1", locator="Phần đầu", span=number),
            Passage(id="p2", locator="Phần đầu", span=title),
            Passage(id="p3", locator="Căn cứ", span=Span(start=basis.start, end=heading.start - 1), page=1),
            Passage(id="p4", locator="I", span=span(target, value), page=1),
            Passage(id="p5", locator="Phụ lục > 1", span=span(first[0], first[-1]), page=2),
            Passage(id="p6", locator="Phụ lục > 2", span=span(second[0], second[-1]), page=2),
        ),
        tables=(
            TableSpans(span=span(headings[0], second[-1]), header_rows=1,
                       rows=(tuple(headings), tuple(first), tuple(second))),
        ),
        tasks=(
            Task(id="22-kh-ttr-1", document_id="22-kh-ttr", locator="Phụ lục > 1", text=first[1], lead=first[2],
                 coordinating=(first[3],), deadline=due(first[4], date(2029, 1, 31)), output=first[5],
                 span=span(first[0], first[-1])),
            Task(id="22-kh-ttr-2", document_id="22-kh-ttr", locator="Phụ lục > 2", text=second[1], lead=second[2],
                 deadline=due(second[4], None, DeadlineKind.ONGOING), output=second[5],
                 span=span(second[0], second[-1])),
        ),
        targets=(
            Target(id="22-kh-ttr-t1", document_id="22-kh-ttr", locator="I", year="2025", text=target, comparator=">",
                   value=value, unit="%", span=span(target, value)),
        ),
        references=(Reference(number="57-NQ/TW", written=cited, relation=Relation.BASIS, span=cited),),
    )  # fmt: skip


def committee_plan() -> Document:
    """29-KH/TU of the party committee of Lạng Sơn: one task that is past, in prose, mentioning the other plan."""
    draft = Draft()
    number = draft.line("Số: 29-KH/TU")
    draft.put("Thực hiện theo Kế hoạch số ")
    cited = draft.put("22/KH-TTR", ".\n")
    text = draft.put("Nhiệm vụ 1. Rà soát hạ tầng 5G", ". Chủ trì: ")
    lead = draft.put("Văn phòng", ". Hoàn thành ")
    deadline = draft.put("tháng 9/2025", ".\n")
    body = draft.text
    task_span = Span(start=text.start, end=deadline.end + 1)
    return Document(
        id="29-kh-tu", source="29-kh-tu.md", sha256=hashlib.sha256(body.encode()).hexdigest(), number="29-KH/TU",
        kind="KẾ HOẠCH", title="Phát triển khoa học, công nghệ", issuer="Tỉnh ủy Lạng Sơn", province="Lạng Sơn",
        ocr=True, text=body,
        passages=(
            Passage(id="q1", locator="Phần đầu", span=number, ocr=True),
            Passage(id="q2", locator="Phần đầu", span=Span(start=number.end + 1, end=cited.end + 1), ocr=True),
            Passage(id="q3", locator="Nhiệm vụ 1", span=task_span, ocr=True),
        ),
        tasks=(
            Task(id="29-kh-tu-1", document_id="29-kh-tu", locator="Nhiệm vụ 1", text=text, lead=lead,
                 deadline=due(deadline, date(2025, 9, 30)), span=task_span),
        ),
        references=(Reference(number="22/KH-TTR", written=cited, relation=Relation.MENTIONS, span=cited),),
    )  # fmt: skip
