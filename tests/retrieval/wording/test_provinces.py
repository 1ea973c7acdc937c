"""Provinces by all their names."""

import pytest

from retrieval.wording.clean import clean
from retrieval.wording.data import load
from retrieval.wording.provinces import find_provinces, province_named
from retrieval.wording.words import words

NAMED = [
    ("Thanh tra tỉnh Lạng Sơn", ["Lạng Sơn"]),
    ("thanh tra tinh lang son", ["Lạng Sơn"]),
    ("app số Xứ Lạng", ["Lạng Sơn"]),
    ("Thanh tra LS làm gì", ["Lạng Sơn"]),
    ("TTr TN và Thanh tra LS", ["Thái Nguyên", "Lạng Sơn"]),
    ("TP HCM", ["Thành phố Hồ Chí Minh"]),
    ("Bà Rịa - Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
    ("Thừa Thiên Huế", ["Huế"]),
    ("tỉnh Hoà Bình", ["Hòa Bình"]),
    ("huyện Bắc Sơn", []),
    ("UBND phường Bắc Giang", []),
    ("phường Bắc Giang, tỉnh Bắc Ninh", ["Bắc Ninh"]),
    ("các xã Lạng Sơn", ["Lạng Sơn"]),
    ("UBND các xã, phường Lạng Sơn", ["Lạng Sơn"]),
    ("đạt chuẩn tn", []),
]


@pytest.mark.parametrize(("question", "names"), NAMED)
def test_provinces_named(question: str, names: list[str]) -> None:
    text = clean(question)
    assert [mention.name for mention in find_provinces(text, words(text))] == names


def test_an_old_province_leads_to_the_one_of_today() -> None:
    (mention,) = find_provinces("Thanh tra tỉnh Bắc Kạn", words("Thanh tra tỉnh Bắc Kạn"))
    assert (mention.name, mention.now) == ("Bắc Kạn", "Thái Nguyên")


def test_a_name_alone() -> None:
    found = province_named("tỉnh Lạng Sơn")
    assert found is not None
    assert found.name == "Lạng Sơn"
    assert province_named("Xứ Mơ") is None


def test_all_provinces_of_today_and_of_before_are_known() -> None:
    provinces = load("provinces")["province"]
    merged = [old for province in provinces for old in province.get("merged", ())]
    assert len(provinces) == 34
    assert len(provinces) + len(merged) == 63
    assert all(province_named(name) for name in [*merged, *(province["name"] for province in provinces)])
