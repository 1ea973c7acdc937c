"""Whether there is a plan on a subject: "có kế hoạch nào về phòng, chống tham nhũng không"."""

from retrieval.answer import Answer
from retrieval.answering.about_documents import HEADER
from retrieval.answering.desk import Desk
from retrieval.answering.refusal import tell_nearest
from retrieval.intent import loosely
from retrieval.replies.phrases import document_name, readable
from retrieval.subject import subject_fit


def answer_existence(desk: Desk) -> Answer | None:
    """The plans whose own subject is the one asked about, or that there is none; ``None`` for any other question."""
    question, intent = desk.question, desk.question.intent
    if (
        not loosely("exists").search(question.reading.plain)
        or intent.document
        or intent.fields
        or question.reading.numbers
    ):
        return None
    told, subject = question.scope.told, question.rest
    if not (told or subject.terms):
        return None
    draft = desk.draft("document")
    found = [document for document in desk.documents() if told or subject_fit(document, subject) >= HEADER]
    for document in found:
        citation = draft.cite(document, document.evidence.get("title") or document.passages[0].span)
        draft.fact("document", citation.exact, citation)
        title = f": “{readable(document.title)}”" if document.title and document.number else ""
        draft.say(f"Có {document_name(document)}{title}.")
    if found:
        return desk.finish(draft, "answered", documents=found)
    draft.say("Kho không có văn bản nào về riêng nội dung này.")
    tell_nearest(desk, draft, desk.candidates)
    return desk.finish(draft, "not_found")
