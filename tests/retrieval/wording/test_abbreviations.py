"""Abbreviations of administration, both directions."""

import pytest

from retrieval.wording.abbreviations import find_abbreviations, shorten, spell_out
from retrieval.wording.words import words

SPELLED = [
    ("KHCN, ĐMST và CĐS", "khoa học và công nghệ, đổi mới sáng tạo và chuyển đổi số"),
    ("KH&CN", "khoa học và công nghệ"),
    ("khcn, dmst, cds", "khoa học và công nghệ, đổi mới sáng tạo, chuyển đổi số"),
    ("KH 29", "kế hoạch 29"),
    ("đề tài KH", "đề tài khoa học"),
    ("Sở NV", "Sở nội vụ"),
    ("nv 3", "nhiệm vụ 3"),
    ("TTHC, DVCTT, CSDLQG", "thủ tục hành chính, dịch vụ công trực tuyến, cơ sở dữ liệu quốc gia"),
    ("VP TTr TN", "Văn phòng Thanh tra Thái Nguyên"),
    ("ai làm AI", "ai làm trí tuệ nhân tạo"),
    ("từ tư tu", "từ tư tu"),
]


@pytest.mark.parametrize(("question", "spelled"), SPELLED)
def test_spelling_out(question: str, spelled: str) -> None:
    assert spell_out(question, find_abbreviations(question, words(question))) == spelled


def test_an_ambiguous_abbreviation_keeps_its_senses() -> None:
    (found,) = find_abbreviations("TT tỉnh có việc gì", words("TT tỉnh có việc gì"))
    assert found.long[:2] == ("Thanh tra", "trung tâm")


def test_shortening() -> None:
    assert shorten("khoa học, công nghệ và Chuyển đổi số của UBND") == "KHCN và CĐS của UBND"
    assert shorten("thu tuc hanh chinh") == "TTHC"
