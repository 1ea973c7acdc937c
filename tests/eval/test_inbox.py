"""Candidates for gold questions from people's feedback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eval.errors import BadRun
from eval.inbox import candidates
from retrieval.mask import MASK


def feedback(folder: Path, *rows: tuple[str, str, str]) -> Path:
    """A feedback file of (question, verdict, status)."""
    path = folder / "feedback.sqlite"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE TABLE opinion (at TEXT, question TEXT, verdict TEXT, status TEXT, reason TEXT, comment TEXT)"
        )
        db.executemany("INSERT INTO opinion VALUES ('2026-05-01', ?, ?, ?, 'sai', 'riêng tư')", rows)
    return path


def test_disliked_and_refused_questions_come_most_asked_first(tmp_path: Path) -> None:
    path = feedback(
        tmp_path,
        ("Ai ký?", "up", "answered"),
        ("Hạn nào?", "down", "answered"),
        ("hạn nào", "up", "not_found"),
        ("Kết quả?", "up", "not_found"),
    )
    found = candidates(path)
    assert [(one.question, one.asked, one.down, one.refused) for one in found] == [
        ("Hạn nào?", 2, 1, 1),
        ("Kết quả?", 1, 0, 1),
    ]


def test_rare_questions_stay_where_they_are(tmp_path: Path) -> None:
    assert candidates(feedback(tmp_path, ("Hạn nào?", "down", "answered")), at_least=2) == []


def test_numbers_that_name_a_person_are_masked(tmp_path: Path) -> None:
    path = feedback(tmp_path, ("Gọi 0912 345 678 hỏi hạn của 29-KH/TU?", "down", "answered"))
    assert [one.question for one in candidates(path)] == [f"Gọi {MASK} hỏi hạn của 29-KH/TU?"]


def test_a_file_that_is_no_feedback_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="Chưa có góp ý nào"):
        candidates(tmp_path / "thieu.sqlite")
    (tmp_path / "la.sqlite").write_text("không phải cơ sở dữ liệu", encoding="utf-8")
    with pytest.raises(BadRun, match="Không đọc được góp ý"):
        candidates(tmp_path / "la.sqlite")
