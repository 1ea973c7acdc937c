"""The candidates that may answer: those that hold what is asked, the one that holds it best, and those alike."""

from collections.abc import Iterable, Sequence

from corpus.records import Target
from index.entries import EntryKind
from retrieval.answering.desk import Desk
from retrieval.answering.evidence import counts, says
from retrieval.intent import AnswerType
from retrieval.ranking import FACTS, Candidate
from retrieval.replies.phrases import target_label

SAME = 0.9
"""Share of the best candidate's coverage that another needs to be about the same thing."""
SAME_INDICATOR = 0.75
NEAR = 10
"""Candidates among which one has to hold the kind of thing that is asked for."""
COUNTED = 8
"""Candidates among which one has to give the number asked for."""
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


def fitting_candidates(desk: Desk, candidates: Sequence[Candidate]) -> tuple[Sequence[Candidate], str | None]:
    """Those that hold the field, the number and the kind of thing asked for, or none and what is lacking."""
    needs, counted = desk.question.intent.needs, desk.question.intent.counted
    if needs is not None:
        candidates = _holding(desk, candidates, needs)
        if not candidates:
            return (), needs.name
    candidates = _field_first(desk, _indicator_first(candidates))
    if counted is not None and desk.ranker.knows(counted.split()[0]):
        candidates = [c for c in candidates[:COUNTED] if counts(counted, text_of(desk, c))]
    return candidates, None if candidates else "số lượng được hỏi"


def alike_candidates(desk: Desk, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The best candidate of each document that fits nearly as well as the best of all; of targets, each that fits."""
    best, needs = candidates[0], desk.question.intent.needs
    if desk.question.scope.named and best.entry.kind is not EntryKind.TARGET:
        return [best]
    if needs is not None and needs.whole:
        return _best_of_each(c for c in candidates if c.feature("coverage") >= SAME * best.feature("coverage"))
    close, same = desk.ranker.decision["close"], SAME
    if best.entry.kind is EntryKind.TARGET and not desk.question.scope.narrowed:
        close, same = 2 * close, SAME_INDICATOR
    near = [c for c in candidates if c.score >= best.score - close and c.entry.kind is best.entry.kind]
    near = _in_force(desk, [c for c in near if c.feature("coverage") >= same * best.feature("coverage")])
    if best.entry.kind is EntryKind.TARGET:
        return _by_year(desk, _same_indicator(desk, near)[:YEARS])
    return _best_of_each(near)


def _best_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first candidate of each document."""
    by_document: dict[str, Candidate] = {}
    for candidate in candidates:
        by_document.setdefault(candidate.entry.document_id, candidate)
    return list(by_document.values())[:MANY]


def text_of(desk: Desk, candidate: Candidate) -> str:
    """The words of a candidate in its document."""
    return desk.catalog.documents[candidate.entry.document_id].quote(candidate.entry.span)


def _holding(desk: Desk, candidates: Sequence[Candidate], needs: AnswerType) -> Sequence[Candidate]:
    """The candidates that hold a kind of thing, where one of the best does; of all where a plan tells it only once."""
    if needs.whole:
        return [c for c in desk.ranker.rank(desk.question, WIDE) if _holds(desk, c, needs)]
    about = PARTLY * candidates[0].feature("coverage")
    holding = [c for c in candidates if c.feature("coverage") >= about and _holds(desk, c, needs)]
    return holding if {c.row for c in candidates[:NEAR]}.intersection(c.row for c in holding) else ()


def _field_first(desk: Desk, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The best candidate that holds a field asked for, before a better one that says nothing of it."""
    asked = [name for name in desk.question.intent.fields if name in FACTS]
    best = candidates[0]
    if (
        not asked
        or best.feature("has_field")
        or any(says(f"{n}_by_name", text_of(desk, best)) for n in asked if n != "deadline")
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


def _holds(desk: Desk, candidate: Candidate, needs: AnswerType) -> bool:
    """Whether the words of a candidate hold a kind of thing, or a target's value and unit in other cells do."""
    record = desk.ranker.record(candidate.entry)
    if isinstance(record, Target) and ((needs.valued and record.value) or needs.holds.search(target_label(record))):
        return True
    return needs.holds.search(text_of(desk, candidate)) is not None
