"""Annexes as wholes: the name of one that a plan has, and that the corpus lacks one that the plan may speak of."""

import re

from corpus.records import Document, Section, Span
from retrieval.answer import Answer
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.desk import Desk
from retrieval.frame import leads_through
from retrieval.replies.phrases import document_name, names_list, readable, sentence_around, shortened, source
from retrieval.scope import LAST_ANNEX
from retrieval.wording.clean import fold
from retrieval.wording.places import PlaceMention

ANNEX = "phu luc"


def answer_annex(desk: Desk) -> Answer | None:
    """What an annex of the one plan meant is called, or that it is not here; ``None`` where more of it is asked for."""
    intent, reading = desk.question.intent, desk.question.reading
    places = [p for p in reading.places if p.kind == "annex" and (p.number or 0) <= LAST_ANNEX]
    if not (places or ANNEX in reading.plain) or set(intent.document) - {"title"} or "compare" in intent.forms:
        return None
    documents = choose_documents(desk)
    if len(documents) != 1:
        return None
    if not places:
        return _decline_any(desk, documents[0])
    section = next((s for s in documents[0].sections if leads_through(places[0], s.locator)), None)
    if section is None:
        return None if _is_headed(documents[0], places[0]) else _decline(desk, documents[0], places[0])
    return _tell_name(desk, documents[0], section) if intent.document and not desk.question.rest.terms else None


def _tell_name(desk: Desk, document: Document, section: Section) -> Answer:
    draft = desk.draft("document+title")
    citation = draft.cite(document, section.heading_span, section.locator)
    draft.fact("document", citation.exact, citation)
    draft.say(f"“{readable(section.heading)}” ({source(document, section.locator)}).")
    return desk.finish(draft, "answered", documents=[document])


def _decline_any(desk: Desk, document: Document) -> Answer | None:
    """That the annex of a plan is not here, where it speaks of one and has none; ``None`` for any other question."""
    mention = None if desk.question.rest.terms or _annexes(document) else _mention(document, None)
    return _decline_spoken_of(desk, document, mention, "phụ lục") if mention else None


def _decline(desk: Desk, document: Document, place: PlaceMention) -> Answer:
    called = desk.question.reading.spelled(place)
    if mention := _mention(document, place):
        return _decline_spoken_of(desk, document, mention, called)
    draft, held = desk.draft("not_found"), _annexes(document)
    has = f"chỉ có {names_list(held)}," if held else "không kèm phụ lục, cũng"
    draft.say(f"{document_name(document)} trong kho {has} không nhắc tới {called}.")
    return desk.finish(draft, "not_found", documents=[document])


def _decline_spoken_of(desk: Desk, document: Document, mention: Span, called: str) -> Answer:
    draft, sentence = desk.draft("not_found"), sentence_around(document, mention)
    draft.cite(document, sentence)
    draft.say(f"{document_name(document)} có nhắc tới {called}, nhưng kho không có nội dung phụ lục này.")
    draft.say(f"Văn bản ghi: “{shortened(document.quote(sentence))}”.")
    return desk.finish(draft, "not_found", documents=[document])


def _annexes(document: Document) -> list[str]:
    """The annexes of a document, as its locators name them."""
    outermost = (passage.locator.split(" > ")[0] for passage in document.passages)
    return [name for name in dict.fromkeys(outermost) if fold(name).startswith(ANNEX)]


def _is_headed(document: Document, place: PlaceMention) -> bool:
    """Whether a line of a document begins with an annex, though none was made out there."""
    return re.search(rf"^\W*{_named(place)}", document.text, re.IGNORECASE | re.MULTILINE) is not None


def _mention(document: Document, place: PlaceMention | None) -> Span | None:
    """Where a document first speaks of an annex."""
    found = re.search(_named(place), document.text, re.IGNORECASE)
    return Span(start=found.start(), end=found.end()) if found else None


def _named(place: PlaceMention | None) -> str:
    """The pattern of an annex's name, whichever it is where none is given."""
    return rf"\bphụ lục\s+(?:số\s+)?0?(?:{'|'.join(place.forms)})\b" if place else r"\bphụ lục\b"
