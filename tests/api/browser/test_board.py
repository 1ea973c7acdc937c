"""The task board."""

from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.api.browser.conftest import Site

BOARD = "/tasks?as_of=2026-01-15"


def test_a_choice_filters_at_once(page: Page, site: Site) -> None:
    page.goto(site.url + BOARD)
    expect(page.locator(".task")).to_have_count(3)
    page.locator("select[name=due]").select_option("overdue")
    expect(page.locator(".task")).to_have_count(1)
    expect(page.locator(".state")).to_have_text("Đã qua hạn")


def test_the_timeline_leads_to_its_tasks(page: Page, site: Site) -> None:
    page.goto(site.url + BOARD)
    page.get_by_label("Văn phòng: 1 nhiệm vụ có hạn trong quý 1 năm 2029").click()
    expect(page.locator(".task")).to_have_count(1)
    expect(page.get_by_text("có hạn từ 01/01/2029 đến 31/03/2029")).to_be_visible()


def test_what_is_filtered_is_exported(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{BOARD}&province=L%E1%BA%A1ng+S%C6%A1n")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "29-KH/TU" in rows[1]


def test_the_calendar_of_a_filter_can_be_subscribed_to(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{BOARD}&unit=V%C4%83n+ph%C3%B2ng")
    feed = page.locator("#subscribe").get_attribute("data-feed") or ""
    events = Calendar.from_ical(page.request.get(site.url + feed).body()).walk("VEVENT")
    assert len(events) == 2


def test_a_task_opens_in_its_plan(page: Page, site: Site) -> None:
    page.goto(site.url + BOARD)
    page.get_by_role("link", name="22/KH-TTR · Phụ lục > 1").click()
    expect(page.locator("mark.hit")).to_be_in_viewport()
