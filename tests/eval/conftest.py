"""A small plan, questions about it and replies to them, made by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from corpus.records import Deadline, DeadlineKind, Document, Passage, Precision, Quote, Span, Task
from eval.evidence import Evidence
from eval.gold import Question
from eval.judge import Judge
from eval.result import Reply, Run
from retrieval.answer import Answer, Citation, Fact
from retrieval.catalog import Catalog

LINES = (
    "1. Xây dựng cổng dữ liệu mở. Chủ trì: Sở Nội vụ. Hoàn thành trong quý II năm 2026.",
    "2. Tổ chức hội thi kỹ năng số. Chủ trì: Văn phòng. Hoàn thành trong quý III năm 2026.",
    "Người ký: Nguyễn Văn A.",
)
TEXT = "\n".join(LINES)


def quote(words: str, start: int = 0) -> Quote:
    """The first place of words in the plan."""
    at = TEXT.index(words, start)
    return Quote(start=at, end=at + len(words), exact=words)


def line(number: int) -> Span:
    """The span of a line of the plan."""
    found = quote(LINES[number])
    return Span(start=found.start, end=found.end)


def task(number: int, lead: str, deadline: str, end: date) -> Task:
    """A task of the plan."""
    span = line(number)
    due = quote(deadline)
    return Task(
        id=f"ke-hoach~{number}",
        document_id="ke-hoach",
        locator=f"STT {number + 1}",
        text=quote(LINES[number].split(". ")[1]),
        lead=quote(lead, span.start),
        deadline=Deadline(
            text=deadline,
            kind=DeadlineKind.FIXED,
            end=end,
            precision=Precision.QUARTER,
            span=Span(start=due.start, end=due.end),
        ),
        span=span,
    )


@pytest.fixture(scope="session")
def plan() -> Document:
    """A plan of two tasks and a signer."""
    return Document(
        id="ke-hoach",
        source="ke-hoach.txt",
        sha256="0" * 64,
        number="1/KH-UBND",
        text=TEXT,
        passages=tuple(
            Passage(id=f"p{number}", locator=f"dòng {number + 1}", span=line(number)) for number in range(3)
        ),
        tasks=(
            task(0, "Sở Nội vụ", "quý II năm 2026", date(2026, 6, 30)),
            task(1, "Văn phòng", "quý III năm 2026", date(2026, 9, 30)),
        ),
    )


@pytest.fixture(scope="session")
def catalog(plan: Document) -> Catalog:
    """The plan as a catalog."""
    return Catalog([plan], "http://vi.du")


@pytest.fixture(scope="session")
def judge(plan: Document) -> Judge:
    """A judge over the plan."""
    return Judge(Evidence({plan.id: plan}))


Ask = Callable[..., Question]


@pytest.fixture
def ask() -> Ask:
    """Makes a question about the lead of the first task; every field can be given."""

    def make(**fields: object) -> Question:
        given: dict[str, object] = {
            "id": "q-1",
            "question": "Ai chủ trì cổng dữ liệu mở?",
            "kind": "lead_unit",
            "must": [["Sở Nội vụ"]],
            "doc": ["ke-hoach.txt"],
            "evidence": ["Xây dựng cổng dữ liệu mở"],
            "family": "cong-du-lieu",
            "split": "tune",
        }
        return Question.model_validate(given | fields)

    return make


Say = Callable[..., Answer]


@pytest.fixture
def say(catalog: Catalog, plan: Document) -> Say:
    """Makes a right reply about the lead of the first task; every field can be given."""

    def make(**fields: object) -> Answer:
        citation = catalog.cite(plan, line(0))
        given: dict[str, object] = {
            "status": "answered",
            "intent": "lead",
            "answer": "Sở Nội vụ chủ trì xây dựng cổng dữ liệu mở.",
            "facts": (Fact(field="lead", value="Sở Nội vụ", citation_id=citation.id),),
            "citations": (citation,),
        }
        return Answer.model_validate(given | fields)

    return make


@pytest.fixture
def cite(catalog: Catalog, plan: Document) -> Callable[[int], Citation]:
    """Cites a line of the plan."""
    return lambda number: catalog.cite(plan, line(number))


Measured = Callable[[list[tuple[Question, Answer]]], Run]


@pytest.fixture
def measured(judge: Judge) -> Measured:
    """Makes a run of questions with their replies."""

    def make(pairs: list[tuple[Question, Answer]]) -> Run:
        replies = tuple(
            Reply(question=question, answer=answer, judgement=judge.judge(question, answer), elapsed_ms=5.0)
            for question, answer in pairs
        )
        return Run(
            at="2026-05-01T00:00:00+00:00",
            code=None,
            versions={},
            index_version="thu",
            as_of=date(2026, 5, 1),
            gold={},
            corpus={},
            replies=replies,
        )

    return make
