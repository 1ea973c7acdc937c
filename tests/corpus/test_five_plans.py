"""The five shipped plans, read whole: what stands in them and nothing else."""

import pytest

NQ71 = "ke-hoach-ttr-lang-son-nq71.txt"
COMMUNICATION = "ke-hoach-ttr-lang-son-truyen-thong-nq57.txt"
PLAN_29 = "29-kh-tu-lang-son-2026.md"
PLAN_22 = "22-kh-ttr-thai-nguyen-2025.txt"
ANNEX_238 = "238-kh-tu-lang-son-phu-luc-ii.txt"


@pytest.mark.parametrize(
    ("source", "tasks", "targets"),
    [(NQ71, 22, 1), (COMMUNICATION, 7, 9), (PLAN_29, 58, 60), (PLAN_22, 9, 14), (ANNEX_238, 31, 0)],
)
def test_every_task_and_target_is_found(five_plans, source, tasks, targets):
    assert (len(five_plans[source].tasks), len(five_plans[source].targets)) == (tasks, targets)


def test_every_record_field_is_a_span_of_the_text(five_plans):
    for document in five_plans.values():
        quotes = [q for t in document.tasks for q in (t.text, t.lead, t.output, *t.coordinating) if q]
        quotes += [q for t in document.targets for q in (t.text, t.value) if q]
        quotes += [q for a in document.assignments for q in (a.unit, a.text)] + list(document.recipients)
        quotes += [r.written for r in document.references]
        assert all(document.text[q.start : q.end] == q.exact for q in quotes)
        assert all(document.quote(t.deadline.span) == t.deadline.text for t in document.tasks if t.deadline)


def test_every_place_of_the_text_is_under_one_passage_at_most(five_plans):
    for document in five_plans.values():
        over = {place: p for p in document.passages for place in range(p.span.start, p.span.end)}
        assert len(over) == sum(p.span.end - p.span.start for p in document.passages)
        assert all(document.passage_at(place) is over.get(place) for place in range(len(document.text)))


def test_ids_are_unique_and_the_same_in_every_reading(five_plans, assistant):
    for document in five_plans.values():
        ids = [record.id for record in (*document.tasks, *document.targets, *document.assignments)]
        assert len(ids) == len(set(ids))
        assert document == assistant.catalog.documents[document.id]


@pytest.mark.parametrize(
    ("source", "number", "issuer", "date", "signer"),
    [
        (PLAN_29, "29-KH/TU", "Ban Thường vụ Tỉnh ủy Lạng Sơn", "2026-03-31", "Đoàn Thị Hậu"),
        (PLAN_22, "22/KH-TTR", "Thanh tra tỉnh Thái Nguyên", "2025-07-10", "Cao Minh Luận"),
        (COMMUNICATION, None, "Thanh tra tỉnh Lạng Sơn", "2025-08", "Hoàng Thanh Đạm"),
        (NQ71, None, "Thanh tra tỉnh Lạng Sơn", None, "Đậu Trường An"),
        (ANNEX_238, "238-KH/TU", "Ban Thường vụ Tỉnh ủy Lạng Sơn", "2025-05-23", None),
    ],
)
def test_header_fields_are_as_far_as_the_text_gives_them(five_plans, source, number, issuer, date, signer):
    document = five_plans[source]
    given = document.date.value if document.date else None
    assert (document.number, document.issuer, given, document.signer) == (number, issuer, date, signer)


def test_rows_of_the_flattened_table_come_out_whole(five_plans):
    tasks = {task.locator: task for task in five_plans[ANNEX_238].tasks}
    split_by_a_page = tasks["Phụ lục II > STT 9"]
    assert split_by_a_page.text.exact.endswith("phục vụ thực hiện nhiệm vụ chuyển đổi số.")
    assert split_by_a_page.deadline.text == "Hoàn thành năm 2025"
    assert split_by_a_page.group == "Nhóm nhiệm vụ về phát triển nguồn nhân lực"
    assert tasks["Phụ lục II > STT 5"].lead.exact == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assert tasks["Phụ lục II > STT 1"].deadline.text == "Thường xuyên"


def test_a_number_broken_over_two_lines_is_one_word(five_plans):
    assert "57-NQ/TW" in five_plans[NQ71].text
    assert "57- NQ/TW" not in five_plans[NQ71].text


def test_a_deadline_stands_in_its_bracket(five_plans):
    tasks = {task.locator: task for task in five_plans[PLAN_29].tasks}
    first = tasks["Nhóm 1 > Nhiệm vụ 1"]
    assert (first.deadline.text, str(first.deadline.end)) == ("Hoàn thành trước ngày 15/4/2026", "2026-04-15")
    assert first.lead is None


def test_what_replaces_what_is_read(five_plans):
    replaced = {d.source: [r.number for r in d.references if r.relation == "replaces"] for d in five_plans.values()}
    assert replaced[PLAN_29] == ["23-KH/TU"]
    assert replaced[NQ71][0] == "38/KH-TTr"


def test_units_are_given_their_work_in_the_part_on_organisation(five_plans):
    units = {assignment.unit.exact for assignment in five_plans[PLAN_29].assignments}
    assert {"Văn phòng Tỉnh ủy", "Đảng ủy Ủy ban nhân dân tỉnh", "Đảng ủy Mặt trận Tổ quốc Việt Nam tỉnh"} <= units
