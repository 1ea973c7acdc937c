"""Times in questions asked on 15 April 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.wording.clean import clean
from retrieval.wording.numbers import find_numbers
from retrieval.wording.time import find_times

AS_OF = date(2026, 4, 15)
NAMED = [
    ("ngày 30/6/2026", ("period", "2026-06-30", "2026-06-30", "day")),
    ("31.3.2026", ("period", "2026-03-31", "2026-03-31", "day")),
    ("ngày 31 tháng 3 năm 2026", ("period", "2026-03-31", "2026-03-31", "day")),
    ("31 tháng 12 năm 2026", ("period", "2026-12-31", "2026-12-31", "day")),
    ("tháng 6/2026", ("period", "2026-06-01", "2026-06-30", "month")),
    ("T6/2026", ("period", "2026-06-01", "2026-06-30", "month")),
    ("06/2026", ("period", "2026-06-01", "2026-06-30", "month")),
    ("tháng mười hai năm 2026", ("period", "2026-12-01", "2026-12-31", "month")),
    ("quý II/2026", ("period", "2026-04-01", "2026-06-30", "quarter")),
    ("QII/2026", ("period", "2026-04-01", "2026-06-30", "quarter")),
    ("q2 2026", ("period", "2026-04-01", "2026-06-30", "quarter")),
    ("quy hai nam 2026", ("period", "2026-04-01", "2026-06-30", "quarter")),
    ("quý cuối năm 2026", ("period", "2026-10-01", "2026-12-31", "quarter")),
    ("6 tháng đầu năm 2026", ("period", "2026-01-01", "2026-06-30", "half")),
    ("sáu tháng cuối năm", ("period", "2026-07-01", "2026-12-31", "half")),
    ("quý I và II năm 2026", ("period", "2026-01-01", "2026-06-30", "quarter")),
    ("tháng 6, 7/2026", ("period", "2026-06-01", "2026-07-31", "month")),
    ("quý 2/26", ("period", "2026-04-01", "2026-06-30", "quarter")),
    ("cuối 2026", ("period", "2026-10-01", "2026-12-31", "quarter")),
    ("hết năm", ("until", None, "2026-12-31", "year")),
    ("từ nay đến hết quý III/2026", ("period", "2026-04-15", "2026-09-30", "quarter")),
    ("năm 2027", ("period", "2027-01-01", "2027-12-31", "year")),
    ("nam 2030", ("period", "2030-01-01", "2030-12-31", "year")),
    ("giai đoạn 2028–2030", ("period", "2028-01-01", "2030-12-31", "year")),
    ("từ năm 2026 đến năm 2030", ("period", "2026-01-01", "2030-12-31", "year")),
    ("từ quý I đến quý III năm 2026", ("period", "2026-01-01", "2026-09-30", "quarter")),
    ("từ tháng 3 đến tháng 6/2026", ("period", "2026-03-01", "2026-06-30", "month")),
    ("trước quý III/2026", ("before", None, "2026-06-30", "quarter")),
    ("trước 30/6", ("before", None, "2026-06-29", "day")),
    ("sau 2027", ("after", "2028-01-01", None, "year")),
    ("đến năm 2030", ("until", None, "2030-12-31", "year")),
    ("chậm nhất ngày 30/6/2026", ("until", None, "2026-06-30", "day")),
    ("từ năm 2025", ("from", "2025-01-01", None, "year")),
    ("tháng này", ("period", "2026-04-01", "2026-04-30", "month")),
    ("thang sau", ("period", "2026-05-01", "2026-05-31", "month")),
    ("quý sau", ("period", "2026-07-01", "2026-09-30", "quarter")),
    ("năm nay", ("period", "2026-01-01", "2026-12-31", "year")),
    ("năm ngoái", ("period", "2025-01-01", "2025-12-31", "year")),
    ("tuần tới", ("period", "2026-04-20", "2026-04-26", "day")),
    ("30 ngày tới", ("period", "2026-04-15", "2026-05-15", "day")),
    ("hai tuần nữa", ("period", "2026-04-15", "2026-04-29", "day")),
    ("3 tháng qua", ("period", "2026-01-15", "2026-04-15", "day")),
    ("ngày mai", ("period", "2026-04-16", "2026-04-16", "day")),
    ("by 30 June 2026", ("until", None, "2026-06-30", "day")),
    ("May 3, 2026", ("period", "2026-05-03", "2026-05-03", "day")),
    ("việc quá hạn", ("overdue", None, "2026-04-14", None)),
    ("sap den han", ("upcoming", "2026-04-15", None, None)),
]
NOT_NAMED = [
    "tháng 13",
    "quý 5",
    "31/02/2026",
    "đạt 50%",
    "quỹ đầu tư",
    "nhiệm vụ 3",
    "trong năm",
    "20/30 điểm",
    "co 3 may chu",
]


@pytest.mark.parametrize(("question", "time"), NAMED)
def test_times_named(question: str, time: tuple[str, str | None, str | None, str | None]) -> None:
    (mention,) = find_times(clean(question), AS_OF)
    start, end = (day and day.isoformat() for day in (mention.start, mention.end))
    assert (mention.kind, start, end, mention.precision) == time


@pytest.mark.parametrize("question", NOT_NAMED)
def test_no_time_named(question: str) -> None:
    assert find_times(question, AS_OF) == ()


def test_the_date_of_a_document_is_cited() -> None:
    question = "Nghị quyết 57, ngày 22/12/2024 giao việc gì phải xong trong năm 2026?"
    numbers = [(number.start, number.end) for number in find_numbers(question)]
    assert [(time.year, time.cited) for time in find_times(question, AS_OF, numbers)] == [
        ("2024", True),
        ("2026", False),
    ]


def test_a_year_not_said_is_assumed() -> None:
    assert find_times("tháng 12", AS_OF)[0].assumed
    assert not find_times("tháng 12/2026", AS_OF)[0].assumed


def test_years_as_a_table_writes_them() -> None:
    assert [time.year for time in find_times("năm 2027 và giai đoạn 2028-2030", AS_OF)] == ["2027", "2028-2030"]


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_back_from_every_way_to_write_it(day: date) -> None:
    for written in (
        f"{day:%d/%m/%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day}-{day.month}-{day.year}",
    ):
        (mention,) = find_times(written, AS_OF)
        assert (mention.start, mention.end) == (day, day)
