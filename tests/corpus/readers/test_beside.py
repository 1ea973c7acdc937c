"""Text files whose header and foot stand in two columns: one column is read after the other."""

import pytest

from corpus.document import make_document
from corpus.readers.plain import read_plain
from corpus.records import Document

BLANKS = """
   UBND TỈNH LẠNG SƠN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     THANH TRA TỈNH                     Độc lập - Tự do - Hạnh phúc

    Số: 12/KH-TTr                   Lạng Sơn, ngày 05 tháng 6 năm 2026

                            KẾ HOẠCH
          Thực hiện Nghị quyết số 57-NQ/TW năm 2026

I. MỤC ĐÍCH
1. Nâng cao nhận thức của nước Cộng hòa xã hội chủ nghĩa Việt Nam.

Nơi nhận:                              CHÁNH THANH TRA
- UBND tỉnh;
- Lưu: VT.
                                        Nguyễn Văn An
                            PHỤ LỤC
"""
TABLE = """
| UBND TỈNH LẠNG SƠN<br>**THANH TRA TỈNH** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do** |
| --- | --- |
| Số: 12/KH-TTr | *Lạng Sơn, ngày 05 tháng 6 năm 2026* |

**KẾ HOẠCH**

**Thực hiện Nghị quyết số 57-NQ/TW năm 2026**

**I. MỤC ĐÍCH**

| **Nơi nhận:**<br>- UBND tỉnh;<br>- Lưu: VT. | **CHÁNH THANH TRA**<br><br>**Nguyễn Văn An** |
| --- | --- |
"""
RUN_TOGETHER = """
UBND TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THANH TRA TỈNH Độc lập - Tự do - Hạnh phúc
Số: 12/KH-TTr Lạng Sơn, ngày 05 tháng 6 năm 2026
KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW năm 2026

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

CHÁNH THANH TRA
Nguyễn Văn An
"""


def read(text: str) -> Document:
    return make_document(read_plain(text), "a.txt", "0" * 64)


@pytest.mark.parametrize("text", [BLANKS, TABLE, RUN_TOGETHER], ids=["blanks", "table", "run together"])
def test_both_columns_are_read_whole(text: str) -> None:
    plan = read(text)
    assert plan.date is not None
    assert (plan.number, plan.date.value, plan.issuer) == ("12/KH-TTr", "2026-06-05", "Thanh tra tỉnh Lạng Sơn")
    assert plan.title == "Thực hiện Nghị quyết số 57-NQ/TW năm 2026"
    assert (plan.signer, plan.signer_role) == ("Nguyễn Văn An", "CHÁNH THANH TRA")
    assert [recipient.exact for recipient in plan.recipients] == ["UBND tỉnh", "Lưu: VT"]


def test_what_stands_below_the_foot_and_in_prose_stays_where_it_is() -> None:
    lines = read(BLANKS).text.split("\n")
    assert lines[-2:] == ["Nguyễn Văn An", "PHỤ LỤC"]
    assert "1. Nâng cao nhận thức của nước Cộng hòa xã hội chủ nghĩa Việt Nam." in lines
