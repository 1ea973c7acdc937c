"""Comparing plans, bodies or provinces: each side's own record on the same thing, one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.records import Document, Target, Task
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.issuers import names_issuer
from retrieval.ranking import FACTS, Candidate
from retrieval.replies.draft import Draft
from retrieval.replies.facts import tell_task_line
from retrieval.replies.phrases import document_name, excerpt, source, target_label

QUOTED = 320


def answer_comparison(desk: Desk) -> Answer | None:
    """What each side says; ``None`` where the question has no two sides, or fewer than two of them say anything."""
    sides = list(_sides(desk)) if desk.question.topic.terms else []
    if len(sides) < 2:
        return None
    best = [_best(desk, side) for side in sides]
    told = [candidate for candidate in best if candidate is not None]
    compares = "compare" in desk.question.intent.forms
    if not told or (len(told) < 2 and not compares):
        return None
    draft = desk.draft("compare")
    for side, candidate in zip(sides, best, strict=True):
        if candidate is not None:
            _tell(desk, draft, candidate)
        elif compares:
            draft.say(f"• {_called(side)} không nêu nội dung này.")
    documents = [desk.catalog.documents[candidate.entry.document_id] for candidate in told]
    return desk.finish(draft, "answered", documents=documents)


def _sides(desk: Desk) -> Iterator[list[Document]]:
    """The plans named, each a side; where a comparison is asked for, each body and province that has none of them."""
    scope, documents = desk.question.scope, desk.catalog.documents
    sides = [[documents[name]] for name in sorted(scope.named)]
    if "compare" in desk.question.intent.forms:
        issued = [
            document
            for document in documents.values()
            if names_issuer(desk.question.reading, document, desk.catalog.issuer_words[document.id])
        ]
        groups = [[d for d in issued if d.issuer == body] for body in dict.fromkeys(d.issuer for d in issued)]
        groups += [[d for d in documents.values() if d.province == province] for province in scope.provinces]
        for group in groups:
            if not any(document in side for side in sides for document in group):
                sides.append(desk.catalog.in_force(group, desk.question.as_of))
    yield from sides


def _best(desk: Desk, side: Sequence[Document]) -> Candidate | None:
    """The best record or passage of one side, if it holds what is asked beside the names of the sides."""
    ids, asked = frozenset(document.id for document in side), desk.question
    topic = asked.rest if asked.rest.terms else asked.topic
    question = replace(asked, topic=topic, scope=replace(asked.scope, allowed=ids, named=ids))
    candidates = desk.ranker.rank(question)
    held = desk.ranker.confidence(candidates, question.topic) if candidates else 0.0
    return candidates[0] if held >= desk.ranker.decision["answer"] else None


def _tell(desk: Desk, draft: Draft, candidate: Candidate) -> None:
    document = desk.catalog.documents[candidate.entry.document_id]
    record = desk.ranker.record(candidate.entry)
    asked = [name for name in desk.question.intent.fields if name in FACTS]
    if isinstance(record, Task) and asked:
        tell_task_line(draft, document, record, asked)
        return
    citation = draft.cite(document, candidate.entry.span, candidate.entry.locator)
    if isinstance(record, Target):
        draft.fact("target", record.value.exact if record.value else record.text.exact, citation)
        words = target_label(record)
    else:
        draft.fact("text", citation.exact, citation)
        words = f"“{excerpt(citation.exact, desk.question.topic, QUOTED)}”"
    draft.say(f"• {source(document, candidate.entry.locator)}: {words}")


def _called(side: Sequence[Document]) -> str:
    return document_name(side[0]) if len(side) == 1 else f"Các văn bản của {side[0].province}"
