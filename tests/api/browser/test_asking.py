"""Asking on the assistant's page, as a person does."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from api.opinions import Opinions
from tests.api.browser.conftest import Site
from tests.api.clerk import DEADLINE, LEAD, UNKNOWN, VAGUE

OFFLINE = "Không kết nối được với máy chủ"


def ask(page: Page, question: str) -> None:
    """Types a question and sends it."""
    page.get_by_label("Câu hỏi của bạn").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".asked").last).to_have_text(question)


def test_an_answer_leads_to_the_highlighted_passage(page: Page, site: Site) -> None:
    page.goto(site.url)
    ask(page, LEAD)
    expect(page.locator(".said")).to_contain_text("Văn phòng chủ trì")
    expect(page.locator(".facts dd").first).to_contain_text("Văn phòng")
    page.locator(".facts .chip").first.click()
    passage = page.frame_locator("#panel-frame").locator("mark.hit")
    expect(passage).to_have_text("Văn phòng")
    expect(passage).to_be_in_viewport()
    page.get_by_label("Đóng văn bản").click()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".facts .chip").first).to_be_focused()


def test_a_vague_question_is_settled_by_a_button(page: Page, site: Site) -> None:
    page.goto(site.url)
    ask(page, VAGUE)
    page.get_by_role("button", name="22/KH-TTR, Thái Nguyên").click()
    expect(page.locator(".said").last).to_contain_text("Văn phòng chủ trì")


def test_a_follow_up_needs_no_repetition(page: Page, site: Site) -> None:
    page.goto(site.url)
    ask(page, LEAD)
    page.get_by_role("button", name=DEADLINE).click()
    expect(page.locator(".said").last).to_have_text("Tháng 01/2029.")


def test_a_refusal_takes_a_thumb_with_a_reason(page: Page, site: Site) -> None:
    page.goto(site.url)
    ask(page, UNKNOWN)
    expect(page.locator(".kind")).to_have_text("Không có trong các kế hoạch")
    page.get_by_label("Câu trả lời chưa đúng").click()
    page.get_by_role("button", name="Có trong kế hoạch mà không tìm ra").click()
    expect(page.get_by_text("Cảm ơn bạn đã góp ý.")).to_be_visible()
    kept = Opinions(site.settings.data_dir / "feedback.sqlite", 365).all()[0]
    assert (kept.question, kept.reason, kept.channel) == (UNKNOWN, "should_know", "web")


def test_markup_in_a_question_stays_text(page: Page, site: Site) -> None:
    question = "Ai chủ trì <img src=x onerror=alert(1)> & <b>cầu</b>?"
    page.goto(site.url)
    ask(page, question)
    expect(page.locator(".said")).to_contain_text(question)
    assert page.locator("#log img, #log .asked b, #log .said b").count() == 0


def test_a_server_out_of_reach_is_said_and_overcome(page: Page, context: BrowserContext, site: Site) -> None:
    page.goto(site.url)
    context.set_offline(True)
    ask(page, LEAD)
    expect(page.locator(".failed")).to_contain_text(OFFLINE)
    context.set_offline(False)
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".said")).to_contain_text("Văn phòng chủ trì")
    expect(page.locator(".failed")).to_have_count(0)


def test_everything_can_be_done_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.get_by_label("Câu hỏi của bạn").focus()
    page.keyboard.type(LEAD)
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_be_visible()
    chip = page.locator(".facts .chip").first
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if chip.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_label("Đóng văn bản")).to_be_focused()
    expect(page.frame_locator("#panel-frame").locator("mark.hit")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_a_shared_question_is_asked_on_arrival(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/#q={LEAD}")
    expect(page.locator(".said")).to_contain_text("Văn phòng chủ trì")
    assert page.url == f"{site.url}/"


def test_the_conversation_lives_in_its_tab_only(page: Page, context: BrowserContext, site: Site) -> None:
    page.goto(site.url)
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    ask(page, LEAD)
    expect(page.locator(".said")).to_be_visible()
    page.reload()
    expect(page.locator(".said")).to_contain_text("Văn phòng chủ trì")
    other = context.new_page()
    other.goto(site.url)
    expect(other.locator(".said")).to_have_count(0)
    assert other.evaluate("localStorage.length") == 0


def test_a_finished_answer_is_announced_once(page: Page, site: Site) -> None:
    page.goto(site.url)
    ask(page, LEAD)
    expect(page.locator("#announcer")).to_have_text("Văn phòng chủ trì, phối hợp với Sở Khoa học và Công nghệ.")
    assert page.locator("[aria-live=polite]").count() == 1


def test_slow_answers_show_a_sign_of_work(page: Page, site: Site) -> None:
    page.goto(site.url)
    held: list[object] = []
    page.route("**/v1/ask", lambda route: held.append(route))
    ask(page, LEAD)
    expect(page.get_by_text("Đang tìm trong các kế hoạch")).to_be_visible()
    held[0].continue_()  # type: ignore[attr-defined]
    expect(page.locator(".said")).to_be_visible()
    expect(page.locator(".working")).to_have_count(0)


def test_the_servers_own_sentence_is_shown(page: Page, site: Site) -> None:
    page.goto(site.url)
    problem = json.dumps({"detail": "Bạn gửi quá nhiều yêu cầu; xin thử lại sau 9 giây."})
    page.route("**/v1/ask", lambda route: route.fulfill(status=429, body=problem))
    ask(page, LEAD)
    expect(page.locator(".failed")).to_contain_text("xin thử lại sau 9 giây")
