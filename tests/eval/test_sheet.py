"""Gold questions from an office's spreadsheet."""

from pathlib import Path

import pytest

from eval.errors import BadGold
from eval.gold import Expectation
from eval.sheet import read_sheet, split_of, write_template

HEAD = "Câu hỏi,Loại câu,Mong đợi,Ý bắt buộc,Văn bản,Câu dẫn chứng,Nhóm câu\n"


def sheet(folder: Path, rows: str) -> Path:
    """A CSV file with the usual headings."""
    path = folder / "cau-hoi.csv"
    path.write_text(HEAD + rows, encoding="utf-8-sig")
    return path


def test_a_row_becomes_a_question(tmp_path: Path) -> None:
    (question,) = read_sheet(
        sheet(tmp_path, 'Ai làm?,chủ trì,,"Sở A | Sở B\nVăn phòng",a.txt,Xây dựng cổng,cong\n'), "so"
    )
    assert question.id == "so-001"
    assert question.kind == "lead_unit"
    assert question.expect is Expectation.ANSWER
    assert question.must == (("Sở A", "Sở B"), ("Văn phòng",))
    assert question.split is split_of("cong")


def test_rows_without_a_question_are_passed_over(tmp_path: Path) -> None:
    assert read_sheet(sheet(tmp_path, ",,,,,,\nMấy giờ?,lạc đề,từ chối,,,,\n"), "so")[0].expect is Expectation.NO_ANSWER


def test_an_unknown_word_is_told_with_its_row_and_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="Dòng 2: không hiểu “đoán”; có thể ghi: trả lời"):
        read_sheet(sheet(tmp_path, "Ai làm?,chủ trì,đoán,,,,\n"), "so")


def test_a_sheet_without_the_column_of_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "khac.csv"
    path.write_text("Tên,Tuổi\n", encoding="utf-8")
    with pytest.raises(BadGold, match="phải có cột “Câu hỏi”"):
        read_sheet(path, "so")


def test_the_template_can_be_read_back(tmp_path: Path) -> None:
    write_template(tmp_path / "mau.xlsx")
    (question,) = read_sheet(tmp_path / "mau.xlsx", "so")
    assert question.kind == "deadline"
    assert question.evidence
