"""Questions from real use that may become gold questions: refused, answered without confidence, or marked as bad."""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO, TypeVar

from eval.errors import BadRun
from eval.sheet import headings
from eval.wording import bare
from retrieval.mask import mask
from retrieval.unanswered import Kept, read_unanswered

COLUMNS = ("Số lần hỏi", "Bị từ chối", "Độ tin thấp nhất", "Khen", "Chê", "Lý do")
REASONS = {
    "wrong": "sai",
    "incomplete": "thiếu",
    "should_know": "có trong kế hoạch mà không tìm ra",
    "unclear": "khó hiểu",
    "other": "khác",
}
FORMULA_STARTS = "=+-@ \t\r\n"
"""What a question loses at its beginning, lest a spreadsheet take a stranger's words for a formula (OWASP)."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question with what became of it. ``confidence`` is the lowest of its refusals and unsure answers, if any."""

    question: str
    asked: int
    refused: int
    confidence: float | None
    up: int
    down: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Opinion:
    question: str
    verdict: str
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Heard:
    """All that is known of one question."""

    kept: list[Kept] = field(default_factory=list)
    opinions: list[_Opinion] = field(default_factory=list)

    def asked(self, status: str) -> int:
        """How often at least it got a reply of this status: who was refused and said so is counted once."""
        kept = sum(one.asked for one in self.kept if one.status == status)
        return max(kept, sum(one.status == status for one in self.opinions))

    def thumbs(self, verdict: str) -> int:
        """How many opinions were this one."""
        return sum(one.verdict == verdict for one in self.opinions)

    def candidate(self) -> Candidate:
        """The question in the words of its commonest refusal, else of its first opinion."""
        words = [one.text for one in self.kept] + [one.question for one in self.opinions]
        statuses = {one.status for one in self.kept} | {one.status for one in self.opinions}
        return Candidate(
            question=words[0],
            asked=sum(map(self.asked, statuses)),
            refused=self.asked("not_found"),
            confidence=min((one.confidence for one in self.kept), default=None),
            up=self.thumbs("up"),
            down=self.thumbs("down"),
            reasons=tuple(sorted({REASONS.get(one.reason, one.reason) for one in self.opinions if one.reason})),
        )


def candidates(feedback: Path, unanswered: Path, at_least: int = 1) -> list[Candidate]:
    """The questions of both files that went wrong, most often asked first; a file may be missing, not both.

    ``at_least``: how often a question must have been asked, so that what one person alone wrote stays on the server;
    nothing tells two persons from one who asks twice. Senders, comments and times are not read. Raises BadRun where
    a file cannot be read.
    """
    if not feedback.is_file() and not unanswered.is_file():
        raise BadRun(f"Chưa có câu hỏi nào được giữ: không thấy tệp {unanswered} hay {feedback}.")
    heard: defaultdict[str, _Heard] = defaultdict(_Heard)
    for kept in _read(unanswered, read_unanswered):
        heard[bare(kept.text)].kept.append(kept)
    for opinion in _read(feedback, _opinions):
        heard[bare(opinion.question)].opinions.append(opinion)
    found = [one.candidate() for one in heard.values()]
    wrong = [one for one in found if one.down or one.refused or one.confidence is not None]
    return sorted((one for one in wrong if one.asked >= at_least), key=lambda one: (-one.asked, one.question))


def write_inbox(found: Sequence[Candidate], file: TextIO) -> None:
    """Writes them as a sheet that ``hoi eval import`` reads once its other columns are filled in."""
    question, *others = headings()
    writer = csv.writer(file)
    writer.writerow([question, *COLUMNS, *others])
    for one in found:
        words = one.question.lstrip(FORMULA_STARTS)
        confidence = "" if one.confidence is None else f"{one.confidence:.2f}"
        known = [words, one.asked, one.refused, confidence, one.up, one.down, "; ".join(one.reasons)]
        writer.writerow(known + [""] * len(others))


def _read(path: Path, reader: Callable[[Path], list[T]]) -> list[T]:
    if not path.is_file():
        return []
    try:
        return reader(path)
    except sqlite3.Error as error:
        raise BadRun(f"Không đọc được {path}.") from error


def _opinions(path: Path) -> list[_Opinion]:
    """Every opinion of a feedback file, masked, oldest first; the file is opened for reading only."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT question, verdict, status, reason FROM opinion ORDER BY at")
        return [_Opinion(mask(question), *others) for question, *others in rows]
