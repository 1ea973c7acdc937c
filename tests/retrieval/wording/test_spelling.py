"""Typing errors, chat spelling and missing diacritics."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.wording import Wording
from tests.retrieval.wording.sentences import TEXTS

AS_OF = date(2026, 4, 15)
REPAIRED = [
    ("cơ quan nào kiên toàn Ban chỉ đạo", "cơ quan nào kiện toàn Ban chỉ đạo"),
    ("Tổ giup việc bên tỉnh ủy lạng sown", "Tổ giúp việc bên tỉnh ủy lạng sơn"),
    ("các viêc của kế hoạhc, tinhs cả năm", "các việc của kế hoạch, tính cả năm"),
    ("Thanh tra tỉnh Thái Nguyn", "Thanh tra tỉnh Thái Nguyên"),
    ("đơn vị nào chủ chì chuyễn đổi số", "đơn vị nào chủ trì chuyển đổi số"),
    ("cơ sở giữ liệu dùng chung", "cơ sở dữ liệu dùng chung"),
    ("hạnnn khi nàoooo", "hạn khi nào"),
    ("kếhoạch này", "kế hoạch này"),
    ("hok bik đơn vị nào chủ trì zậy", "không biết đơn vị nào chủ trì vậy"),
    ("VP có việc j ko, dc chưa", "VP có việc gì không, được chưa"),
    ("fòng nào nàgy nào", "phòng nào ngày nào"),
]
KEPT = [
    "Bắc Sơn, Chi Lăng, Cao Lộc, Tân Cương",
    "Deadline của task này là when vậy team?",
    "Phần mềm trên Zalo, Facebook, World Cup",
    "Ai chủ trì ứng dụng AI, IoT, KPI ở Sở KHCN?",
    "Kế hoạch 22/KH-TTr thay thế Kế hoạch 99/KH-TTr không?",
    "Người tố cáo có được giữ bí mật họ tên không?",
]
RESTORED = [
    ("don vi nao chu tri so hoa quy trinh nghiep vu", "đơn vị nào chủ trì số hóa quy trình nghiệp vụ"),
    ("quy dau tu mao hiem cua tinh Lang Son", "quỹ đầu tư mạo hiểm của tỉnh Lạng Sơn"),
    ("Thanh tra Thai Nguyen cat giam thu tuc hanh chinh", "Thanh tra Thái Nguyên cắt giảm thủ tục hành chính"),
    ("KE HOACH 29-KH/TU HAN KHI NAO", "kế hoạch 29-kh/tu hạn khi nào"),
    ("ke hoahc 29", "kế hoạch 29"),
]


@pytest.mark.parametrize(("typed", "text"), REPAIRED)
def test_errors_are_repaired(wording: Wording, typed: str, text: str) -> None:
    assert wording.read(typed, AS_OF).text == text


@pytest.mark.parametrize("typed", KEPT)
def test_what_is_right_is_kept(wording: Wording, typed: str) -> None:
    assert wording.read(typed, AS_OF).text == typed


@pytest.mark.parametrize(("typed", "restored"), RESTORED)
def test_diacritics_are_restored(wording: Wording, typed: str, restored: str) -> None:
    reading = wording.read(typed, AS_OF)
    assert reading.restored == restored
    assert not reading.marked


@pytest.mark.parametrize("sentence", TEXTS)
def test_sentences_of_the_corpus_are_kept(wording: Wording, sentence: str) -> None:
    assert wording.read(sentence, AS_OF).text == sentence


@given(st.text(max_size=80))
def test_any_text_is_read(wording: Wording, typed: str) -> None:
    reading = wording.read(typed, AS_OF)
    assert reading.original == typed
    assert len(reading.text) == len(reading.restored)
