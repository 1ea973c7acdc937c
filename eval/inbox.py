"""Questions from real use that may become gold questions: those that people marked as badly answered or refused."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval.errors import BadRun
from eval.wording import bare
from retrieval.mask import mask


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that several people may have asked, with what was thought of its reply."""

    question: str
    asked: int
    down: int
    refused: int
    reasons: tuple[str, ...]


def candidates(path: Path, at_least: int = 1) -> list[Candidate]:
    """The questions of a feedback file with a thumb down or no answer, most often asked first.

    ``at_least``: how many opinions a question needs, so that one person's words stay on the server. Senders,
    comments and times are not read. Raises BadRun where the file is no feedback file.
    """
    groups: dict[str, list[tuple[str, str, str, str | None]]] = {}
    for row in _rows(path):
        groups.setdefault(bare(row[0]), []).append(row)
    found = [_candidate(rows) for rows in groups.values() if len(rows) >= at_least]
    return sorted((one for one in found if one.down or one.refused), key=lambda one: -one.asked)


def _rows(path: Path) -> Iterable[tuple[str, str, str, str | None]]:
    """(question, verdict, status, reason) of every opinion; the file is opened for reading only."""
    if not path.is_file():
        raise BadRun(f"Chưa có góp ý nào: không thấy tệp {path}.")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return db.execute("SELECT question, verdict, status, reason FROM opinion ORDER BY at").fetchall()
    except sqlite3.Error as error:
        raise BadRun(f"Không đọc được góp ý trong {path}.") from error


def _candidate(rows: list[tuple[str, str, str, str | None]]) -> Candidate:
    return Candidate(
        question=mask(rows[0][0]),
        asked=len(rows),
        down=sum(verdict == "down" for _, verdict, _, _ in rows),
        refused=sum(status == "not_found" for _, _, status, _ in rows),
        reasons=tuple(sorted({reason for *_, reason in rows if reason})),
    )
