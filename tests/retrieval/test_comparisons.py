"""Comparisons: each side is a plan, a body or a province as the question names it, and answers for itself."""

from datetime import date

import pytest

TODAY = date(2026, 5, 1)
PARTY, INSPECTORS, REGION = "238-kh-tu-lang-son-phu-luc-ii", "22-kh-ttr-thai-nguyen-2025", "29-kh-tu-lang-son-2026"
LANG_SON = "ke-hoach-ttr-lang-son-nq71"


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Phong trào học tập số: hạn bên Thanh tra Thái Nguyên với phụ lục 238 Lạng Sơn khác nhau thế nào?",
            {PARTY, INSPECTORS},
        ),
        ("so sanh thoi han phong trao hoc tap so giua phu luc 238 va thanh tra thai nguyen", {PARTY, INSPECTORS}),
        ("So sánh hạn phát động phong trào học tập số giữa Thanh tra Lạng Sơn và phụ lục 238", {LANG_SON, PARTY}),
        ("Phong trào học tập số ở kế hoạch 29 khác gì Thanh tra Lạng Sơn?", {REGION, LANG_SON}),
        ("Phong trào học tập số của Thanh tra Thái Nguyên khác gì của Tỉnh ủy Lạng Sơn?", {INSPECTORS, REGION}),
        ("Thanh tra hai tỉnh Thái Nguyên và Lạng Sơn khác nhau gì về phong trào học tập số", {INSPECTORS, LANG_SON}),
        ("So sánh phong trào học tập số trong phụ lục 238 và kế hoạch 22", {PARTY, INSPECTORS}),
    ],
)
def test_each_side_is_told_from_its_own_plan(assistant, question, sides):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.intent == "compare"
    assert {citation.document.id for citation in answer.citations} == sides
