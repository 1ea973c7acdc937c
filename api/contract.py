"""The HTTP contract, version 1: what goes in and out, as models. Changes to it only ever add."""

from datetime import date as Date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from corpus.records import Deadline, Section
from retrieval.answer import Choice, Citation, DocumentRef, Fact, Filters, Status, Value
from retrieval.catalog import State

QUESTION_LIMIT = 1000
PAGE_LIMIT = 200
Item = TypeVar("Item")


def _printable(text: str) -> str:
    """Refuses control characters other than line ends and tabs."""
    if any((ord(char) < 32 and char not in "\n\r\t") or 127 <= ord(char) < 160 for char in text):
        raise ValueError("Câu hỏi có ký tự điều khiển; xin gõ lại bằng chữ thường.")
    return text


Question = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LIMIT),
    AfterValidator(_printable),
]
Day = Annotated[Date, Field(ge=Date(1900, 1, 1), le=Date(2200, 12, 31))]
SessionId = Annotated[str, StringConstraints(pattern=r"^[\w.:-]{1,64}$")]


class Request(BaseModel):
    """Base of what callers send: a field that is not known is refused, not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AskRequest(Request):
    """A question. ``history`` (earlier user turns) makes the call stateless; ``session_id`` keeps the dialog here."""

    question: Question = Field(examples=["Đơn vị nào chủ trì triển khai các nền tảng số quốc gia ở Thái Nguyên?"])
    history: tuple[Question, ...] = Field((), max_length=50, description="Các câu người dùng đã hỏi trước đó")
    session_id: SessionId | None = Field(None, description="Mã phiên; máy chủ giữ mạch hội thoại trong bộ nhớ")
    filters: Filters = Field(default_factory=Filters, description="Chỉ tìm trong phạm vi này")
    as_of: Day | None = Field(None, description="Ngày dùng để tính “sắp đến hạn”, “quá hạn”")


class AskResponse(Value):
    """A complete reply; see ``Answer`` for what each part means."""

    status: Status
    intent: str
    answer: str
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]
    choices: tuple[Choice, ...]
    suggestions: tuple[str, ...]
    confidence: float
    as_of: Date | None
    session_id: str
    index_version: str
    elapsed_ms: float


class DeadlineItem(Value):
    """A deadline as written and as dates; ``end`` is the last day that still meets it."""

    text: str
    kind: str
    start: Date | None
    end: Date | None
    precision: str | None

    @classmethod
    def of(cls, deadline: Deadline) -> "DeadlineItem":
        """The deadline without its span: the citation carries that."""
        return cls(**deadline.model_dump(exclude={"span"}))


class TaskItem(Value):
    """A task; ``citations`` has one entry per field that the document states, ``text`` always."""

    id: str
    document: DocumentRef
    locator: str
    number: str | None
    group: str | None
    text: str
    lead: str | None
    coordinating: tuple[str, ...]
    deadline: DeadlineItem | None
    output: str | None
    state: State | None
    citations: dict[str, Citation]


class TargetItem(Value):
    """A target for a year or period, with its value as written."""

    id: str
    document: DocumentRef
    locator: str
    group: str | None
    year: str | None
    text: str
    comparator: str | None
    value: str | None
    unit: str | None
    citation: Citation


class DocumentItem(DocumentRef):
    """A document in a list."""

    ocr: bool
    tasks: int
    targets: int
    url: str


class OutlineItem(Value):
    """A heading of a document and the part of the text under it."""

    locator: str
    heading: str
    level: int
    start: int
    end: int

    @classmethod
    def of(cls, section: Section) -> "OutlineItem":
        """The section as an outline shows it."""
        return cls(
            locator=section.locator, heading=section.heading, level=section.level,
            start=section.span.start, end=section.span.end,
        )  # fmt: skip


class DocumentDetail(DocumentItem):
    """A document with its canonical text, to which every ``start`` and ``end`` of the contract refers."""

    signer: str | None
    signer_role: str | None
    recipients: tuple[str, ...]
    outline: tuple[OutlineItem, ...]
    text: str


class ReferenceItem(Value):
    """One place that mentions a document, and how: as its basis, as replaced by it, or in passing."""

    number: str
    written: str
    relation: str
    citation: Citation


class FoundCitation(Citation):
    """A citation found by looking up, and by what: its ``quote``, a document ``number``, or ``meaning``."""

    match: Literal["id", "quote", "number", "meaning"]
    relation: str | None = None


class SearchHit(Value):
    """A passage and its score; scores order one reply and mean nothing across queries."""

    citation: Citation
    score: float


class Page(Value, Generic[Item]):
    """A part of a list. ``next`` is the cursor of the following part, ``None`` on the last one."""

    items: tuple[Item, ...]
    total: int
    next: str | None = None


class Feedback(Request):
    """A thumb on a reply, also on a refusal. The question comes along only because its sender sends it."""

    verdict: Literal["up", "down"]
    question: Question
    status: Status
    reason: Literal["wrong", "incomplete", "should_know", "unclear", "other"] | None = None
    comment: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] | None = None
    channel: Literal["web", "widget", "chat", "api"] = "api"


class FeedbackReceipt(Value):
    """The id by which the sender can withdraw the feedback."""

    id: str
