"""Saying that a plan has been replaced: by which one, from when, and where that one says so."""

from collections.abc import Sequence
from datetime import date

from corpus.linking import Link
from corpus.records import Document
from retrieval.answer import Citation
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import document_name, names_list, sentence_around, spoken_date


def tell_replaced(draft: Draft, document: Document, day: date) -> bool:
    """Tells what has replaced a document by a day, and what has replaced that one; whether anything has."""
    links = draft.catalog.replaced_by(document.id, day)
    for link in links:
        newer = draft.catalog.documents[link.newer]
        draft.fact("document", newer.quote(link.span), _cite(draft, link))
        if newer.number and (place := newer.evidence.get("number")):
            draft.fact("document", newer.number, draft.cite(newer, place))
    if links:
        draft.say(_sentence(draft, document, links))
    for link in links:
        tell_replaced(draft, draft.catalog.documents[link.newer], day)
    return bool(links)


def remark_replaced(draft: Draft, day: date) -> None:
    """Remarks of every replaced plan that a reply rests on what has replaced it, unless the reply tells."""
    for name in dict.fromkeys(citation.document.id for citation in draft.citations.values()):
        _remark(draft, draft.catalog.documents[name], day)


def _remark(draft: Draft, document: Document, day: date) -> None:
    links = draft.catalog.replaced_by(document.id, day)
    if not links or (sentence := _sentence(draft, document, links)) in draft.lines:
        return
    draft.say(f"Lưu ý: {sentence}")
    for link in links:
        _cite(draft, link)
        _remark(draft, draft.catalog.documents[link.newer], day)


def _cite(draft: Draft, link: Link) -> Citation:
    newer = draft.catalog.documents[link.newer]
    return draft.cite(newer, sentence_around(newer, link.span))


def _sentence(draft: Draft, document: Document, links: Sequence[Link]) -> str:
    names = [document_name(draft.catalog.documents[link.newer]) + _from(link) for link in links]
    return f"{document_name(document)} đã được thay bằng {names_list(names)}."


def _from(link: Link) -> str:
    return f" từ {spoken_date(link.since.isoformat())}" if link.since else ""
