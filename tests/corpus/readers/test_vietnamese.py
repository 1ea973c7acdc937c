"""The test that tells Vietnamese from glyph garbage."""

from pathlib import Path

import pytest

from corpus.readers.vietnamese import foreign_share, is_syllable, is_vietnamese
from corpus.shipped import shipped_files
from settings import Settings

PLANS = shipped_files(Settings().documents_dir)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_plans_are_vietnamese(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    assert is_vietnamese(text)
    assert foreign_share(text) < 0.02


@pytest.mark.parametrize("word", ["nghiệp", "khuyến", "quyết", "giữa", "yêu", "hoạch", "ươm", "thuở", "xoong"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "text",
    [
        "6Ӣ &‘NG 7+ѬѪ1* &Ӝ1* HÒA XÃ +Ӝ, .LӇP tra YLӋF FKҩS hành",
        "(cid:54)(cid:1250) CÔNG (cid:55)(cid:43)(cid:1132) lap ke hoach",
        "Thuc hien nghi quyet ve dot pha phat trien khoa hoc cong nghe",
        "The plan of the department sets out its tasks",
        "",
    ],
)
def test_garbage_lost_marks_and_other_languages_are_not(text: str) -> None:
    assert not is_vietnamese(text)


def test_shorthand_and_abbreviations_are_not_judged() -> None:
    assert is_vietnamese("- Các đơn vị: Ban CSYT, VP (để t/h); - BHXH các tỉnh (để t/h); - Đ/c Bí thư (b/c).")
