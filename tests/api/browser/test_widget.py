"""The widget on portals of other origins."""

from playwright.sync_api import Page, expect

from tests.api.browser.conftest import Site
from tests.api.clerk import LEAD

LAUNCHER = "Hỏi kế hoạch"
FRAME = "iframe[title='Trợ lý tự động tra cứu kế hoạch']"


def test_an_allowed_portal_asks_and_sees_the_passage(page: Page, site: Site) -> None:
    page.goto(site.allowed)
    expect(page.locator(FRAME)).to_have_count(0)
    page.get_by_role("button", name=LAUNCHER).click()
    talk = page.frame_locator(FRAME)
    expect(talk.get_by_role("heading", name="Chào bà con")).to_be_visible()
    expect(talk.get_by_text("trợ lý tự động")).to_be_visible()
    question = talk.get_by_label("Câu hỏi của bạn")
    expect(question).to_be_focused()
    question.fill(LEAD)
    question.press("Enter")
    talk.locator(".facts .chip").first.click()
    expect(talk.frame_locator("#panel-frame").locator("mark.hit")).to_be_in_viewport()


def test_escape_closes_the_passage_then_the_widget_and_gives_the_focus_back(page: Page, site: Site) -> None:
    page.goto(site.allowed)
    launcher = page.get_by_role("button", name=LAUNCHER)
    launcher.click()
    talk = page.frame_locator(FRAME)
    talk.get_by_label("Câu hỏi của bạn").fill(LEAD)
    talk.get_by_label("Câu hỏi của bạn").press("Enter")
    talk.locator(".facts .chip").first.click()
    expect(talk.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(talk.locator("#panel")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(FRAME)).to_be_hidden()
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")


def test_the_frames_own_button_closes_it(page: Page, site: Site) -> None:
    page.goto(site.allowed)
    page.get_by_role("button", name=LAUNCHER).click()
    page.frame_locator(FRAME).get_by_label("Đóng trợ lý").click()
    expect(page.locator(FRAME)).to_be_hidden()


def test_another_portal_cannot_show_it(page: Page, site: Site) -> None:
    page.goto(site.forbidden)
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.get_by_role("button", name=LAUNCHER).click()
    expect(page.frame_locator(FRAME).get_by_label("Câu hỏi của bạn")).to_have_count(0)
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator(FRAME)).to_be_hidden()


def test_no_style_comes_in_or_goes_out(page: Page, site: Site) -> None:
    page.goto(site.allowed)
    launcher = page.get_by_role("button", name=LAUNCHER)
    expect(launcher).to_have_css("font-size", "16px")
    expect(launcher).to_have_css("background-color", "rgb(23, 74, 139)")
    expect(page.locator("#own")).to_have_css("background-color", "rgb(0, 255, 0)")


def test_a_foreign_message_does_not_close_it(page: Page, site: Site) -> None:
    page.goto(site.allowed)
    page.get_by_role("button", name=LAUNCHER).click()
    page.evaluate("postMessage({ source: 'hoi-ke-hoach', version: 1, type: 'close' }, '*')")
    expect(page.locator(FRAME)).to_be_visible()


def test_nothing_is_stored_before_the_first_question(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/embed")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
