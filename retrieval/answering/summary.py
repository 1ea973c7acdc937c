"""Summing up a plan: what it is, how much it holds, what it is for."""

from corpus.lists import passages_of
from corpus.records import Document
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.limits import Limits
from retrieval.answering.sections import purpose_of
from retrieval.replies.content import quote_item
from retrieval.replies.draft import Draft
from retrieval.replies.lists import groups_of
from retrieval.replies.phrases import document_name, readable, shortened, spoken_date

SHOWN = 8


def answer_summary(desk: Desk) -> Answer | None:
    """The summary of a plan; ``None`` where none is asked for."""
    intent = desk.question.intent
    if "summary" not in intent.forms or intent.fields or intent.document:
        return None
    limits = Limits(desk)
    return _sum_up(desk, limits.documents[0]) if len(limits.documents) == 1 and not limits.subject.terms else None


def _sum_up(desk: Desk, document: Document) -> Answer:
    """What a plan is, how much it holds, what it is for, and its groups of tasks or its first tasks."""
    draft = desk.draft("summary")
    groups = groups_of(document)
    _tell_what(draft, document, len(groups))
    if purpose := purpose_of(document):
        draft.say("Mục đích:")
        for passage in passages_of(document, purpose)[:1]:
            quote_item(draft, document, passage)
    if len(groups) > 1:
        draft.say("Các nhóm nhiệm vụ:")
        for number, (label, span) in enumerate(groups, 1):
            draft.cite(document, span)
            count = sum(task.group == label for task in document.tasks)
            draft.say(f"{number}. {shortened(label, 110)} ({count} nhiệm vụ)")
    else:
        _tell_tasks(draft, document)
    return desk.finish(draft, "answered", documents=[document])


def _tell_what(draft: Draft, document: Document, groups: int) -> None:
    span = document.evidence.get("title") or document.passages[0].span
    citation = draft.cite(document, span)
    draft.fact("document", citation.exact, citation)
    issued = f" {spoken_date(document.date.value)}" if document.date else ""
    issuer = f" của {document.issuer}" if document.issuer and document.number else ""
    held = [f"{len(document.tasks)} nhiệm vụ" + (f" trong {groups} nhóm" if groups > 1 else "")]
    held += [f"{len(document.targets)} chỉ tiêu, kết quả cần đạt"] if document.targets else []
    title = f": “{readable(document.title)}”" if document.title and document.number else ""
    draft.say(f"{document_name(document)}{issuer}{issued}{title}. Có {'; '.join(held)}.")


def _tell_tasks(draft: Draft, document: Document) -> None:
    draft.say("Các nhiệm vụ:" if document.tasks else "Văn bản không có danh mục nhiệm vụ.")
    for number, task in enumerate(document.tasks[:SHOWN], 1):
        draft.cite(document, task.span, task.locator)
        draft.say(f"{number}. {shortened(task.text.exact, 130)}")
    if len(document.tasks) > SHOWN:
        draft.say(f"Còn {len(document.tasks) - SHOWN} nhiệm vụ nữa; hỏi “liệt kê” để xem tiếp.")
