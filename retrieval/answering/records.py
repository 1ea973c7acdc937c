"""Answering from the one record or passage that fits best, or from several that fit alike."""

from collections.abc import Sequence

from corpus.records import Assignment, Target, Task
from index.entries import EntryKind
from retrieval.answer import Answer, Status
from retrieval.answering.desk import Desk
from retrieval.answering.evidence import counts, says
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

SAME = 0.9
"""Share of the best candidate's coverage that another needs to be about the same thing."""
SAME_INDICATOR = 0.75
NEAR = 10
"""Candidates among which one has to hold the kind of thing that is asked for."""
WIDE = 200
"""Candidates among which what a plan tells only once is looked for."""
NEARLY = 0.8
PARTLY = 0.5
"""Share of the best coverage that does where the plan meant is certain."""
CLEARLY = 0.12
"""More of the topic's weight than this makes another indicator the one meant."""
MANY = 5
YEARS = 8
OF_ONE = 6
"""Targets of one document that are told together, so that other documents find room."""


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
    answer = _answer_from(desk, candidates)
    return answer.model_copy(update={"confidence": held}) if answer.status == "answered" else answer


def _answer_from(desk: Desk, candidates: Sequence[Candidate]) -> Answer:
    """The reply from candidates that hold the answer, unless they lack the field, number or kind of thing asked for."""
    needs = desk.question.intent.needs
    if needs is not None:
        candidates = desk.ranker.rank(desk.question, WIDE) if needs.whole else candidates
        about = 0.0 if needs.whole else PARTLY * candidates[0].feature("coverage")
        holding = [c for c in candidates if c.feature("coverage") >= about and needs.holds.search(_told(desk, c))]
        near = candidates if needs.whole else candidates[:NEAR]
        if not {c.row for c in near}.intersection(c.row for c in holding):
            return decline(desk, candidates, needs.name)
        candidates = holding
    candidates = _field_first(desk, _indicator_first(candidates))
    counted = desk.question.intent.counted
    if counted is not None and desk.ranker.knows(counted.split()[0]):
        candidates = [c for c in candidates[:8] if counts(counted, _text(desk, c))] or candidates
        if not counts(counted, _text(desk, candidates[0])):
            return decline(desk, candidates, "số lượng được hỏi")
    alike = _alike(desk, candidates)
    return _tell_several(desk, alike) if len(alike) > 1 else _tell_one(desk, alike[0])


def _field_first(desk: Desk, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The best candidate that holds a field asked for, before a better one that says nothing of it."""
    asked = [name for name in desk.question.intent.fields if name in FACTS]
    best = candidates[0]
    if (
        not asked
        or best.feature("has_field")
        or any(says(f"{n}_by_name", _text(desk, best)) for n in asked if n != "deadline")
    ):
        return candidates
    share = PARTLY if len(desk.question.scope.allowed) == 1 else NEARLY
    enough, near = share * best.feature("coverage"), best.score - 2 * desk.ranker.decision["close"]
    holding = (
        c for c in candidates[1:6] if c.feature("has_field") and c.feature("coverage") >= enough and c.score >= near
    )
    chosen = next(holding, best)
    return [chosen, *(c for c in candidates if c is not chosen)]


def _indicator_first(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The target that is about the indicator asked for, before one that only has its year."""
    best = candidates[0]
    if best.entry.kind is not EntryKind.TARGET or not best.feature("year"):
        return candidates
    enough = best.feature("coverage") + CLEARLY
    closer = (c for c in candidates[1:6] if c.entry.kind is EntryKind.TARGET and c.feature("coverage") >= enough)
    chosen = next(closer, best)
    return [chosen, *(c for c in candidates if c is not chosen)]


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
    text = _text(desk, best)
    missing = [FIELD_NAMES[n] for n in asked if not (headed_by(n, text) or says(f"{n}_by_name", text))]
    return f"{' và '.join(missing)} của việc này" if missing and len(missing) == len(asked) else None


def _wants_content(desk: Desk) -> bool:
    """Whether a task is asked for its words, not for one of its fields."""
    return not set(desk.question.intent.fields) & set(FACTS)


def _alike(desk: Desk, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate of each document that fits nearly as well as the best of all; of targets, each that fits."""
    best, needs = candidates[0], desk.question.intent.needs
    if desk.question.scope.named and best.entry.kind is not EntryKind.TARGET:
        return [best]
    if needs is not None and needs.whole:
        near = [c for c in candidates if c.feature("coverage") >= SAME * best.feature("coverage")]
        return list({c.entry.document_id: c for c in reversed(near)}.values())[::-1][:MANY]
    close, same = desk.ranker.decision["close"], SAME
    if best.entry.kind is EntryKind.TARGET and not desk.question.scope.narrowed:
        close, same = 2 * close, SAME_INDICATOR
    near = [c for c in candidates if c.score >= best.score - close and c.entry.kind is best.entry.kind]
    near = _in_force(desk, [c for c in near if c.feature("coverage") >= same * best.feature("coverage")])
    if best.entry.kind is EntryKind.TARGET:
        return _by_year(desk, _same_indicator(desk, near)[:YEARS])
    by_document: dict[str, Candidate] = {}
    for candidate in near:
        by_document.setdefault(candidate.entry.document_id, candidate)
    return list(by_document.values())[:MANY]


def _in_force(desk: Desk, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of plans that none has replaced, where there are any."""
    documents = [desk.catalog.documents[candidate.entry.document_id] for candidate in candidates]
    kept = {document.id for document in desk.in_force(documents)}
    return [candidate for candidate in candidates if candidate.entry.document_id in kept]


def _same_indicator(desk: Desk, near: list[Candidate]) -> list[Candidate]:
    """Targets of other years and documents for the same indicator; the year asked for leaves one."""
    kept = [near[0]]
    for candidate in near[1:]:
        if sum(c.entry.document_id == candidate.entry.document_id for c in kept) >= OF_ONE:
            continue
        record, first = desk.ranker.record(candidate.entry), desk.ranker.record(near[0].entry)
        if isinstance(record, Target) and isinstance(first, Target):
            differs = candidate.entry.document_id != near[0].entry.document_id or record.year != first.year
            if differs and bool(record.value) == bool(first.value) and not candidate.feature("year_missed"):
                kept.append(candidate)
    return kept


def _by_year(desk: Desk, alike: list[Candidate]) -> list[Candidate]:
    """Targets of one document in the order of their years, the document of the best first."""
    documents = list(dict.fromkeys(candidate.entry.document_id for candidate in alike))
    years = {c.row: getattr(desk.ranker.record(c.entry), "year", None) or "" for c in alike}
    return sorted(alike, key=lambda c: (documents.index(c.entry.document_id), years[c.row]))


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


def _told(desk: Desk, candidate: Candidate) -> str:
    """The words of a candidate as a reply would give them, with the unit of a value that stands in another cell."""
    record = desk.ranker.record(candidate.entry)
    return f"{_text(desk, candidate)} {target_label(record) if isinstance(record, Target) else ''}"


def _text(desk: Desk, candidate: Candidate) -> str:
    return desk.catalog.documents[candidate.entry.document_id].quote(candidate.entry.span)


def _intent(desk: Desk) -> str:
    return "+".join(desk.question.intent.fields) or "content"
