"""Tables and calendars to take away."""

import csv
import io
from datetime import date, datetime

from fastapi.testclient import TestClient
from icalendar import Calendar
from openpyxl import load_workbook

from api.export.table import plain


def test_the_csv_opens_in_excel_with_vietnamese_headings(web: TestClient) -> None:
    reply = web.get("/v1/tasks.csv")
    assert reply.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert (rows[0]["Đơn vị chủ trì"], rows[0]["Hạn cuối"], len(rows)) == ("Văn phòng", "31/01/2029", 3)


def test_cells_that_look_like_formulas_are_disarmed() -> None:
    assert plain("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert plain("- Rà soát") == "'- Rà soát"
    assert plain("Rà soát") == "Rà soát"


def test_the_workbook_has_a_title_a_fixed_heading_row_and_real_dates(web: TestClient) -> None:
    sheet = load_workbook(io.BytesIO(web.get("/v1/tasks.xlsx?as_of=2026-01-15").content)).active
    assert sheet is not None
    assert "15/01/2026" in str(sheet["A1"].value)
    headings = [cell.value for cell in sheet[3]]
    assert sheet.freeze_panes == "A4"
    assert sheet.page_setup.orientation == "landscape"
    end = sheet.cell(4, headings.index("Hạn cuối") + 1)
    assert end.value == datetime(2029, 1, 31)
    assert end.number_format == "dd/mm/yyyy"
    assert sheet.cell(6, headings.index("Tình trạng") + 1).value == "Đã qua hạn"


def test_targets_are_exported_too(web: TestClient) -> None:
    assert ">98%" in web.get("/v1/targets.csv").text
    sheet = load_workbook(io.BytesIO(web.get("/v1/targets.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == 4


def test_the_calendar_has_an_all_day_event_for_each_end(web: TestClient) -> None:
    reply = web.get("/v1/tasks.ics")
    assert reply.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(reply.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2029, 1, 31), date(2025, 9, 30)]
    assert "Chủ trì: Văn phòng" in str(events[0]["description"])


def test_events_keep_their_uid_under_every_filter(web: TestClient) -> None:
    def uids(query: str) -> set[str]:
        return {
            str(event["uid"]) for event in Calendar.from_ical(web.get(f"/v1/tasks.ics?{query}").content).walk("VEVENT")
        }

    assert len(uids("")) == 2
    assert uids("province=Lạng Sơn") < uids("")
