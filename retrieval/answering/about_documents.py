"""Answering about documents themselves, and about where other documents are mentioned in them."""

from collections.abc import Sequence

from corpus.records import Document, Reference, Relation
from retrieval.answer import Answer, Choice
from retrieval.answering.cited import cited_numbers, is_carried_out, tell_cited, tell_mentions, tell_references
from retrieval.answering.dated import of_date
from retrieval.answering.desk import Desk
from retrieval.answering.people import signed_by
from retrieval.answering.premise_header import header_verdict
from retrieval.replies.draft import Draft
from retrieval.replies.header import tell_header
from retrieval.replies.phrases import document_name
from retrieval.replies.related import reference_words, related
from retrieval.subject import subject_fit
from retrieval.wording.clean import fold
from retrieval.wording.numbers import NumberMention

HEADER = 0.65
"""Share of a question's words that a document's header covers when the question is about the document itself."""
OPENING = 14
"""Characters before a number that still leave it the subject of its question."""
SLIGHT = 8.0
SUCCESSION = frozenset({"replaces", "replaced"})
CITED = frozenset({"date", "issuer", "title", "number", "signer", "basis", "province", "replaced"})
TIE = 0.15
"""Documents whose fit is this near to the best are all meant."""
MANY = 5


def answer_about_documents(desk: Desk) -> Answer | None:
    """The asked facts of the documents that the question means; ``None`` where it is about what a document says."""
    asked = _asked(desk)
    cited = cited_numbers(desk)
    mentioned = "mentions" in desk.question.intent.document
    if mentioned and cited and "title" in desk.question.intent.document:
        return tell_cited(desk, cited, ["title"])
    if mentioned and (cited or desk.question.topic.weight < SLIGHT):
        return tell_references(desk) or tell_mentions(desk, cited)
    if asked and set(asked) <= SUCCESSION and (answer := _tell_successor(desk, cited)):
        return answer
    subjects = [number for number in cited if not is_carried_out(desk, number)]
    if "basis" in asked:
        subjects = [number for number in subjects if number.start < OPENING]
    if subjects and set(asked) & CITED:
        return tell_cited(desk, subjects, asked)
    if not asked or not _is_about_header(desk, asked):
        return None
    fitting = _fitting(desk, desk.documents()) if "replaced" in asked else choose_documents(desk)
    chosen = of_date(desk, signed_by(desk, fitting))
    if len(chosen) > MANY:
        return _ask_which(desk, chosen)
    draft = desk.draft("document+" + "+".join(asked))
    known = [document for document in chosen if _knows(desk, document, asked)]
    held = [tell_header(draft, document, asked, desk.question) for document in known or chosen]
    if len(chosen) == 1:
        _open_with_verdict(desk, draft, chosen[0], asked)
    return desk.finish(draft, "answered" if any(held) else "not_found", documents=known or chosen)


def _asked(desk: Desk) -> list[str]:
    """The facts asked for; of a document named by number and nothing else, also those that are asked for loosely.

    A number asked for beside a basis is that of the basis: "căn cứ kế hoạch số mấy".
    """
    intent = desk.question.intent
    part = _names_part(desk)
    inside = part or any(place.kind != "annex" for place in desk.question.reading.places)
    passed = {"mentions", *(("title",) if inside else ()), *(("number",) if "basis" in intent.document else ())}
    named = [name for name in intent.document if name not in passed]
    one = desk.question.reading.numbers or desk.question.scope.told
    alone = one and not inside and not desk.question.rest.terms
    return named or (list(intent.bare) if alone and not intent.strict and not intent.forms else [])


def _names_part(desk: Desk) -> bool:
    """Whether words before the plan say what of it is asked: "mục tiêu của kế hoạch 29 là gì"."""
    reading, told = desk.question.reading, desk.question.scope.told
    starts = [one.start for one in (told, *reading.numbers) if one]
    before = f" {reading.plain[: min(starts, default=0)]} "
    return any(f" {fold(term.word)} " in before for term in desk.question.topic.terms)


def _is_about_header(desk: Desk, asked: Sequence[str]) -> bool:
    """Whether the question's own words are those of a document's header, not of a passage in it."""
    topic = desk.question.topic
    bare = desk.question.rest.weight < SLIGHT / 2 or (SUCCESSION & set(asked) and topic.weight < SLIGHT)
    received = "recipients" in asked and desk.question.intent.premise
    rests = "basis" in asked and _names_basis(desk)
    if not topic.terms or bare or "signer" in asked or received or rests:
        return True
    header = max((subject_fit(d, topic) for d in desk.documents()), default=0.0)
    best = desk.candidates[:1]
    return header >= HEADER or (bool(best) and header >= best[0].feature("coverage"))


def _names_basis(desk: Desk) -> bool:
    """Whether the question's words are those of a document that a plan named rests on."""
    plans = (desk.catalog.documents[name] for name in desk.question.scope.named)
    bases = (reference for plan in plans for reference in related(plan, Relation.BASIS))
    return any(desk.question.topic.coverage(reference_words(basis)) >= HEADER for basis in bases)


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
    """How well a document's header fits the question beside its units: "phòng" of "Văn phòng" is no subject."""
    question = desk.question
    topic = question.rest if question.reading.units else question.topic
    return subject_fit(document, topic, question.reading.numbers)


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
        tell_header(draft, desk.catalog.documents[document], ["replaces"], desk.question)
    if desk.question.scope.named == {d.id for d, _ in found}:
        _open_with_verdict(desk, draft, found[0][0], ["replaces"])
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def _open_with_verdict(desk: Desk, draft: Draft, document: Document, asked: Sequence[str]) -> None:
    """Says first whether a statement about a document holds."""
    signers = [other.signer for other in desk.catalog.documents.values() if other.signer]
    draft.open_with(header_verdict(desk.question, document, signers, asked))


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
