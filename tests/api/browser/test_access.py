"""Access for everyone: axe-core finds nothing serious, and pages are light."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.api.browser.conftest import Site
from tests.api.clerk import LEAD, VAGUE

ROOT = Path(__file__).parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["/", "/tasks?as_of=2026-01-15", "/documents", "/documents/22-kh-ttr", "/docs", "/privacy", "/embed"]


@pytest.fixture
def look(page: Page) -> Page:
    """The tab of a visitor with light colours on a desktop and dark ones on a phone."""
    dark = page.evaluate("innerWidth < 640")
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    return page


def violations(page: Page) -> list[str]:
    """The serious and critical findings of axe-core on the page as it stands, frames included."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm ci)")
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(look: Page, site: Site, path: str) -> None:
    look.goto(site.url + path)
    assert violations(look) == []


def test_axe_finds_nothing_serious_in_a_conversation(look: Page, site: Site) -> None:
    page = look
    page.goto(site.url)
    for turn, question in enumerate([VAGUE, "Ai chủ trì xây cầu?", LEAD]):
        page.get_by_label("Câu hỏi của bạn").fill(question)
        page.keyboard.press("Enter")
        expect(page.locator(".reply")).to_have_count(turn + 1)
    page.get_by_label("Câu trả lời chưa đúng").last.click()
    page.locator(".facts .chip").first.click()
    expect(page.frame_locator("#panel-frame").locator("mark.hit")).to_be_visible()
    assert violations(page) == []


def test_no_page_is_wider_than_the_screen(page: Page, site: Site) -> None:
    for path in PAGES:
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_first_page_is_light(context: BrowserContext, site: Site) -> None:
    replies: list[Response] = []
    tab = context.new_page()
    tab.on("response", lambda reply: replies.append(reply))
    tab.goto(site.url)
    tab.wait_for_load_state("networkidle")
    sizes = [reply.request.sizes() for reply in replies]
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 100_000


def test_the_loader_is_small() -> None:
    assert len(gzip.compress((ROOT / "api" / "static" / "widget.js").read_bytes())) <= 5_000


def test_the_scripts_are_typed() -> None:
    npm = shutil.which("npm")
    if npm is None or not AXE.is_file():
        pytest.skip("the type checker is not installed (npm ci)")
    checked = subprocess.run([npm, "run", "--silent", "types"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
