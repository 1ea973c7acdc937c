"""The items of a list, and the line that opens it."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from corpus.lists import list_under, opener_of, passages_of

LINES = """KẾ HOẠCH
I. NỘI DUNG
Giám sát các tổ chức sau:
- Ủy ban bầu cử xã.
- Ủy ban nhân dân xã.
Hình thức:
+ Kiểm tra trực tiếp.
II. KINH PHÍ
Từ ngân sách xã.
"""


@pytest.fixture(scope="module")
def document():
    return make_document(Layout(tuple(Paragraph(line) for line in LINES.splitlines())), "a.txt", "0" * 64)


def at(document, words):
    return next(passage.span for passage in document.passages if words in document.quote(passage.span))


@pytest.mark.parametrize(
    ("opener", "items"),
    [
        ("Giám sát các", ["- Ủy ban bầu cử xã.", "- Ủy ban nhân dân xã."]),
        ("Hình thức", ["+ Kiểm tra trực tiếp."]),
        ("II. KINH PHÍ", ["Từ ngân sách xã."]),
        ("Từ ngân sách", []),
    ],
)
def test_what_stands_under_a_line(document, opener, items):
    assert [document.quote(passage.span) for passage in list_under(document, at(document, opener))] == items


@pytest.mark.parametrize(
    ("item", "opener"),
    [
        ("bầu cử xã", "Giám sát các tổ chức sau:"),
        ("Kiểm tra", "Hình thức:"),
        ("Từ ngân sách", None),
        ("Hình thức", None),
    ],
)
def test_the_line_that_opens_the_list_of_an_item(document, item, opener):
    found = opener_of(document, at(document, item))
    assert (document.quote(found.span) if found else None) == opener


def test_a_section_has_its_passages_without_the_heading(document):
    assert [document.quote(p.span) for p in passages_of(document, document.sections[-1])] == ["Từ ngân sách xã."]
