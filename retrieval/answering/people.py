"""Answering about those who signed documents: who somebody is, who holds an office. Nothing else is told of them."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.records import Document
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.premise_header import names_person
from retrieval.replies.content import tell_passage
from retrieval.replies.draft import Draft
from retrieval.replies.header import tell_header
from retrieval.replies.office import office_held, office_named
from retrieval.replies.phrases import names_list
from retrieval.topic import spaced
from retrieval.wording.clean import fold
from retrieval.wording.data import load

COVERED = 0.8
"""Share of a question's words that the body and the office of a signer cover who is the one meant."""


def answer_about_people(desk: Desk) -> Answer | None:
    """Who a person or the holder of an office is; ``None`` where the question is about neither, or about a document."""
    if desk.question.scope.named or desk.question.reading.numbers:
        return None
    signed = _signed(desk, list(desk.catalog.documents.values()))
    who = bool(_who().search(desk.question.reading.plain))
    if signed:
        return _tell(desk, signed) if who else None if desk.question.intent.document else _decline_private(desk, signed)
    office = office_named(desk.question.reading.plain) if who else None
    if office is None:
        return None
    held = [document for document in desk.documents() if _is_held(desk, document, office)]
    return _tell(desk, held) if held else _tell_named(desk, office) or _decline_office(desk, office)


def signed_by(desk: Desk, documents: Sequence[Document]) -> list[Document]:
    """Those of some documents that a person signed whom the question names; all of them where it names nobody."""
    return _signed(desk, documents) or list(documents)


def _signed(desk: Desk, documents: Sequence[Document]) -> list[Document]:
    return [document for document in documents if names_person(desk.question, document.signer)]


def _is_held(desk: Desk, document: Document, office: str) -> bool:
    """Whether a document was signed by the holder of an office of the body that the question names."""
    words = spaced(" ".join(filter(None, (document.issuer, document.province, document.signer_role))))
    own = office_held(document.signer_role or "") == office
    return own and (not desk.question.topic.terms or desk.question.topic.coverage(words) >= COVERED)


def _tell(desk: Desk, documents: Sequence[Document]) -> Answer:
    draft = desk.draft("document+signer")
    _tell_signers(desk, draft, documents)
    return desk.finish(draft, "answered", documents=documents)


def _tell_named(desk: Desk, office: str) -> Answer | None:
    """The passage that gives the name of somebody in an office: "Ông Nguyễn Văn A – Trưởng đoàn"."""
    for candidate in desk.candidates:
        document, entry = desk.catalog.documents[candidate.entry.document_id], candidate.entry
        if _naming(office).search(document.quote(entry.span)):
            draft = desk.draft("content")
            tell_passage(draft, document, entry, desk.question.topic)
            return desk.finish(draft, "answered", documents=[document])
    return None


def _decline_private(desk: Desk, signed: Sequence[Document]) -> Answer:
    draft = desk.draft("person")
    names = names_list(list(dict.fromkeys(document.signer or "" for document in signed)))
    draft.say(f"Văn bản trong kho chỉ ghi tên và chức vụ của {names} ở chữ ký, không có thông tin nào khác.")
    _tell_signers(desk, draft, signed)
    return desk.finish(draft, "not_found", documents=signed)


def _decline_office(desk: Desk, office: str) -> Answer:
    draft = desk.draft("person")
    draft.say(f"Kho không có văn bản nào do người giữ chức {office} được hỏi ký, nên không có tên người đó.")
    signed = [document for document in desk.documents() if fold(office) in fold(document.signer_role or "")]
    _tell_signers(desk, draft, signed)
    return desk.finish(draft, "not_found", documents=signed)


def _tell_signers(desk: Desk, draft: Draft, documents: Sequence[Document]) -> None:
    for document in documents:
        tell_header(draft, document, ["signer"], desk.question)


@cache
def _naming(office: str) -> re.Pattern[str]:
    """A title, a name in capitals, and the office right after it."""
    called = r"(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí)\s*[.:]?\s*(?:[^\W\d_a-zà-ỹ][^\W\d_]*\s*){2,5}"
    return re.compile(rf"{called}\s*[-–,:(]*\s*(?i:(?:là )?{re.escape(office)})(?!\w)")


@cache
def _who() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('offices')['who'])})(?!\w)")
