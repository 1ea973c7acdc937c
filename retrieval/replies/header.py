"""Replies about a document itself: number, date, signer, recipients, basis, what it replaces, who issued it."""

from collections.abc import Sequence

from corpus.records import Document, Relation, Span
from retrieval.question import Question
from retrieval.replies.draft import Draft
from retrieval.replies.office import readable_role
from retrieval.replies.phrases import document_name, names_list, shortened, spoken_date
from retrieval.replies.related import tell_related
from retrieval.replies.replacement import tell_replaced
from retrieval.wording.clean import fold

NAMES = {
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "signer": "người ký",
    "recipients": "nơi nhận",
    "basis": "căn cứ",
    "replaces": "văn bản bị thay thế",
    "issuer": "cơ quan ban hành",
    "title": "trích yếu",
    "province": "tỉnh, thành phố",
}


def tell_header(draft: Draft, document: Document, asked: Sequence[str], question: Question) -> bool:
    """Tells the asked facts about a document. Returns whether at least one of them is in the corpus."""
    held = [name for name in asked if _tell(draft, document, name, question)]
    lacking = [NAMES[name] for name in asked if name not in held and name in NAMES]
    if lacking:
        draft.say(f"{document_name(document)} trong kho không ghi {names_list(lacking)}.")
    if "replaced" in asked and "replaced" not in held:
        draft.say(f"Trong kho không có văn bản nào thay thế {document_name(document)}.")
    if not held:
        _show_header(draft, document)
    return bool(held)


def _tell(draft: Draft, document: Document, name: str, question: Question) -> bool:
    if name == "replaced":
        return tell_replaced(draft, document, question.as_of)
    if name == "basis":
        return tell_related(draft, document, Relation.BASIS, question)
    if name == "replaces":
        return tell_related(draft, document, Relation.REPLACES, question)
    value, span = _value(document, name), _place(document, name)
    if value is None or span is None:
        return False
    citation = draft.cite(document, span)
    composed = name == "issuer" and fold(value) not in fold(" ".join(citation.exact.split()))
    draft.fact("document", citation.exact if composed else value, citation)
    if composed:
        _cite_parts(draft, document)
    draft.say(_sentence(document, name, value))
    return True


def _cite_parts(draft: Draft, document: Document) -> None:
    """Where the rest of an issuer's name stands: the office in the signature, the province in the line of the date."""
    for part in ("signer_role", "date"):
        if place := document.evidence.get(part):
            draft.cite(document, place)


def _place(document: Document, name: str) -> Span | None:
    """Where a fact stands; a province has no line of its own, so the first line of the header that names it."""
    if name != "province":
        return document.evidence.get(name)
    lines = (document.evidence.get(line) for line in ("date", "issuer", "title"))
    named = fold(document.province or "")
    return next((line for line in lines if line and named in fold(document.quote(line))), None)


def _value(document: Document, name: str) -> str | None:
    match name:
        case "number":
            return document.number
        case "date":
            return spoken_date(document.date.value).removeprefix("ngày ") if document.date else None
        case "signer":
            return document.signer
        case "issuer":
            return document.issuer
        case "province":
            return document.province
        case "title":
            return document.title
        case "recipients":
            return "; ".join(r.exact for r in document.recipients) or None
    raise KeyError(name)


def _sentence(document: Document, name: str, value: str) -> str:
    called = document_name(document)
    match name:
        case "number":
            issuer = document.issuer or "cơ quan ban hành"
            return f"Số, ký hiệu: {value} ({document.kind} của {issuer}, “{shortened(document.title or '', 120)}”)."
        case "date":
            return f"{called} ghi {spoken_date(document.date.value)}." if document.date else ""
        case "signer":
            office = f", chức vụ: {readable_role(document.signer_role)}" if document.signer_role else ""
            return f"{called} do {value} ký{office}."
        case "issuer":
            return f"Cơ quan ban hành {called}: {value}."
        case "province":
            return f"{called} là văn bản của {value}, do {document.issuer or 'cơ quan tại đây'} ban hành."
        case "title":
            return f"{called}: “{value}”."
    return f"Nơi nhận của {called}: {value}."


def _show_header(draft: Draft, document: Document) -> None:
    first = document.passages[0].span if document.passages else None
    span = document.evidence.get("title") or first
    if span:
        draft.cite(document, span)
        draft.say(f"Phần đầu văn bản: “{shortened(document.quote(span), 160)}”.")
