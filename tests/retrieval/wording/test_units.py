"""Administrative units and their spellings."""

import pytest

from retrieval.wording.clean import clean
from retrieval.wording.units import UnitLexicon

LEXICON = UnitLexicon(["Văn phòng", "Các phòng nghiệp vụ", "Phòng Nghiệp vụ 1", "Trung tâm Chuyển đổi số Xứ Lạng"])
NAMED = [
    ("VP có việc gì sắp đến hạn", ["Văn phòng"]),
    ("van phong lam chung voi don vi nao", ["Văn phòng"]),
    ("Văn phòng UBND tỉnh Lạng Sơn", ["Văn phòng Ủy ban nhân dân tỉnh"]),
    ("VPTU chủ trì", ["Văn phòng Tỉnh ủy"]),
    ("Sở KH&CN, Sở TC và sở nv", ["Sở Khoa học và Công nghệ", "Sở Tài chính", "Sở Nội vụ"]),
    ("dang uy ubnd tinh phoi hop", ["Đảng ủy Ủy ban nhân dân tỉnh"]),
    ("BTGDV Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    ("các phòng nghiệp vụ phải làm gì", ["Phòng nghiệp vụ"]),
    ("phòng nghiệp vụ 1", ["Phòng Nghiệp vụ 1"]),
    ("trung tâm chuyển đổi số xứ lạng", ["Trung tâm Chuyển đổi số Xứ Lạng"]),
    ("KH của TTr Thái Nguyên", ["Thanh tra tỉnh"]),
    ("Văn phòng và Thanh tra tỉnh", ["Văn phòng", "Thanh tra tỉnh"]),
    ("trưởng đoàn thanh tra, kết luận thanh tra", []),
    ("số tài chính, từ năm 2025", []),
    ("tu nam 2025 den nay", []),
]
SAME = [
    ("VP", "Văn phòng"),
    ("Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh"),
    ("Đảng uỷ Uỷ ban nhân dân tỉnh", "Đảng ủy UBND"),
    ("Các phòng nghiệp vụ", "phòng nghiệp vụ"),
    ("Sở KHCN", "Sở Khoa học và Công nghệ tỉnh Lạng Sơn"),
    ("VP Thanh tra tỉnh", "Văn phòng"),
    ("Hội Tin học tỉnh Lạng Sơn", "Hội Tin học"),
]
DIFFERENT = [
    ("Văn phòng", "Văn phòng UBND tỉnh"),
    ("Văn phòng UBND tỉnh", "Văn phòng Tỉnh ủy"),
    ("Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2"),
    ("Ủy ban nhân dân tỉnh", "Đảng ủy Ủy ban nhân dân tỉnh"),
    ("Văn phòng Thanh tra tỉnh", "Văn phòng Sở Nội vụ"),
]


@pytest.mark.parametrize(("question", "names"), NAMED)
def test_units_named(question: str, names: list[str]) -> None:
    assert [mention.name for mention in LEXICON.match(clean(question))] == names


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spellings_of_one_unit(first: str, second: str) -> None:
    assert LEXICON.same(first, second)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_units(first: str, second: str) -> None:
    assert not LEXICON.same(first, second)


def test_a_part_and_its_body() -> None:
    (mention,) = LEXICON.match("VP Thanh tra Thái Nguyên làm gọn thủ tục")
    assert (mention.name, mention.of, mention.text) == ("Văn phòng", LEXICON.key("Thanh tra tỉnh"), "VP Thanh tra")
