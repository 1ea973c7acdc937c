"""One run of the evaluation: every gold question asked, judged and timed."""

import platform
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Protocol

from eval.evidence import Evidence, Place
from eval.gold import GOLD, Question, file_hashes
from eval.judge import Judge
from eval.ranking import DEPTH, measure_ranking
from eval.result import Reply, Run
from retrieval.answer import Answer, Citation, Dialog, Filters
from retrieval.catalog import Catalog
from retrieval.errors import UnreadableQuestion

AS_OF = date(2026, 5, 1)
"""The day on which every question is asked: "quá hạn" must not depend on the day of the run."""
PACKAGES = ("numpy", "rank-bm25", "faiss-cpu", "pydantic", "ir-measures")


class Hit(Protocol):
    """A passage found."""

    @property
    def citation(self) -> Citation:
        """Where the passage stands."""


class Assistant(Protocol):
    """What the evaluation needs of an assistant; a mutant or a peer is one as well."""

    @property
    def catalog(self) -> Catalog:
        """The documents that the replies are about."""

    @property
    def index_version(self) -> str:
        """The build that the replies came from."""

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The reply to a question."""

    def replay(self, history: Sequence[str]) -> Dialog:
        """The state of a dialog after the user's earlier turns."""

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> Sequence[Hit]:
        """The best passages, best first."""


Progress = Callable[[Sequence[Question]], Iterable[Question]]
"""Hands the questions on one by one, telling somebody how far it is."""


def evaluate(
    assistant: Assistant, questions: Sequence[Question], *, progress: Progress = iter, as_of: date = AS_OF
) -> Run:
    """Asks every question and returns the judged replies, in the order of the questions."""
    evidence = Evidence(assistant.catalog.documents)
    judge = Judge(evidence)
    return Run(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        code=_commit(),
        versions=_versions(),
        index_version=assistant.index_version,
        as_of=as_of,
        gold=file_hashes(GOLD),
        corpus={document.source: document.sha256 for document in assistant.catalog.documents.values()},
        replies=tuple(_reply(assistant, judge, question, as_of) for question in progress(questions)),
        ranking=measure_ranking(lambda query: _places(assistant, query), questions, evidence),
    )


def _reply(assistant: Assistant, judge: Judge, question: Question, as_of: date) -> Reply:
    start = perf_counter()
    dialog = assistant.replay(question.history) if question.history else None
    try:
        answer = assistant.ask(question.question, dialog, as_of=as_of)
    except UnreadableQuestion as error:
        answer = Answer(status="not_found", intent="rejected", answer=str(error))
    elapsed = (perf_counter() - start) * 1000
    return Reply(
        question=question, answer=answer, judgement=judge.judge(question, answer), elapsed_ms=round(elapsed, 3)
    )


def _places(assistant: Assistant, query: str) -> list[Place]:
    citations = [hit.citation for hit in assistant.search(query, DEPTH)]
    return [Place(citation.document.id, citation.start, citation.end) for citation in citations]


def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: _version(name) for name in PACKAGES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _commit() -> str | None:
    """The commit that the code is at, with "+" where it has been changed since; ``None`` outside a git checkout."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=Path(__file__).parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return said.stdout.strip() or None
