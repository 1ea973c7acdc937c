""" "Còn kế hoạch kia?", "thế tỉnh kia?": the plan or the province beside the one told, or a question which one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from corpus.records import Relation
from retrieval.answer import Answer, Choice, Dialog
from retrieval.answering.desk import Desk
from retrieval.catalog import Catalog
from retrieval.frame import told_before, within
from retrieval.question import Question
from retrieval.replies.phrases import document_name
from retrieval.wording.data import load
from retrieval.wording.numbers import NumberMention, parse_number

MANY = 5


def looking_elsewhere(question: Question, dialog: Dialog, catalog: Catalog) -> Question:
    """A question that says "kế hoạch kia", "tỉnh kia" or "kế hoạch cũ", where that is one; any other as it is."""
    if replaced := _replaced(question, dialog, catalog):
        return replace(question, reading=replace(question.reading, numbers=(replaced,)))
    provinces, plans = other_provinces(question, dialog, catalog), other_plans(question, dialog, catalog)
    if len(provinces) == 1:
        ids = [document.id for document in catalog.documents.values() if document.province == provinces[0]]
        scope = replace(question.scope, allowed=question.scope.allowed.intersection(ids), provinces=tuple(provinces))
        return replace(question, scope=scope)
    return looking_at(question, plans if len(plans) == 1 else _numbered(question, catalog))


def looking_at(question: Question, ids: Iterable[str]) -> Question:
    """A question that looks at some documents, as if it named them; as it was where there are none."""
    return replace(question, scope=within(question.scope, ids))


def ask_other(desk: Desk) -> Answer | None:
    """Asks which other plan or province is meant, where several may be; the answer goes on with what was asked."""
    provinces = other_provinces(desk.question, desk.dialog, desk.catalog)
    plans = [desk.catalog.documents[name] for name in other_plans(desk.question, desk.dialog, desk.catalog)]
    choices = [_choice(f"tỉnh {name}") for name in provinces] or [_choice(document_name(d), d.id) for d in plans]
    if len(choices) < 2:
        return None
    del choices[MANY:]
    draft = desk.draft("clarify")
    draft.say(f"Anh/chị hỏi {'tỉnh' if provinces else 'kế hoạch'} nào?")
    for number, choice in enumerate(choices, 1):
        draft.say(f"{number}. {choice.label}")
    slots = {"pending": tuple(choices), "earlier_ids": told_before(desk.dialog, ())}
    return draft.finish("clarify", desk.dialog.model_copy(update=slots), choices)


def _choice(label: str, document_id: str | None = None) -> Choice:
    return Choice(label=label, question=f"Còn {label}?", document_id=document_id)


def other_plans(question: Question, dialog: Dialog, catalog: Catalog) -> Sequence[str]:
    """The documents that "kế hoạch kia" may mean, and "cái kia" after talk of documents; none for other words."""
    either = not dialog.record_ids and _points("either", question)
    if not either and not _points("plan", question):
        return ()
    every = [document.id for document in catalog.documents.values()]
    return _others(dialog.document_ids, dialog.earlier_ids, every)


def other_provinces(question: Question, dialog: Dialog, catalog: Catalog) -> Sequence[str]:
    """The provinces that "tỉnh kia" may mean; none where no such words are said."""
    if not _points("province", question):
        return ()
    told, earlier = (_provinces(ids, catalog) for ids in (dialog.document_ids, dialog.earlier_ids))
    return _others(told, earlier, catalog.provinces)


def _provinces(ids: Iterable[str], catalog: Catalog) -> list[str]:
    found = (catalog.documents[name].province for name in ids if name in catalog.documents)
    return list(dict.fromkeys(province for province in found if province))


def _others(told: Sequence[str], earlier: Sequence[str], every: Sequence[str]) -> list[str]:
    """Those spoken of earlier; of several told at once, these; else every other one."""
    before = [name for name in earlier if name in every and name not in told]
    return before or (list(told) if len(told) > 1 else [name for name in every if name not in told])


def _numbered(question: Question, catalog: Catalog) -> list[str]:
    """The documents of the number that "còn 22?" gives alone."""
    bare = None if question.scope.narrowed else _patterns()["number"].search(question.reading.plain)
    named = parse_number(bare[1]) if bare else None
    return [d.id for d in catalog.documents.values() if named and d.number and named.matches(d.number)]


def _replaced(question: Question, dialog: Dialog, catalog: Catalog) -> NumberMention | None:
    """The plan that the one told replaces, where that was asked and "kế hoạch đó" goes on with it."""
    if dialog.frame.facts != ("replaces",) or not _points("replaced", question):
        return None
    told = [reference for name in dialog.document_ids for reference in catalog.documents[name].references]
    numbers = {reference.number for reference in told if reference.relation is Relation.REPLACES}
    return parse_number(numbers.pop()) if len(numbers) == 1 else None


def _points(kind: str, question: Question) -> bool:
    return not question.scope.narrowed and _patterns()[kind].search(question.reading.plain) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(patterns)) for name, patterns in load("intents")["other"].items()}
