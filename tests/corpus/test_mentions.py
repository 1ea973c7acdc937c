"""Mentions of other documents: the body that issued one is named whole, or not at all."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph

ISSUED = [
    ("của Văn phòng Trung ương Đảng), như sau", "Văn phòng Trung ương Đảng"),
    ("của Chính phủ và Kế hoạch hành động của Tỉnh ủy", "Chính phủ"),
    ("của UBND tỉnh và các văn bản khác của Trung ương", "UBND tỉnh"),
    ("của Bộ Xây dựng ban hành các giải pháp kỹ thuật", "Bộ Xây dựng"),
    ("của Bộ Kế hoạch và Đầu tư về đấu thầu", "Bộ Kế hoạch và Đầu tư"),
    ("của Bộ Văn hóa, Thể thao và Du lịch về lễ hội", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("của Ban Chấp hành Trung ương Đảng khóa XIII về cán bộ", "Ban Chấp hành Trung ương Đảng khóa XIII"),
    ("của Ban Thường vụ Tỉnh ủy, Kế hoạch số 24/KH-UBND và Nghị quyết số 5-NQ/TW", "Ban Thường vụ Tỉnh ủy"),
    ("của Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng", "Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng"),
    ("về đổi mới sáng tạo", None),
    ("của cấp trên có thẩm quyền", None),
]


@pytest.mark.parametrize(("words", "issuer"), ISSUED, ids=[words for words, _ in ISSUED])
def test_an_issuer_is_named_whole_or_not_at_all(words: str, issuer: str | None) -> None:
    text = f"Căn cứ Công văn số 939-CV/VPTW, ngày 13/3/2026 {words}"
    first = make_document(Layout((Paragraph(text),)), "a.txt", "0" * 64).references[0]
    assert first.issuer == issuer
    assert text.startswith(f"Căn cứ Công văn số 939-CV/VPTW, ngày 13/3/2026{' của ' + issuer if issuer else ''}")
    assert first.span.end - first.span.start == len("Công văn số 939-CV/VPTW, ngày 13/3/2026") + (
        len(f" của {issuer}") if issuer else 0
    )
