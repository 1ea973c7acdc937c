"""Replies on the documents that one rests on or replaces: those of the kind and of the body asked for come first."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.records import Document, Reference, Relation
from retrieval.question import Question
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import document_name, names_list, sentence_around
from retrieval.topic import in_words, spaced
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.numbers import kind_named


def tell_related(draft: Draft, document: Document, relation: Relation, question: Question) -> bool:
    """Tells the documents that stand in a relation to one. Returns whether there are any."""
    found = related(document, relation)
    if not found:
        return False
    meant = _meant(found, question)
    rest = [reference for reference in found if reference not in meant]
    verb = "thay thế" if relation is Relation.REPLACES else "căn cứ, thực hiện"
    draft.say(f"{document_name(document)} {verb} {names_list([document.quote(r.span) for r in meant])}.")
    if rest:
        draft.say(f"Ngoài ra còn dẫn: {names_list([reference.number for reference in rest])}.")
    for reference in (*meant, *rest):
        passage = sentence_around(document, reference.span)
        draft.fact("document", reference.written.exact, draft.cite(document, passage))
    return True


def related(document: Document, relation: Relation) -> list[Reference]:
    """The first mention of each document that stands in a relation to one."""
    found = [r for r in document.references if r.relation is relation and r.number != document.number]
    return list({reference.number: reference for reference in reversed(found)}.values())[::-1]


def reference_words(reference: Reference) -> str:
    """The words by which a document mentioned is asked for: its kind, its body, and the codes of its number."""
    codes = re.sub(r"[\W\d_]+", " ", reference.number)
    return spaced(in_words(f"{reference.kind or ''} {reference.issuer or ''} {codes}"))


def _meant(found: Sequence[Reference], question: Question) -> list[Reference]:
    """Those of the kind asked for, where there are any, whose words cover most of the question's."""
    kind = _kind_asked(question.reading.plain)
    of_kind = [reference for reference in found if kind and kind_named(reference.kind) == kind] or found
    covered = [question.topic.coverage(reference_words(reference)) for reference in of_kind]
    return [reference for reference, share in zip(of_kind, covered, strict=True) if share == max(covered)]


def _kind_asked(plain: str) -> str | None:
    """The code of the kind that is asked for after other words: "thực hiện kế hoạch nào"; empty for any kind."""
    asked = _kinds().search(plain)
    return kind_named(asked[1]) if asked else None


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted((fold(name) for kind in load("document_kinds")["kind"] for name in kind["names"]), key=len)
    return re.compile(rf"(?<=\S )({'|'.join(reversed(names))}) (?:nao|gi|may|so (?:may|bao nhieu|nao))(?!\w)")
