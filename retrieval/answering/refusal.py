"""Declining: what the corpus does not hold is said to be so, with the nearest that it holds."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.words import unit_head
from retrieval.answer import Answer, Choice
from retrieval.answering.desk import Desk
from retrieval.ranking import Candidate
from retrieval.replies.content import show_nearest
from retrieval.replies.courtesy import turn_away
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import document_name, names_list
from retrieval.wording.data import load
from retrieval.wording.words import loose

NEAREST = 2


def turn_hostile_away(desk: Desk) -> Answer:
    """An attempt to misuse the assistant."""
    draft = desk.draft("hostile")
    return draft.finish("not_found", turn_away(draft))


def decline_place(desk: Desk) -> Answer:
    """A province of which the corpus has nothing."""
    draft = desk.draft("out_of_corpus")
    held = names_list(desk.catalog.provinces)
    draft.say(f"Kho chưa có văn bản nào của {names_list(desk.question.scope.foreign)}; hiện có văn bản của {held}.")
    return desk.finish(draft, "not_found")


def decline_body(desk: Desk) -> Answer | None:
    """A body of which the corpus has no document; where documents of it are mentioned, they are named.

    ``None`` where the question names no such body, or asks for more than a document of a body that is spoken of.
    """
    reading, intent = desk.question.reading, desk.question.intent
    asked = _of_body().search(reading.restored)
    if asked is None or desk.question.scope.issuers or reading.numbers:
        return None
    ends = [province.start for province in reading.provinces] + [start for start, _ in intent.asking]
    end = min([asked.end(), *(end for end in ends if end > asked.start("body"))])
    body, documents = reading.restored[asked.start("body") : end].strip(), list(desk.catalog.documents.values())
    if desk.catalog.speaks_of(body) and (intent.fields or intent.forms or not intent.document):
        return None
    draft = desk.draft("out_of_corpus")
    mentioned = {r.number: (d, r) for d in documents for r in d.references if body.lower() in (r.issuer or "").lower()}
    draft.say(f"Kho không có văn bản nào của {body}; hiện có văn bản của {names_list(desk.catalog.issuers)}.")
    if mentioned:
        draft.say(f"Chỉ có chỗ nhắc tới {names_list([d.quote(r.span) for d, r in mentioned.values()])}.")
    for document, reference in mentioned.values():
        draft.cite(document, reference.span)
    return desk.finish(draft, "not_found")


def decline_law(desk: Desk) -> Answer | None:
    """What a law says that the corpus does not hold: "Luật Đất đai quy định gì"; ``None`` for any other question.

    Who is to work on a law that plans speak of, and by when, is for the plans to say.
    """
    asked = _of_law().search(desk.question.reading.restored)
    if asked is None or desk.question.scope.named:
        return None
    if desk.question.intent.fields and desk.catalog.speaks_of(asked["law"]):
        return None
    draft = desk.draft("out_of_corpus")
    draft.say(f"Kho không có toàn văn {asked['law']}; hiện có văn bản của {names_list(desk.catalog.issuers)}.")
    return desk.finish(draft, "not_found")


@cache
def _of_law() -> re.Pattern[str]:
    """A law by its name and what it is to say."""
    data = load("document_kinds")["law"]
    kinds, says = "|".join(data["kinds"]), "|".join(data["says"])
    return loose(rf"(?<!\w)(?P<law>(?:{kinds})(?: [^\W\d_]+){{1,5}}?(?: \d{{4}})?) (?:{says})(?!\w)")


@cache
def _of_body() -> re.Pattern[str]:
    """A kind of document right before "của" and the first words of a body's name."""
    firm = (kind for kind in load("document_kinds")["kind"] if kind.get("firm"))
    kinds = "|".join(name for kind in firm for name in kind["names"] if " " in name)
    head = f"(?:{unit_head().pattern})"
    return loose(rf"(?<!\w)(?:{kinds})(?: năm \d+)? của (?P<body>(?!các ){head}(?: [^\W\d_]+){{1,2}})")


def decline_number(desk: Desk) -> Answer:
    """A document number that nothing in the corpus has or mentions; numbers like it are offered."""
    scope = desk.question.scope
    draft = desk.draft("unknown_document")
    asked = names_list([number.text for number in scope.unknown])
    draft.say(f"Kho không có văn bản {asked}, cũng không có văn bản nào nhắc tới số này.")
    choices = [
        Choice(label=near, question=desk.question.reading.text.replace(scope.unknown[0].text, near))
        for near in scope.near
    ]
    if choices:
        draft.say(f"Có phải ý anh/chị là {names_list(scope.near)}?")
    else:
        draft.say(f"Các văn bản đang có: {'; '.join(document_name(d) for d in desk.catalog.documents.values())}.")
    return desk.finish(draft, "not_found", choices=choices)


def tell_nearest(desk: Desk, draft: Draft, candidates: Sequence[Candidate]) -> None:
    """Shows the best of some candidates, without answering from them."""
    near = candidates[:NEAREST]
    show_nearest(draft, [(desk.catalog.documents[c.entry.document_id], c.entry.span, c.entry.locator) for c in near])


def decline(desk: Desk, candidates: Sequence[Candidate], what: str | None = None) -> Answer:
    """Nothing holds what is asked: ``what`` names the missing thing, the nearest passages are shown."""
    draft = desk.draft("not_found")
    documents = desk.documents()
    named = document_name(documents[0]) if len(documents) == 1 else "Các văn bản trong kho"
    draft.say(f"{named} không nêu {what or 'nội dung được hỏi'}.")
    if desk.question.topic.terms:
        tell_nearest(desk, draft, candidates)
    return desk.finish(draft, "not_found")
