"""Answering about documents themselves, and about where other documents are mentioned in them."""

import re
from collections.abc import Sequence

from corpus.records import Document, Reference, Relation
from retrieval.answer import Answer, Choice
from retrieval.answering.desk import Desk
from retrieval.replies.draft import Draft
from retrieval.replies.header import tell_header
from retrieval.replies.phrases import document_name, names_list, sentence_around, shortened, source
from retrieval.scope import names_in_subject, subject_fit
from retrieval.wording.numbers import NumberMention

HEADER = 0.65
"""Share of a question's words that a document's header covers when the question is about the document itself."""
CONTENT = re.compile(
    r"(?:\s+(?:cua|ngay|nam|do)\s+\S+(?:\s+\S+){0,3}?)?\s+(?:thi\s+)?"
    r"(?:quy dinh|cho phep|dat (?:ra|muc tieu|chi tieu)|neu|yeu cau|gom|bao gom|co (?:may|bao nhieu)|noi gi|de ra)"
)
"""Words right after a document's number that ask for what that document says."""
HEAD = re.compile(r"\b(?:ke hoach|kh|phu luc|van ban)\b")
OPENING = 14
"""Characters before a number that still leave it the subject of its question."""
SLIGHT = 8.0
SUCCESSION = frozenset({"replaces", "replaced"})
CITED = frozenset({"date", "issuer", "title", "number", "signer", "basis"})
TIE = 0.15
"""Documents whose fit is this near to the best are all meant."""
MANY = 5
SHOWN = 10


def answer_about_documents(desk: Desk) -> Answer | None:
    """The asked facts of the documents that the question means; ``None`` where it is about what a document says."""
    asked = _asked(desk)
    cited = _cited_numbers(desk)
    if "mentions" in desk.question.intent.document and (cited or desk.question.topic.weight < SLIGHT):
        return tell_mentions(desk, desk.question.reading.numbers)
    if asked and set(asked) <= SUCCESSION and (answer := _tell_successor(desk, cited)):
        return answer
    subjects = [number for number in cited if not _is_carried_out(desk, number)]
    if "basis" in asked:
        subjects = [number for number in subjects if number.start < OPENING]
    if subjects and set(asked) & CITED:
        return tell_cited(desk, subjects)
    if not asked or not _is_about_header(desk, asked):
        return None
    chosen = _fitting(desk, desk.documents()) if "replaced" in asked else choose_documents(desk)
    if len(chosen) > MANY:
        return _ask_which(desk, chosen)
    draft = desk.draft("document+" + "+".join(asked))
    known = [document for document in chosen if _knows(desk, document, asked)]
    held = [
        tell_header(draft, document, asked, desk.question.topic, desk.question.as_of) for document in known or chosen
    ]
    return desk.finish(draft, "answered" if any(held) else "not_found", documents=known or chosen)


def _asked(desk: Desk) -> list[str]:
    """The facts asked for; of a document named by number and nothing else, also those that are asked for loosely."""
    intent = desk.question.intent
    named = [name for name in intent.document if name != "mentions"]
    alone = bool(desk.question.reading.numbers) and not desk.question.rest.terms and not desk.question.reading.places
    return named or (list(intent.bare[:1]) if alone and not intent.strict and not intent.forms else [])


def _is_about_header(desk: Desk, asked: Sequence[str]) -> bool:
    """Whether the question's own words are those of a document's header, not of a passage in it."""
    topic = desk.question.topic
    bare = desk.question.rest.weight < SLIGHT / 2 or (SUCCESSION & set(asked) and topic.weight < SLIGHT)
    if not topic.terms or bare or set(asked) & {"signer", "recipients"}:
        return True
    header = max((subject_fit(d, topic) for d in desk.documents()), default=0.0)
    best = desk.candidates[:1]
    return header >= HEADER or (bool(best) and header >= best[0].feature("coverage"))


def _is_carried_out(desk: Desk, number: NumberMention) -> bool:
    """Whether a number only tells which plan is meant ("kế hoạch thực hiện Nghị quyết 71"): a subject has it."""
    headed = HEAD.search(desk.question.reading.plain, 0, number.start)
    return headed is not None and any(names_in_subject(document, [number]) for document in desk.documents())


def tell_cited(desk: Desk, numbers: Sequence[NumberMention]) -> Answer:
    """What the corpus says of a document that it only cites: the fullest mention, with its sentence."""
    draft = desk.draft("cited")
    found = [(d, r) for d in desk.documents() for r in d.references if any(n.matches(r.number) for n in numbers)]
    found = found or [
        (d, r)
        for d in desk.catalog.documents.values()
        for r in d.references
        if any(n.matches(r.number) for n in numbers)
    ]
    fullest: dict[str, tuple[Document, Reference]] = {}
    for document, reference in found:
        kept = fullest.get(reference.number)
        if kept is None or _fullness(reference) > _fullness(kept[1]):
            fullest[reference.number] = (document, reference)
    for document, reference in fullest.values():
        passage = sentence_around(document, reference.span)
        draft.fact("document", reference.written.exact, draft.cite(document, passage))
        words = shortened(document.quote(passage), 400)
        draft.say(f"{document.quote(reference.span)}, theo {document_name(document)}: “{words}”")
    return desk.finish(draft, "answered", documents=[d for d, _ in fullest.values()])


def decline_cited_content(desk: Desk) -> Answer | None:
    """What a document says that the corpus only cites is not in the corpus; ``None`` for any other question."""
    reading = desk.question.reading
    cited = [n for n in _cited_numbers(desk) if CONTENT.match(reading.plain, n.end) and not _is_carried_out(desk, n)]
    if not cited or desk.question.scope.named:
        return None
    draft = desk.draft("not_found")
    draft.say(f"Kho không có toàn văn {names_list([n.text for n in cited])}, chỉ có chỗ nhắc tới văn bản này.")
    found = [(d, r) for d in desk.documents() for r in d.references if any(n.matches(r.number) for n in cited)]
    for document, reference in found[:2]:
        passage = sentence_around(document, reference.span)
        draft.cite(document, passage)
        draft.say(f"• {document_name(document)}: “{shortened(document.quote(passage), 160)}”")
    return desk.finish(draft, "not_found", documents=[d for d, _ in found])


def _fullness(reference: Reference) -> int:
    return bool(reference.date) * 1000 + bool(reference.issuer) * 500 + len(reference.written.exact)


def choose_documents(desk: Desk) -> list[Document]:
    """The documents that a question means: named, of the body named, or with the subject that fits best.

    One that another has replaced is meant only where its own subject is asked for.
    """
    documents = desk.documents()
    standing = desk.in_force(documents)
    kept = {document.id for document in standing}
    fitting = [d for d in _fitting(desk, documents) if d.id in kept or _fit(desk, d) >= HEADER]
    return desk.in_force(fitting or _fitting(desk, standing))


def _fitting(desk: Desk, documents: Sequence[Document]) -> list[Document]:
    """Those of some documents that a question names or whose subjects fit it best."""
    if desk.question.scope.named:
        return list(documents)
    fits = [_fit(desk, document) for document in documents]
    best = max(fits, default=0.0)
    return [document for document, fit in zip(documents, fits, strict=True) if fit >= best - TIE]


def _fit(desk: Desk, document: Document) -> float:
    return subject_fit(document, desk.question.topic, desk.question.reading.numbers)


def tell_mentions(desk: Desk, numbers: Sequence[NumberMention]) -> Answer | None:
    """Every place that mentions a document, the first of each document quoted."""
    draft = desk.draft("mentions")
    own = desk.question.scope.named
    documents = list(desk.catalog.documents.values()) if own else desk.documents()
    found = [
        (d, r) for d in documents for r in d.references if d.id not in own and any(n.matches(r.number) for n in numbers)
    ]
    if not found:
        return None
    names = names_list(list(dict.fromkeys(r.number for _, r in found)))
    draft.say(f"{names} được nhắc ở {len(found)} chỗ trong {len({d.id for d, _ in found})} văn bản:")
    for document, reference in found[:SHOWN]:
        passage = document.passage_at(reference.span.start)
        citation = draft.cite(document, passage.span if passage else reference.span)
        draft.fact("document", reference.written.exact, citation)
        draft.say(f"• {source(document, citation.locator or 'phần mở đầu')}: “{document.quote(reference.span)}”")
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def _cited_numbers(desk: Desk) -> list[NumberMention]:
    """The numbers of the question that documents mention but that no document has."""
    references = [r for d in desk.catalog.documents.values() for r in d.references]
    own = [d.number for d in desk.catalog.documents.values() if d.number]
    return [
        n
        for n in desk.question.reading.numbers
        if not any(n.matches(o) for o in own) and any(n.matches(r.number) for r in references)
    ]


def _tell_successor(desk: Desk, cited: Sequence[NumberMention]) -> Answer | None:
    """What replaces a document that the corpus only knows as replaced."""
    found: list[tuple[Document, Reference]] = [
        (d, r)
        for d in desk.catalog.documents.values()
        for r in d.references
        if r.relation is Relation.REPLACES and any(n.matches(r.number) for n in cited)
    ]
    if not found:
        return None
    draft = desk.draft("document+replaces")
    for document in dict.fromkeys(d.id for d, _ in found):
        tell_header(draft, desk.catalog.documents[document], ["replaces"], desk.question.topic, desk.question.as_of)
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def _knows(desk: Desk, document: Document, asked: Sequence[str]) -> bool:
    related = {reference.relation.value for reference in document.references}
    if desk.catalog.replaced_by(document.id, desk.question.as_of):
        related.add("replaced")
    return any(name in related or getattr(document, name, None) for name in asked)


def _ask_which(desk: Desk, documents: Sequence[Document]) -> Answer:
    draft = desk.draft("document")
    draft.say("Anh/chị hỏi về văn bản nào?")
    choices = document_choices(draft, documents[:MANY], desk.question.reading.text)
    return desk.finish(draft, "clarify", documents=documents, choices=choices)


def document_choices(draft: Draft, documents: Sequence[Document], question: str) -> list[Choice]:
    """Documents as choices that a person can tell apart."""
    choices = []
    for number, document in enumerate(documents, 1):
        name = document_name(document)
        label = name + (f" ({document.issuer})" if document.issuer and document.number else "")
        draft.say(f"{number}. {label}")
        choices.append(Choice(label=label, question=f"{question.rstrip(' ?')} – {name}?", document_id=document.id))
    return choices
