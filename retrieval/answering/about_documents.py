"""Answering about documents themselves, and about where other documents are mentioned in them."""

from collections.abc import Sequence

from corpus.records import Document, Reference, Relation
from retrieval.answer import Answer, Choice
from retrieval.answering.desk import Desk
from retrieval.replies.draft import Draft
from retrieval.replies.header import tell_header
from retrieval.replies.phrases import document_name, names_list, source
from retrieval.scope import subject_fit
from retrieval.wording.numbers import NumberMention

TIE = 0.3
"""Documents that fit the question within this share of the best are all meant."""
MANY = 5
SHOWN = 10


def answer_about_documents(desk: Desk) -> Answer:
    """The asked facts of the documents that the question means."""
    asked = [name for name in desk.question.intent.document if name != "mentions"]
    cited = _cited_numbers(desk)
    if cited and ("mentions" in desk.question.intent.document or not asked):
        return tell_mentions(desk, cited)
    if asked == ["replaces"] and (answer := _tell_successor(desk, cited)):
        return answer
    chosen = choose_documents(desk)
    if len(chosen) > MANY:
        return _ask_which(desk, chosen)
    draft = desk.draft("document+" + "+".join(asked))
    known = [document for document in chosen if _knows(document, asked)]
    held = [tell_header(draft, document, asked, desk.question.topic) for document in known or chosen]
    return desk.finish(draft, "answered" if any(held) else "not_found", documents=known or chosen)


def choose_documents(desk: Desk) -> list[Document]:
    """The documents that a question means: named, of the body named, or with the subject that fits best."""
    if desk.question.scope.named:
        return [d for d in desk.catalog.documents.values() if d.id in desk.question.scope.named]
    documents = desk.documents()
    fits = {d.id: subject_fit(d, desk.question.topic, desk.question.reading.numbers) for d in documents}
    best = max(fits.values(), default=0.0)
    return [d for d in documents if fits[d.id] >= best - TIE * max(best, 0.2)]


def tell_mentions(desk: Desk, numbers: Sequence[NumberMention]) -> Answer:
    """Every place that mentions a document, the first of each document quoted."""
    draft = desk.draft("mentions")
    found = [
        (d, r) for d in desk.documents() for r in d.references if any(n.matches(r.number) for n in numbers) and r.number != d.number
    ]
    names = names_list(list(dict.fromkeys(r.number for _, r in found)))
    draft.say(f"{names} được nhắc ở {len(found)} chỗ trong {len({d.id for d, _ in found})} văn bản:")
    for document, reference in found[:SHOWN]:
        passage = next(p for p in document.passages if p.span.start <= reference.span.start < p.span.end)
        citation = draft.cite(document, passage.span, passage.locator)
        draft.fact("document", reference.written.exact, citation)
        draft.say(f"• {source(document, passage.locator or 'phần mở đầu')}: “{document.quote(reference.span)}”")
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def _cited_numbers(desk: Desk) -> list[NumberMention]:
    """The numbers of the question that documents mention but that no document has."""
    references = [r for d in desk.catalog.documents.values() for r in d.references]
    own = [d.number for d in desk.catalog.documents.values() if d.number]
    return [
        n for n in desk.question.reading.numbers if not any(n.matches(o) for o in own) and any(n.matches(r.number) for r in references)
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
        tell_header(draft, desk.catalog.documents[document], ["replaces"], desk.question.topic)
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def _knows(document: Document, asked: Sequence[str]) -> bool:
    relations = {r.relation.value for r in document.references}
    return any(name in relations if name in ("basis", "replaces") else getattr(document, name, None) for name in asked)


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
