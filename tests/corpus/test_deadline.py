"""Deadlines: what plans write, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deadline import find_deadline, is_deadline, milestones, parse_deadline
from corpus.records import Deadline, DeadlineKind, Precision, Span

DAY, MONTH, QUARTER, HALF, YEAR = Precision
FIXED, RANGE, ONGOING, RECURRING, CONDITIONAL = DeadlineKind


def parse(text: str, year: int | None = None) -> Deadline:
    return parse_deadline(text, Span(start=0, end=len(text)), year=year)


@pytest.mark.parametrize(
    ("text", "end", "precision"),
    [
        ("Tháng 11/2025", date(2025, 11, 30), MONTH),
        ("Tháng 01/2029", date(2029, 1, 31), MONTH),
        ("6/2025", date(2025, 6, 30), MONTH),
        ("T6/2026", date(2026, 6, 30), MONTH),
        ("Xong trong tháng 5/2026", date(2026, 5, 31), MONTH),
        ("Tuần 2 tháng 6/2026", date(2026, 6, 30), MONTH),
        ("Tuần thứ 3 tháng 6 năm 2026", date(2026, 6, 30), MONTH),
        ("Tháng 5, tháng 9 năm 2026", date(2026, 9, 30), MONTH),
        ("Quý IV/2025", date(2025, 12, 31), QUARTER),
        ("Hoàn thành Quý 3/2026", date(2026, 9, 30), QUARTER),
        ("Hoàn thành trong Quý II năm 2025", date(2025, 6, 30), QUARTER),
        ("Quý III, IV/2026", date(2026, 12, 31), QUARTER),
        ("6 tháng đầu năm 2026", date(2026, 6, 30), HALF),
        ("06 tháng cuối năm 2026", date(2026, 12, 31), HALF),
        ("Năm 2026", date(2026, 12, 31), YEAR),
        ("Đến hết năm 2030", date(2030, 12, 31), YEAR),
        ("Hoàn thành trước ngày 15/4/2026", date(2026, 4, 15), DAY),
        ("Ngày 15 tháng 4 năm 2026", date(2026, 4, 15), DAY),
        ("31.12.2026", date(2026, 12, 31), DAY),
        ("Trước tháng 6/2026", date(2026, 5, 31), MONTH),
        ("Trước năm 2030", date(2029, 12, 31), YEAR),
    ],
)
def test_a_single_date_is_fixed_and_has_no_start(text: str, end: date, precision: Precision) -> None:
    deadline = parse(text)
    assert (deadline.kind, deadline.start, deadline.end, deadline.precision) == (FIXED, None, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025 - 2026", date(2025, 1, 1), date(2026, 12, 31)),
        ("2026-2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Từ năm 2026 đến năm 2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Tháng 5 đến tháng 7/2026", date(2026, 5, 1), date(2026, 7, 31)),
        ("Quý III - IV năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("Từ ngày 01/3 đến ngày 15/4/2026", date(2026, 3, 1), date(2026, 4, 15)),
        ("Từ 01/6 đến 30/6/2026", date(2026, 6, 1), date(2026, 6, 30)),
    ],
)
def test_two_dates_joined_make_a_range(text: str, start: date, end: date) -> None:
    deadline = parse(text)
    assert (deadline.kind, deadline.start, deadline.end) == (RANGE, start, end)


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Thường xuyên", ONGOING, None),
        ("Thực hiện thường xuyên từ năm 2025", ONGOING, date(2025, 1, 1)),
        ("Nghiên cứu triển khai từ năm 2025", ONGOING, date(2025, 1, 1)),
        ("Từ 01/7/2025", ONGOING, date(2025, 7, 1)),
        ("2026 trở đi", ONGOING, date(2026, 1, 1)),
        ("Giai đoạn 2026-2030 và những năm tiếp theo", ONGOING, date(2026, 1, 1)),
        ("Thường xuyên, định kỳ hằng quý báo cáo về Sở Tài chính", ONGOING, None),
        ("Hằng năm", RECURRING, None),
        ("Định kỳ hàng tháng", RECURRING, None),
        ("Trước ngày 15 hằng tháng", RECURRING, None),
        ("3 tháng 1 lần", RECURRING, None),
        ("Trước ngày 31/01 năm liền kề", RECURRING, None),
        ("Ngày 10/6 và 20/12 hằng năm", RECURRING, None),
        ("Theo tiến độ triển khai của Bộ Khoa học và Công nghệ", CONDITIONAL, None),
        ("Theo Kế hoạch số 12/KH-UBND ngày 15/3/2025", CONDITIONAL, None),
        ("Theo kế hoạch bồi dưỡng công chức hằng năm", CONDITIONAL, None),
        ("Sau khi Trung ương ban hành", CONDITIONAL, None),
        ("Trong thời hạn 30 ngày kể từ ngày 01/6/2026", CONDITIONAL, None),
    ],
)
def test_what_has_no_end_gets_none(text: str, kind: DeadlineKind, start: date | None) -> None:
    deadline = parse(text, year=2026)
    assert (deadline.kind, deadline.start, deadline.end) == (kind, start, None)


def test_a_missing_year_is_that_of_the_plan_or_missing() -> None:
    assert parse("Trong Quý II").end is None
    assert parse("Trong Quý II", year=2026).end == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Khảo sát tháng 3; báo cáo tháng 5; trình tháng 7/2026", RANGE, date(2026, 3, 1), date(2026, 7, 31)),
        ("Trước ngày 28/2/2027; từ 01/3/2027 đến 30/4/2027", FIXED, None, date(2027, 4, 30)),
        ("Hoàn thành rà soát trong quý I/2026; trình trong quý II/2026", FIXED, None, date(2026, 6, 30)),
        ("Tháng 3, tháng 6 và tháng 9/2026", FIXED, None, date(2026, 9, 30)),
    ],
)
def test_several_steps_start_with_the_first(text: str, kind: DeadlineKind, start: date | None, end: date) -> None:
    deadline = parse(text, year=2026)
    assert (deadline.kind, deadline.start, deadline.end) == (kind, start, end)


def test_each_clause_of_a_deadline_has_its_own_date() -> None:
    text = "Hoàn thành rà soát trong quý I năm 2026; Hoàn thành xây dựng phương án trong quý II năm 2026"
    first, second = milestones(text, Span(start=100, end=100 + len(text)))
    assert (first.end, second.end, parse(text).end) == (date(2026, 3, 31), date(2026, 6, 30), date(2026, 6, 30))
    assert text[second.span.start - 100 : second.span.end - 100] == second.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tham mưu ban hành (*Hoàn thành trước ngày 15/4/2026*).", "Hoàn thành trước ngày 15/4/2026"),
        ("Rà soát (xong trong quý I năm 2026) và báo cáo (nếu có).", "xong trong quý I năm 2026"),
        ("Giao Sở A chủ trì, hoàn thành trước ngày 30/6/2026; báo cáo.", "hoàn thành trước ngày 30/6/2026"),
        ("Gửi báo cáo về Sở A trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm"),
        ("Từng tổ xây dựng kế hoạch trước ngày 05/9/2026 gửi Sở A phê duyệt.", "trước ngày 05/9/2026"),
        ("Báo cáo gửi về Sở A trước ngày 18/3/2026 (theo quy định tại Mục 5).", "trước ngày 18/3/2026"),
        ("Tổ chức bồi dưỡng (theo kế hoạch của Sở A).", "theo kế hoạch của Sở A"),
        ("Cải tạo nhà xây dựng trước năm 2015.", None),
        ("Duy trì trang thông tin. Nhiệm vụ thường xuyên.", "Nhiệm vụ thường xuyên"),
        ("Đầu tư hạ tầng (2025 - 2026).", "2025 - 2026"),
        ("Chương trình A (2021 - 2025) được đánh giá.", None),
        ("Đánh giá mức độ hoàn thành nhiệm vụ trong năm 2026.", None),
        ("Thường xuyên rà soát, cập nhật danh mục.", None),
    ],
)
def test_a_deadline_is_found_within_prose(text: str, found: str | None) -> None:
    place = find_deadline(text)
    assert (text[slice(*place)] if place else None) == found


@pytest.mark.parametrize("text", ["Báo cáo năm 2026", "Hoàn thành kết nối", "Sở Tài chính", "100%", "2/2025/QH15", ""])
def test_other_cells_are_no_deadlines(text: str) -> None:
    assert not is_deadline(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", "."]))
def test_every_day_is_read_as_written(day: date, mark: str) -> None:
    text = f"Trước ngày {day.day:02}{mark}{day.month}{mark}{day.year}"
    assert parse(text).end == day
    assert is_deadline(text)


@given(st.integers(1, 12), st.integers(2000, 2099), st.sampled_from(["Tháng {}/{}", "Xong tháng {} năm {}", "{}/{}"]))
def test_a_month_ends_on_its_last_day(month: int, year: int, form: str) -> None:
    end = parse(form.format(month, year)).end
    assert end == max(date(year, month, day) for day in range(1, 32) if _exists(year, month, day))


@given(st.text(alphabet="ngàythángquýnăm 0123456789/-.,;()IVtừđến\n", max_size=60), st.none() | st.just(2026))
def test_any_text_gives_a_deadline_in_order_and_inside_itself(text: str, year: int | None) -> None:
    deadline = parse(text, year)
    assert deadline.text == text
    assert not (deadline.start and deadline.end) or deadline.start <= deadline.end
    place = find_deadline(text)
    assert place is None or 0 <= place[0] < place[1] <= len(text)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
