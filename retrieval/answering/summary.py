"""Summing up a plan or a group of its tasks, and telling a whole section that a question names by its heading."""

from corpus.records import Document, Passage, Section
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.limits import Limits
from retrieval.replies.draft import Draft
from retrieval.replies.lists import groups_of
from retrieval.replies.phrases import document_name, readable, shortened, source, spoken_date
from retrieval.subject import header_words
from retrieval.topic import Topic, spaced
from retrieval.wording.clean import fold
from retrieval.wording.data import load

SHOWN = 8
QUOTED = 260
HEADED = 0.9
"""Share of the question's subject that a heading covers when its section is meant."""
OWN = 0.5
"""Share of a heading's words that the question must say, so that no longer heading is taken for a shorter one."""


def answer_summary(desk: Desk) -> Answer | None:
    """The summary of a plan, or the section that the question names; ``None`` where neither is asked for."""
    if desk.question.intent.fields or desk.question.intent.document:
        return None
    limits = Limits(desk)
    if len(limits.documents) != 1:
        return None
    document = limits.documents[0]
    section = _section_named(limits, document)
    if section is not None:
        return _tell_section(desk, document, section)
    if "summary" not in desk.question.intent.forms or limits.subject.terms:
        return None
    return _sum_up(desk, document)


def _section_named(limits: Limits, document: Document) -> Section | None:
    """The section whose heading is the question's subject, and little more."""
    question, title = limits.question, header_words(document)
    subject = Topic(tuple(term for term in question.topic.terms if f" {term.word} " not in title))
    if not subject.terms or question.reading.units:
        return None
    for section in document.sections:
        words = spaced(section.heading)
        said = sum(f" {term.word} " in words for term in subject.terms)
        if subject.coverage(words) >= HEADED and said >= OWN * len(words.split()):
            return section
    return None


def _tell_section(desk: Desk, document: Document, section: Section) -> Answer | None:
    passages = [passage for passage in _within(document, section) if not document.is_heading(passage.span)]
    if not passages:
        return None
    draft = desk.draft("content")
    draft.say(f"{source(document, passages[0].locator.rpartition(' > ')[0])}, mục “{readable(section.heading)}”:")
    for passage in passages[:SHOWN]:
        _quote(draft, document, passage)
    if len(passages) > SHOWN:
        draft.say(f"Còn {len(passages) - SHOWN} đoạn nữa; xem đủ trong văn bản.")
    return desk.finish(draft, "answered", documents=[document])


def _within(document: Document, section: Section) -> list[Passage]:
    return [p for p in document.passages if section.span.start <= p.span.start < section.span.end]


def _quote(draft: Draft, document: Document, passage: Passage) -> None:
    citation = draft.cite(document, passage.span, passage.locator)
    draft.fact("text", citation.exact, citation)
    draft.say(f"• “{shortened(citation.exact, QUOTED)}”")


def _sum_up(desk: Desk, document: Document) -> Answer:
    """What a plan is, how much it holds, what it is for, and its groups of tasks or its first tasks."""
    draft = desk.draft("summary")
    groups = groups_of(document)
    _tell_what(draft, document, len(groups))
    if purpose := _purpose(document):
        draft.say("Mục đích:")
        _quote(draft, document, purpose)
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


def _purpose(document: Document) -> Passage | None:
    """The first passage under the heading that names the purpose."""
    names = load("structure")["purpose"]["headings"]
    for section in document.sections:
        if any(name in fold(section.heading) for name in names):
            inside = (p for p in _within(document, section) if not document.is_heading(p.span))
            return next(inside, None)
    return None


def _tell_tasks(draft: Draft, document: Document) -> None:
    draft.say("Các nhiệm vụ:" if document.tasks else "Văn bản không có danh mục nhiệm vụ.")
    for number, task in enumerate(document.tasks[:SHOWN], 1):
        draft.cite(document, task.span, task.locator)
        draft.say(f"{number}. {shortened(task.text.exact, 130)}")
    if len(document.tasks) > SHOWN:
        draft.say(f"Còn {len(document.tasks) - SHOWN} nhiệm vụ nữa; hỏi “liệt kê” để xem tiếp.")
