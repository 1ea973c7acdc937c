"""Candidates for gold questions from real use: what was refused, unsure or disliked."""

import csv
import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.commands import evaluation
from eval.errors import BadRun
from eval.inbox import Candidate, candidates, write_inbox
from eval.sheet import read_sheet
from retrieval.answer import Answer, Status
from retrieval.mask import MASK
from retrieval.unanswered import Unanswered

MONDAY = date(2026, 11, 23)


class Office:
    """A data folder with what people thought and what the assistant noted."""

    def __init__(self, folder: Path) -> None:
        self.feedback, self.unanswered = folder / "feedback.sqlite", folder / "unanswered.sqlite"

    def heard(self, *opinions: tuple[str, str, str]) -> "Office":
        """Opinions as (question, verdict, status)."""
        with closing(sqlite3.connect(self.feedback)) as db, db:
            db.execute(
                "CREATE TABLE opinion (at TEXT, question TEXT, verdict TEXT, status TEXT, reason TEXT, comment TEXT)"
            )
            db.executemany("INSERT INTO opinion VALUES ('2026-05-01', ?, ?, ?, 'wrong', 'riêng tư')", opinions)
        return self

    def noted(self, *turns: tuple[str, Status, float]) -> "Office":
        """Questions with the status and confidence of their replies."""
        store = Unanswered(self.unanswered, 30, below=0.5)
        for question, status, confidence in turns:
            store.note(question, Answer(status=status, intent="lead", answer="…", confidence=confidence), MONDAY)
        store.close()
        return self

    def inbox(self, at_least: int = 1) -> list[Candidate]:
        """What is offered."""
        return candidates(self.feedback, self.unanswered, at_least)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_disliked_and_refused_questions_come_most_asked_first(office: Office) -> None:
    office.heard(
        ("Ai ký?", "up", "answered"),
        ("Hạn nào?", "down", "answered"),
        ("hạn nào", "up", "not_found"),
        ("Kết quả?", "up", "not_found"),
    )
    assert office.inbox() == [
        Candidate("Hạn nào?", asked=2, refused=1, confidence=None, up=1, down=1, reasons=("sai",)),
        Candidate("Kết quả?", asked=1, refused=1, confidence=None, up=1, down=0, reasons=("sai",)),
    ]


def test_refused_and_unsure_questions_come_without_anybodys_thumb(office: Office) -> None:
    office.noted(("Ai xây cầu?", "not_found", 0.9), ("ai xây cầu", "not_found", 0.7), ("Hạn nào?", "answered", 0.3))
    assert office.inbox() == [
        Candidate("Ai xây cầu?", asked=2, refused=2, confidence=0.7, up=0, down=0, reasons=()),
        Candidate("Hạn nào?", asked=1, refused=0, confidence=0.3, up=0, down=0, reasons=()),
    ]


def test_both_sources_meet_in_one_question_and_who_is_refused_and_says_so_counts_once(office: Office) -> None:
    office.noted(("Ai xây cầu?", "not_found", 0.9), ("Ai xây cầu?", "not_found", 0.8), ("Ai xây cầu?", "answered", 0.4))
    office.heard(("ai xây cầu?", "down", "not_found"), ("Ai xây cầu", "up", "answered"))
    assert office.inbox() == [
        Candidate("Ai xây cầu?", asked=3, refused=2, confidence=0.4, up=1, down=1, reasons=("sai",))
    ]


def test_rare_questions_stay_where_they_are(office: Office) -> None:
    office.heard(("Hạn nào?", "down", "answered")).noted(("Ai xây cầu?", "not_found", 0.9))
    assert office.inbox(at_least=2) == []


def test_numbers_that_name_a_person_are_masked_and_meet(office: Office) -> None:
    asked = "Gọi {} hỏi hạn của 29-KH/TU?"
    office.heard((asked.format("0912 345 678"), "down", "answered")).noted(
        (asked.format("0987654321"), "answered", 0.1)
    )
    assert [(one.question, one.asked) for one in office.inbox()] == [(asked.format(MASK), 1)]


def test_reading_changes_nothing(office: Office) -> None:
    office.heard(("Hạn nào?", "down", "answered")).noted(("Ai xây cầu?", "not_found", 0.9))
    before = [office.feedback.read_bytes(), office.unanswered.read_bytes()]
    for path in (office.feedback, office.unanswered):
        path.chmod(0o400)
    office.inbox()
    assert [office.feedback.read_bytes(), office.unanswered.read_bytes()] == before


def test_the_sheet_is_imported_once_its_answers_are_filled_in(office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "hop-thu.csv"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        write_inbox(office.noted(("Ai xây cầu?", "not_found", 0.9)).inbox(), file)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert row[:4] == ["Ai xây cầu?", "1", "1", "0.90"]
    row[header.index("Loại câu")], row[header.index("Mong đợi")] = "ngoài kho", "từ chối"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, row])
    [question] = read_sheet(sheet, "ttls")
    assert (question.question, question.expect.value) == ("Ai xây cầu?", "no_answer")


def test_a_strangers_words_are_no_formula_to_a_spreadsheet(office: Office) -> None:
    sheet = io.StringIO()
    write_inbox(office.noted(('=HYPERLINK("http://x.vn")', "not_found", 1.0)).inbox(), sheet)
    assert sheet.getvalue().splitlines()[1].startswith('"HYPERLINK(')


def test_the_command_reads_the_data_folder(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office.noted(("Ai xây cầu?", "not_found", 0.9))
    monkeypatch.setenv("HOI_DATA_DIR", str(tmp_path))
    told = CliRunner().invoke(evaluation, ["inbox"]).output
    assert "Ai xây cầu?,1,1,0.90,0,0," in told


def test_files_that_are_missing_or_something_else_are_told(office: Office) -> None:
    with pytest.raises(BadRun, match="Chưa có câu hỏi nào được giữ"):
        office.inbox()
    office.feedback.write_text("không phải cơ sở dữ liệu", encoding="utf-8")
    with pytest.raises(BadRun, match="Không đọc được"):
        office.inbox()
