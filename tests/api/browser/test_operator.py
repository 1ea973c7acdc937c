"""The operator's page: a plan goes in, is looked at, and goes out again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from api import renewal
from tests.api.browser.conftest import Site
from tests.api.browser.test_access import look, violations
from tests.api.plan_file import KEY, NAME, PLAN

__all__ = ["look"]
LONGEST = 60_000
"""Milliseconds within which a small plan is in, on a machine that is busy."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server of this test's own, which takes over a newer index quickly."""
    monkeypatch.setattr(renewal, "PAUSE", 0.2)
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "kem-theo.md").write_text(PLAN.replace("12/KH", "11/KH"), encoding="utf-8")
    with Site(tmp_path / "data", renewal.renewing, documents_dir=shipped, operator_key=SecretStr(KEY)) as running:
        yield running


def unlock(page: Page, site: Site, key: str = KEY) -> None:
    """Opens the page with a key."""
    page.goto(f"{site.url}/operator")
    page.get_by_label("Khoá của cán bộ vận hành").fill(key)
    page.get_by_role("button", name="Mở kho").click()


def test_a_wrong_key_opens_nothing_and_is_not_kept(page: Page, site: Site) -> None:
    unlock(page, site, "khong-phai-khoa")
    expect(page.get_by_role("alert")).to_have_text("Khoá không đúng hoặc còn thiếu.")
    expect(page.get_by_label("Thêm kế hoạch")).to_be_hidden()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_a_plan_goes_in_is_doubted_at_its_place_and_goes_out(look: Page, site: Site) -> None:
    page = look
    unlock(page, site)
    expect(page.locator(".review")).to_have_count(2)
    assert violations(page) == []

    files = [(NAME, "text/markdown", PLAN), ("Hỏng.pdf", "application/pdf", "MZ" + "x" * 900)]
    page.get_by_label("Thêm kế hoạch").set_input_files(
        [{"name": name, "mimeType": kind, "buffer": text.encode()} for name, kind, text in files]
    )
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator(".job.done")).to_contain_text("Đã thêm: 2 nhiệm vụ", timeout=LONGEST)
    expect(page.locator(".job.failed")).to_contain_text("không phải văn bản", timeout=LONGEST)
    review = page.locator(".review").filter(has_text=NAME)
    review.get_by_text("Phần đầu văn bản").click()
    expect(review.locator(".header")).to_contain_text("12/KH-TTr")
    expect(review.locator(".header")).to_contain_text("05/01/2026")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    with page.expect_popup() as viewer:
        review.get_by_role("link", name="không nêu đơn vị chủ trì").click()
    expect(viewer.value.locator("mark.hit").first).to_be_in_viewport()
    viewer.value.close()

    page.reload()
    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Gỡ văn bản này").click()
    expect(page.locator(".job.done")).to_contain_text("Đã gỡ", timeout=LONGEST)
    expect(page.locator(".review")).to_have_count(1)


def test_closing_the_desk_forgets_the_key(page: Page, site: Site) -> None:
    unlock(page, site)
    page.get_by_role("button", name="Đóng kho").click()
    expect(page.get_by_label("Khoá của cán bộ vận hành")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
