"""Answering about documents that the corpus only mentions: what is said of them, and where they are mentioned."""

import re
from collections.abc import Iterable, Sequence

from corpus.records import Document, Reference
from retrieval.answer import Answer
from retrieval.answering.dated import dated_numbers
from retrieval.answering.desk import Desk
from retrieval.answering.premise_header import reference_verdict
from retrieval.intent import loosely
from retrieval.ranking import FACTS
from retrieval.replies.header import NAMES
from retrieval.replies.phrases import document_name, names_list, sentence_around, shortened, source
from retrieval.subject import names_in_subject
from retrieval.wording.clean import clean, fold
from retrieval.wording.numbers import NumberMention, kind_named, kind_names, parse_number

Mention = tuple[Document, Reference]
CONTENT = re.compile(
    r"(?:\s+(?:cua|ngay|nam|do)\s+\S+(?:\s+\S+){0,3}?)?\s+(?:thi\s+)?"
    r"(?:quy dinh|cho phep|dat (?:ra|muc tieu|chi tieu)|neu|yeu cau|gom|bao gom|co (?:may|bao nhieu)|noi gi|de ra)"
)
"""Words right after a document's number that ask for what that document says."""
HEAD = re.compile(r"\b(?:ke hoach|kh|phu luc|van ban|cong van|cv|chi thi|to trinh)\b")
PLANS = frozenset({"KH", "CTR"})
"""Kinds of documents that give work themselves; others are carried out by those that do."""
CARRIED_OUT = re.compile(r"\b(?:thuc hien|trien khai|cu the hoa|to chuc)(?: \S+){0,4} $")
SHOWN = 10
TOLD = frozenset({"title", "number", "basis", "province"})
"""The facts about a document that the place that mentions it tells by itself."""


def cited_numbers(desk: Desk) -> list[NumberMention]:
    """The documents that the question names, by number or by kind and date, and that the corpus only mentions."""
    references = [r for d in desk.catalog.documents.values() for r in d.references]
    own = [d.number for d in desk.catalog.documents.values() if d.number]
    numbered = [
        n
        for n in desk.question.reading.numbers
        if not any(n.matches(o) for o in own) and any(n.matches(r.number) for r in references)
    ]
    return [*numbered, *dated_numbers(desk)]


def is_carried_out(desk: Desk, number: NumberMention) -> bool:
    """Whether a number only tells which plan is meant ("kế hoạch thực hiện Nghị quyết 71"): a subject has it."""
    headed = HEAD.search(desk.question.reading.plain, 0, number.start)
    return headed is not None and any(
        names_in_subject(document, [number]) or _is_in_title(number, document) for document in desk.documents()
    )


def _is_in_title(number: NumberMention, document: Document) -> bool:
    """Whether a subject names a document by its kind and bare number: "thực hiện Đề án số 08"."""
    kind = re.match(r"[^\W\d_]+(?: [^\W\d_]+)*", clean(number.text))
    named = fold(kind.group()) if kind else ""
    pattern = rf"\b{re.escape(named)}(?: so)? 0*{number.number}\b"
    return bool(named) and re.search(pattern, fold(clean(document.title or ""))) is not None


def tell_cited(desk: Desk, numbers: Sequence[NumberMention], asked: Sequence[str]) -> Answer:
    """What the corpus says of a document that it only mentions: the fullest mention, with its sentence."""
    fullest = _fullest(_mentions(desk.documents(), numbers) or _mentions(_all(desk), numbers))
    draft = desk.draft("cited")
    wanted = [name for name in asked if name not in TOLD]
    lacking = [name for name in wanted if not any(getattr(r, name, None) for _, r in fullest)]
    named = names_list([reference.number for _, reference in fullest])
    if written := [NAMES[name] for name in lacking if name in NAMES]:
        draft.say(f"Kho chỉ có chỗ nhắc tới {named}, không ghi {names_list(written)}.")
    if "replaced" in asked:
        draft.say(f"Kho chỉ có chỗ nhắc tới {named}, không có văn bản nào thay thế.")
    for document, reference in fullest:
        passage = sentence_around(document, reference.span)
        draft.fact("document", reference.written.exact, draft.cite(document, passage))
        words = shortened(document.quote(passage), 400)
        draft.say(f"{document.quote(reference.span)}, theo {source(document, '')}: “{words}”")
    if len(fullest) == 1 and "date" in asked:
        draft.open_with(reference_verdict(desk.question, reference))
    held = not wanted or len(lacking) < len(wanted)
    return desk.finish(draft, "answered" if held else "not_found", documents=[d for d, _ in fullest])


def decline_cited_content(desk: Desk) -> Answer | None:
    """What a document says that the corpus only cites is not in the corpus; ``None`` for any other question."""
    cited = [
        number for number in cited_numbers(desk) if _is_asked_of(desk, number) and not is_carried_out(desk, number)
    ]
    if not cited or desk.question.scope.named:
        return None
    draft = desk.draft("not_found")
    draft.say(f"Kho không có toàn văn {names_list([n.text for n in cited])}, chỉ có chỗ nhắc tới văn bản này.")
    found = _mentions(desk.documents(), cited)
    for document, reference in found[:2]:
        passage = sentence_around(document, reference.span)
        draft.cite(document, passage)
        draft.say(f"• {document_name(document)}: “{shortened(document.quote(passage), 160)}”")
    return desk.finish(draft, "not_found", documents=[d for d, _ in found])


def _is_asked_of(desk: Desk, number: NumberMention) -> bool:
    """Whether the question is for what a document says: any work and who does it, of a plan that is not carried out."""
    plain, intent = desk.question.reading.plain, desk.question.intent
    if CONTENT.match(plain, number.end):
        return True
    work = intent.forms & {"list", "count", "summary"} or set(intent.fields) & set(FACTS)
    return bool(work) and number.kind in PLANS and not CARRIED_OUT.search(plain, 0, number.start)


def tell_mentions(desk: Desk, cited: Sequence[NumberMention]) -> Answer | None:
    """Every place that mentions a document, the first of each document quoted: one that the corpus only knows as
    ``cited`` within the documents meant, else one that it holds, in the others."""
    own = desk.question.scope.named
    others = (document for document in _all(desk) if document.id not in own)
    found = _mentions(desk.documents(), cited) or _mentions(others, cited or desk.question.reading.numbers)
    if not found:
        return None
    draft = desk.draft("mentions")
    names = names_list(list(dict.fromkeys(r.number for _, r in found)))
    draft.say(f"{names} được nhắc ở {len(found)} chỗ trong {len({d.id for d, _ in found})} văn bản:")
    for document, reference in found[:SHOWN]:
        passage = document.passage_at(reference.span.start)
        citation = draft.cite(document, passage.span if passage else reference.span)
        draft.fact("document", reference.written.exact, citation)
        draft.say(f"• {source(document, citation.locator or 'phần mở đầu')}: “{document.quote(reference.span)}”")
    return desk.finish(draft, "answered", documents=[d for d, _ in found])


def tell_references(desk: Desk) -> Answer | None:
    """The documents that the one plan meant speaks of, of the kind asked for; ``None`` where no such thing is asked."""
    asked, documents = loosely("mentioning").search(desk.question.reading.plain), desk.documents()
    if asked is None or len(documents) != 1:
        return None
    document, at = documents[0], asked.span("counted" if asked["counted"] else "kind")
    noun = desk.question.reading.restored[slice(*at)].lower()
    kinds = [fold(name) for name in kind_names(kind_named(noun) or None)]
    others = [r for r in document.references if r.number != document.number]
    found = _fullest([(document, r) for r in others if not kinds or fold(r.kind or "") in kinds])
    if not found:
        return None
    draft = desk.draft("mentions")
    draft.say(f"{document_name(document)} nhắc tới {len(found)} {noun}:")
    for _, reference in found:
        draft.fact("document", reference.written.exact, draft.cite(document, sentence_around(document, reference.span)))
        draft.say(f"• {document.quote(reference.span)}")
    return desk.finish(draft, "answered", documents=documents)


def _fullest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of the mentions of each document the one that says most."""
    fullest: dict[tuple[object, ...], Mention] = {}
    for mention in mentions:
        kept = fullest.setdefault(_key(mention[1]), mention)
        if _fullness(*mention) > _fullness(*kept):
            fullest[_key(mention[1])] = mention
    return list(fullest.values())


def _all(desk: Desk) -> list[Document]:
    return list(desk.catalog.documents.values())


def _mentions(documents: Iterable[Document], numbers: Sequence[NumberMention]) -> list[Mention]:
    return [(d, r) for d in documents for r in d.references if any(n.matches(r.number) for n in numbers)]


def _key(reference: Reference) -> tuple[object, ...]:
    """What is equal for the spellings of one number: "71/NQ-CP" and "71-NQ/CP"."""
    number = parse_number(reference.number)
    return (number.number, number.year, number.kind, number.body) if number else (reference.number,)


def _fullness(document: Document, reference: Reference) -> tuple[bool, bool, int]:
    """How much a mention says: the date, the issuer, and the length of its sentence."""
    sentence = sentence_around(document, reference.span)
    return bool(reference.date), bool(reference.issuer), sentence.end - sentence.start
