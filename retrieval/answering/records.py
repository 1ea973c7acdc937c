"""Answering from the one record or passage that fits best, or from several that fit alike."""

from collections.abc import Sequence

from corpus.records import Assignment, Target, Task
from retrieval.answer import Answer, Status
from retrieval.answering.desk import Desk
from retrieval.answering.evidence import says
from retrieval.answering.fitting import alike_candidates, fitting_candidates, text_of
from retrieval.answering.premise import verdict
from retrieval.answering.refusal import decline
from retrieval.answering.suggestions import suggest
from retrieval.ranking import FACTS, Candidate, headed_by
from retrieval.replies.content import show_nearest, tell_passage, tell_passages
from retrieval.replies.facts import (
    tell_assignment,
    tell_content,
    tell_target,
    tell_targets,
    tell_task,
    tell_tasks,
    value_of,
)
from retrieval.replies.phrases import FIELD_NAMES, document_name, target_label


def answer_from_records(desk: Desk) -> Answer:
    """The reply from the best candidates, or that nothing holds what is asked."""
    candidates, needs = desk.candidates, desk.question.intent.needs
    missing = needs.name if needs else None
    if not candidates or desk.question.topic.unknown == 1:
        return decline(desk, candidates, missing)
    held = desk.ranker.confidence(candidates, desk.question.topic)
    told_once = needs is not None and needs.whole and len(desk.question.scope.allowed) == 1
    if held < desk.ranker.decision["answer"] and not told_once:
        return decline(desk, candidates, missing).model_copy(update={"confidence": 1 - held})
    fitting, lacking = fitting_candidates(desk, candidates)
    if not fitting:
        return decline(desk, candidates, lacking)
    alike = alike_candidates(desk, fitting)
    answer = _tell_several(desk, alike) if len(alike) > 1 else _tell_one(desk, alike[0])
    return answer.model_copy(update={"confidence": held}) if answer.status == "answered" else answer


def tell_record(desk: Desk, record: Task | Target | Assignment, fields: Sequence[str]) -> Answer:
    """The reply about a record that the dialog or a choice has fixed."""
    document = desk.document(record)
    draft = desk.draft(_intent(desk))
    held = True
    match record:
        case Task():
            asked = [name for name in fields if value_of(record, name) or not _says(desk, record, name)]
            held = tell_task(draft, document, record, asked, desk.question.topic) or len(asked) < len(fields)
        case Target():
            tell_target(draft, document, record)
        case Assignment():
            tell_assignment(draft, document, record, desk.question.topic)
    draft.open_with(verdict(desk, record))
    status: Status = "answered" if held else "not_found"
    return desk.finish(draft, status, records=[record], suggestions=suggest(desk.catalog, record, fields))


def _says(desk: Desk, task: Task, name: str) -> bool:
    """Whether the words of a task may say what a field that it lacks would: they do if it was asked for loosely."""
    return name not in desk.question.intent.strict or says(f"{name}_by_name", desk.document(task).quote(task.span))


def _tell_one(desk: Desk, best: Candidate) -> Answer:
    record = desk.ranker.record(best.entry)
    missed = best.feature("year_missed") and not desk.question.intent.premise
    if isinstance(record, Target) and missed:
        return _decline_year(desk, record)
    if not isinstance(record, Task) and (lacking := _unsaid(desk, best, record)):
        return decline(desk, [best], lacking)
    if isinstance(record, Task | Target | Assignment) and not (isinstance(record, Task) and _wants_content(desk)):
        return tell_record(desk, record, [name for name in desk.question.intent.fields if name in FACTS])
    document = desk.catalog.documents[best.entry.document_id]
    draft = desk.draft(_intent(desk))
    if isinstance(record, Task):
        tell_content(draft, document, record, desk.question.topic)
        draft.open_with(verdict(desk, record))
        return desk.finish(draft, "answered", records=[record], suggestions=suggest(desk.catalog, record, ()))
    tell_passage(draft, document, best.entry, desk.question.topic)
    return desk.finish(draft, "answered", documents=[document])


def _unsaid(desk: Desk, best: Candidate, record: object | None) -> str | None:
    """The name of a field asked for by its name that the words of a passage do not give."""
    asked = [name for name in desk.question.intent.fields if name in desk.question.intent.strict and name != "output"]
    if isinstance(record, Assignment):
        asked = [name for name in asked if name != "lead"]
    text = text_of(desk, best)
    missing = [FIELD_NAMES[n] for n in asked if not (headed_by(n, text) or says(f"{n}_by_name", text))]
    return f"{' và '.join(missing)} của việc này" if missing and len(missing) == len(asked) else None


def _wants_content(desk: Desk) -> bool:
    """Whether a task is asked for its words, not for one of its fields."""
    return not set(desk.question.intent.fields) & set(FACTS)


def _tell_several(desk: Desk, alike: Sequence[Candidate]) -> Answer:
    found = [(desk.catalog.documents[c.entry.document_id], c.entry, desk.ranker.record(c.entry)) for c in alike]
    draft = desk.draft(_intent(desk))
    fields = [name for name in desk.question.intent.fields if name in FACTS]
    records = [record for _, _, record in found if isinstance(record, Task | Target | Assignment)]
    if all(isinstance(record, Target) for _, _, record in found):
        tell_targets(draft, [(document, record) for document, _, record in found if isinstance(record, Target)])
    elif fields and all(isinstance(record, Task) for _, _, record in found):
        tell_tasks(draft, [(document, record) for document, _, record in found if isinstance(record, Task)], fields)
    else:
        tell_passages(draft, [(document, entry) for document, entry, _ in found], desk.question.topic)
    return desk.finish(draft, "answered", records=records, documents=[document for document, _, _ in found])


def _decline_year(desk: Desk, target: Target) -> Answer:
    draft = desk.draft("target")
    document = desk.document(target)
    asked = ", ".join(time.text for time in desk.question.times if time.year)
    draft.say(f"{document_name(document)} không nêu chỉ tiêu này cho {asked}.")
    draft.say(f"Chỉ tiêu gần nhất: {target_label(target)}.")
    show_nearest(draft, [(document, target.span, target.locator)])
    return desk.finish(draft, "not_found", records=[target])


def _intent(desk: Desk) -> str:
    return "+".join(desk.question.intent.fields) or "content"
