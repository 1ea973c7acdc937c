"""Records by filter, and citations that find their place again."""

from datetime import date

import pytest

from corpus.records import Span
from retrieval.catalog import TargetFilter, TaskFilter, find_quote, in_period

PLAN_22 = "22-kh-ttr-thai-nguyen-2025"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (TaskFilter(), 127),
        (TaskFilter(province="Thái Nguyên"), 9),
        (TaskFilter(lead="Văn phòng Tỉnh ủy"), 1),
        (TaskFilter(document_id=PLAN_22, unit="Sở Tài chính"), 1),
        (TaskFilter(document_id=PLAN_22, unit="Văn phòng"), 9),
        (TaskFilter(document_id=PLAN_22, due_after=date(2025, 12, 1), due_before=date(2025, 12, 31)), 3),
        (TaskFilter(document_id=PLAN_22, state="overdue", as_of=date(2026, 1, 1)), 4),
        (TaskFilter(document_id=PLAN_22, state="ongoing", as_of=date(2026, 1, 1)), 2),
        (TaskFilter(q="quy mao hiem"), 1),
        (TaskFilter(q="mạo hiểm"), 1),
        (TaskFilter(q="mao hiểm"), 0),
    ],
)
def test_tasks_by_filter(assistant, wanted, count):
    assert len(assistant.catalog.tasks(wanted)) == count


def test_targets_by_year(assistant):
    assert len(assistant.catalog.targets(TargetFilter(province="Thái Nguyên", year=2030))) == 4
    assert in_period("2028-2030", 2029)


def test_a_citation_is_found_again_by_its_id(assistant):
    document = assistant.catalog.documents[PLAN_22]
    citation = assistant.catalog.cite(document, document.tasks[0].span)
    assert assistant.catalog.resolve(citation.id) == citation
    assert document.text[citation.start : citation.end] == citation.exact
    assert assistant.catalog.resolve("không-có~0-1~00000000") is None


def test_moved_words_are_found_by_their_quote(assistant):
    catalog = assistant.catalog
    digest = catalog.cite(catalog.documents[PLAN_22], Span(start=0, end=20)).id[-8:]
    text = "thêm vào đầu\n" + catalog.documents[PLAN_22].text
    assert find_quote(text, 0, 20, digest) == len("thêm vào đầu\n")


def test_a_number_is_found_in_any_spelling(assistant):
    spelled = [len(assistant.catalog.references(number)) for number in ("57-NQ/TW", "57 - nq / tw", "NQ 57")]
    assert spelled[0] > 20
    assert len(set(spelled)) == 1
