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
        (
            ["ỦY BAN MTTQ VIỆT NAM", "XÃ SAO MAI", "BAN THƯỜNG TRỰC"],
            "Sao Mai",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Sao Mai ban hành:",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Sao Mai",
            None,
        ),
        (["ỦY BAN NHÂN DÂN XÃ SAO MAI", "VĂN PHÒNG"], "Sao Mai", "", "Văn phòng Ủy ban nhân dân xã Sao Mai", None),
        (
            ["ỦY BAN BẦU CỬ XÃ SAO MAI", "TIỂU BAN THÔNG TIN, TUYÊN", "TRUYỀN, KHÁNH TIẾT"],
            "Sao Mai",
            "",
            "Tiểu ban thông tin, tuyên truyền, khánh tiết Ủy ban bầu cử xã Sao Mai",
            None,
        ),
        (
            ["SỞ GDĐT TỈNH ĐỒNG THÁP", "TRƯỜNG THCS VÀ THPT SAO MAI"],
            "Đồng Tháp",
            "Trường THCS và THPT Sao Mai phấn đấu",
            "Trường THCS và THPT Sao Mai",
            "Đồng Tháp",
        ),
        (["BAN CHẤP HÀNH", "ĐẢNG BỘ XÃ SAO MAI"], "Sao Mai", "", "Ban Chấp hành Đảng bộ xã Sao Mai", None),
        (
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG ĐOÀN QUỐC HỘI"],
            "Hà Nội",
            "Đảng đoàn Quốc hội ban hành:",
            "Đảng đoàn Quốc hội",
            None,
        ),
        (["TỈNH ỦY LÀO CAI", "BAN TỔ CHỨC"], "Lào Cai", "", "Ban tổ chức Tỉnh ủy Lào Cai", "Lào Cai"),
        (["BỘ TÀI CHÍNH", "CỤC THUẾ"], "Hà Nội", "", "Cục thuế", None),
        (["BỘ CÔNG THƯƠNG", "CỤC ĐIỀU TIẾT ĐIỆN LỰC"], "Hà Nội", "", "Cục điều tiết điện lực", None),
        (["DANH MỤC NHIỆM VỤ"], "Hà Nội", "", None, None),
    ],
    ids=[
        "spelled as in the text",
        "ministry",
        "provincial command",
        "commune called like a province",
        "inspection",
        "standing committee of the Front",
        "office of a commune",
        "subcommittee over two lines",
        "school under a department",
        "party committee over two lines",
        "party group under the motto",
        "board of a provincial party committee",
        "no province within a word",
        "department of a ministry",
        "no body",
    ],
)
def test_an_issuer_is_named_as_the_text_writes_it(
    name: list[str], place: str, text: str, issuer: str | None, province: str | None
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


def test_an_annex_whose_document_has_no_number_yet_takes_date_and_issuer_from_its_note() -> None:
    note = "(Kèm theo Chương trình hành động tại Nghị quyết số /NQ-CP ngày 01 tháng 01 năm 2025 của Chính phủ)"
    annex = plan("PHỤ LỤC II", "DANH MỤC NHIỆM VỤ", note, "TT")
    assert (annex.number, annex.kind, annex.issuer, annex.province) == (None, "Nghị quyết", "Chính phủ", None)
    assert annex.date is not None
    assert (annex.date.value, annex.title) == ("2025-01-01", "DANH MỤC NHIỆM VỤ")


def test_a_title_goes_on_in_lower_case() -> None:
    assert plan("KẾ HOẠCH", "Bầu cử đại biểu Quốc hội", "và Hội đồng nhân dân", "Căn cứ Luật Bầu cử;").title == (
        "Bầu cử đại biểu Quốc hội và Hội đồng nhân dân"
    )


def test_the_rest_of_a_recipient_stands_on_a_line_of_its_own() -> None:
    read = plan("KẾ HOẠCH", "Công tác", "Nơi nhận:", "- Ban xây dựng Đảng,", "VP Đảng ủy;", "- Lưu: VT.", "CHỦ TỊCH")
    assert [recipient.exact for recipient in read.recipients] == ["Ban xây dựng Đảng,\nVP Đảng ủy", "Lưu: VT"]


def test_a_list_of_recipients_may_go_on_below_the_signature() -> None:
    signed = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    read = plan("KẾ HOẠCH", "Công tác", "Nơi nhận:", "- Sở A;", *signed, "- Sở B;", "- Lưu: VT.")
    assert [recipient.exact for recipient in read.recipients] == ["Sở A", "Sở B", "Lưu: VT"]
    whole = plan("KẾ HOẠCH", "Công tác", "Nơi nhận:", "- Sở A;", "- Lưu: VT;", *signed, "PHỤ LỤC", "- Rà soát.")
    assert [recipient.exact for recipient in whole.recipients] == ["Sở A", "Lưu: VT"]


def test_an_office_below_the_name_is_not_the_one_that_it_was_signed_in() -> None:
    foot = ["Nơi nhận:", "- Lưu: VT.", "TM. TIỂU BAN", "TRƯỞNG TIỂU BAN", "Nguyễn Văn An", "TRƯỞNG BAN XÂY DỰNG ĐẢNG"]
    read = plan("KẾ HOẠCH", "Công tác", *foot)
    assert (read.signer, read.signer_role) == ("Nguyễn Văn An", "TM. TIỂU BAN TRƯỞNG TIỂU BAN")
