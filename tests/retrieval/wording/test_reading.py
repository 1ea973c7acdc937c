"""Whole questions, and what is read in them."""

from datetime import date

from retrieval.wording import Wording

AS_OF = date(2026, 4, 15)


def test_everything_that_a_question_names(wording: Wording) -> None:
    reading = wording.read("VP Thanh tra LS: KH 29, phụ lục 2, nv 12 hạn trước quý III/2026 phải ko?", AS_OF)
    assert reading.text == "VP Thanh tra LS: KH 29, phụ lục 2, nv 12 hạn trước quý III/2026 phải không?"
    assert [number.text for number in reading.numbers] == ["KH 29"]
    assert [(place.kind, place.value) for place in reading.places] == [("annex", "2"), ("task", "12")]
    assert [(time.kind, time.end) for time in reading.times] == [("before", date(2026, 6, 30))]
    assert [province.name for province in reading.provinces] == ["Lạng Sơn"]
    assert [unit.name for unit in reading.units] == ["Văn phòng"]


def test_offsets_are_offsets_of_the_text(wording: Wording) -> None:
    reading = wording.read("ddown vij naof chur trif KH 29 owr Langj Sown", AS_OF)
    assert reading.text == "đơn vị nào chủ trì KH 29 ở Lạng Sơn"
    for mention in (*reading.numbers, *reading.places, *reading.provinces, *reading.units):
        assert reading.text[mention.start : mention.end] == mention.text
    assert len(reading.plain) == len(reading.text)


def test_codes_inside_a_number_are_no_abbreviations(wording: Wording) -> None:
    reading = wording.read("29-KH/TU nói gì về CĐS?", AS_OF)
    assert reading.expanded == "29-KH/TU nói gì về chuyển đổi số?"
    assert reading.units == ()


def test_a_place_before_a_number_keeps_its_digits(wording: Wording) -> None:
    reading = wording.read("tiến độ nv 12 phụ lục 2 kh 238", AS_OF)
    assert [number.text for number in reading.numbers] == ["kh 238"]
    assert [(place.kind, place.value) for place in reading.places] == [("task", "12"), ("annex", "2")]


def test_both_senses_are_offered(wording: Wording) -> None:
    reading = wording.read("TT tỉnh có việc gì?", AS_OF)
    assert reading.expanded == "Thanh tra tỉnh có việc gì?"
    assert "trung tâm tỉnh có việc gì?" in reading.alternatives


def test_marks_and_language(wording: Wording) -> None:
    assert wording.read("Đơn vị nào chủ trì?", AS_OF).marked
    assert not wording.read("don vi nao chu tri ko", AS_OF).marked
    assert wording.read("Who leads task 3 in plan 29?", AS_OF).english
    assert not wording.read("the manh cua tinh la gi", AS_OF).english
