"""Headers: how issuing bodies are named and of which province they are, whole names of signers, titles of annexes."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from corpus.records import Document

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def plan(*lines: str, ocr: bool = False) -> Document:
    return make_document(Layout(tuple(Paragraph(line, ocr=ocr) for line in lines)), "a.docx", "0")


@pytest.mark.parametrize(
    ("name", "place", "text", "issuer", "province"),
    [
        (["SỞ CÔNG THƯƠNG"], "Lào Cai", "Sở Công Thương ban hành:", "Sở Công Thương Lào Cai", "Lào Cai"),
        (["BỘ TƯ PHÁP"], "Hà Nội", "Bộ Tư pháp ban hành:", "Bộ Tư pháp", None),
        (["BỘ CHỈ HUY QUÂN SỰ"], "Hà Nội", "", "Bộ chỉ huy quân sự Hà Nội", "Hà Nội"),
        (["ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH"], "Hòa Bình", "", "Ủy ban nhân dân xã Hòa Bình", None),
        (
            ["SỞ CÔNG THƯƠNG", "ĐOÀN KIỂM TRA THEO", "QUYẾT ĐỊNH SỐ 1050/QĐ-SCT"],
            "Lào Cai",
            "Đoàn kiểm tra theo Quyết định số 1050/QĐ-SCT ban hành:",
            "Đoàn kiểm tra theo Quyết định số 1050/QĐ-SCT",
            "Lào Cai",
        ),
    ],
    ids=["spelled as in the text", "ministry", "provincial command", "commune called like a province", "inspection"],
)
def test_an_issuer_is_named_as_the_text_writes_it(
    name: list[str], place: str, text: str, issuer: str, province: str | None
) -> None:
    read = plan(*name, "Số: 12/KH", MOTTO, f"{place}, ngày 05 tháng 6 năm 2026", "KẾ HOẠCH", "Công tác", text)
    assert (read.issuer, read.province) == (issuer, province)


@pytest.mark.parametrize(("ocr", "signer"), [(True, None), (False, "Văn Thuận")])
def test_a_name_that_a_scanner_read_in_half_is_no_signer(ocr: bool, signer: str | None) -> None:
    foot = ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Văn Thuận"]
    assert plan("KẾ HOẠCH", "Công tác", *foot, ocr=ocr).signer == signer


def test_an_annex_called_by_its_number_is_titled_by_its_name() -> None:
    note = "(Kèm theo Kế hoạch số 210/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Cao Bằng)"
    assert plan("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", note).title == "DANH MỤC NHIỆM VỤ"
    assert plan("PHỤ LỤC II - DANH MỤC", note).title == "PHỤ LỤC II - DANH MỤC"
