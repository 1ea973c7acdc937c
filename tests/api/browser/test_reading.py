"""Reading a plan in the viewer."""

from playwright.sync_api import Page, expect

from tests.api.browser.conftest import Site
from tests.api.clerk import LEAD, Clerk


def cited(site: Site, place: int) -> str:
    """The id of one of the citations of an answer."""
    return Clerk(site.url).ask(LEAD).citations[place].id


def test_the_passage_of_the_address_is_highlighted(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/documents/22-kh-ttr#c={cited(site, 3)}")
    passage = page.locator("mark.hit")
    expect(passage).to_contain_text("Triển khai các nền tảng số quốc gia")
    expect(passage).to_be_in_viewport()
    expect(page.locator("#cited")).to_contain_text("Phụ lục > 1")


def test_another_address_moves_the_highlight(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/documents/22-kh-ttr#c={cited(site, 3)}")
    expect(page.locator("mark.hit")).to_have_count(1)
    page.evaluate("hash => { location.hash = hash; }", f"c={cited(site, 2)}")
    expect(page.locator("mark.hit")).to_have_text("Tháng 01/2029")


def test_a_passage_that_is_gone_is_told(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/documents/22-kh-ttr#c=22-kh-ttr~3-9~00000000")
    expect(page.locator("#cited")).to_contain_text("đã thay đổi và không còn đoạn được trích")
    expect(page.locator("mark.hit")).to_have_count(0)


def test_search_inside_finds_words_typed_without_marks(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/documents/22-kh-ttr")
    page.get_by_label("Tìm trong văn bản", exact=True).fill("nen tang so")
    expect(page.locator("#found")).to_have_text("1/3")
    page.get_by_label("Chỗ sau").click()
    expect(page.locator("#found")).to_have_text("2/3")
    expect(page.locator("mark.found.current")).to_be_in_viewport()
    page.get_by_label("Tìm trong văn bản", exact=True).fill("nền tàng")
    expect(page.locator("#found")).to_have_text("0 chỗ")


def test_a_paragraph_has_a_link_of_its_own(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/documents/22-kh-ttr")
    page.get_by_label("Liên kết đến đoạn này").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.hit")).to_have_text("Số: 22/KH-TTR")
