"""Who works on a plan, and who has the most tasks or the fewest: units, groups or plans, counted over the records."""

from collections.abc import Sequence

from corpus.records import Document, Task
from retrieval.answer import Answer
from retrieval.answering.desk import Desk
from retrieval.answering.limits import Limits
from retrieval.intent import loosely
from retrieval.replies.draft import Draft
from retrieval.replies.lists import Item
from retrieval.replies.phrases import document_name, names_list

Found = list[tuple[Document, Item]]
SHOWN = 4
"""Names that share the first place, and those that come next, that a reply gives."""
LISTED = 12
"""Units that a list gives; the rest are counted."""
UNITS = {"unit": "đơn vị chủ trì", "partner": "đơn vị phối hợp"}


def answer_tally(desk: Desk) -> Answer | None:
    """What has the most records, or the fewest, and what comes next; ``None`` where neither is asked for."""
    if not desk.question.intent.forms & {"most", "fewest"}:
        return None
    limits = Limits(desk)
    by, items = _compared(desk), limits.items()
    tally = _tally(desk, items, by)
    draft = desk.draft("count")
    if not tally:
        draft.say(f"{limits.place} không nêu {UNITS.get(by, 'nhóm')} của từng nhiệm vụ nên không so được.")
        return desk.finish(draft, "not_found", documents=limits.documents)
    noun = "chỉ tiêu" if limits.noun == "target" else "nhiệm vụ"
    _tell(draft, tally, noun, "Ít" if "fewest" in desk.question.intent.forms else "Nhiều")
    if by in UNITS and (left := len(items) - len({item.id for found in tally.values() for _, item in found})):
        draft.say(f"Không tính {left} {noun} không ghi {UNITS[by]}.")
    return desk.finish(draft, "answered", documents=limits.documents)


def answer_units(desk: Desk) -> Answer | None:
    """All units that lead the tasks of plans, or take part in them; ``None`` where only those of one task are meant."""
    if desk.question.intent.document or not loosely("which_units").search(desk.question.reading.plain):
        return None
    limits = Limits(desk)
    if limits.subject.terms or limits.units:
        return None
    by = "partner" if "coordinating" in desk.question.intent.fields else "unit"
    tally = _tally(desk, limits.items(), by)
    if not tally:
        return None
    draft = desk.draft("list")
    draft.say(f"Có {len(tally)} {UNITS[by]}{f' {limits.words([])}' if limits.limited else ''}:")
    for number, name in enumerate(sorted(tally, key=lambda name: -len(tally[name]))[:LISTED], 1):
        document, item = tally[name][0]
        draft.fact("count", str(len(tally[name])), draft.cite(document, item.span, item.locator))
        draft.say(f"{number}. {name} – {len(tally[name])} nhiệm vụ")
    if len(tally) > LISTED:
        draft.say(f"Còn {len(tally) - LISTED} đơn vị nữa; xem đủ ở bảng nhiệm vụ trên trang web.")
    return desk.finish(draft, "answered", documents=limits.documents)


def _tell(draft: Draft, tally: dict[str, Found], noun: str, most: str) -> None:
    ranked = sorted(tally, key=lambda name: len(tally[name]), reverse=most == "Nhiều")
    count = len(tally[ranked[0]])
    first = [name for name in ranked if len(tally[name]) == count]
    for name in first[:SHOWN]:
        document, item = tally[name][0]
        draft.fact("count", str(count), draft.cite(document, item.span, item.locator))
    others = f" và {len(first) - SHOWN} nơi khác" if len(first) > SHOWN else ""
    draft.say(f"{most} {noun} nhất là {names_list(first[:SHOWN])}{others}: {count} {noun}.")
    if after := ranked[len(first) : len(first) + SHOWN]:
        draft.say(f"Tiếp theo: {names_list([f'{name} ({len(tally[name])})' for name in after])}.")


def _tally(desk: Desk, items: Sequence[tuple[Document, Item]], by: str) -> dict[str, Found]:
    """The records of each unit, group or plan, under the name by which it is told."""
    called: dict[str, str] = {}
    tally: dict[str, Found] = {}
    for document, item in items:
        for name in _owners(document, item, by):
            key = desk.catalog.units.key(name) if by in UNITS else name
            tally.setdefault(called.setdefault(key, name), []).append((document, item))
    return tally


def _owners(document: Document, item: Item, by: str) -> list[str]:
    if by == "document":
        return [document_name(document)]
    if by == "group":
        group = getattr(item, "group", None)
        return [group] if group else []
    if not isinstance(item, Task):
        return []
    named = item.coordinating if by == "partner" else (item.lead,)
    return [" ".join(quote.exact.split()) for quote in named if quote]


def _compared(desk: Desk) -> str:
    """What is compared: plans or groups where they are named, else units by their part in the work."""
    plain = desk.question.reading.plain
    named = next((kind for kind in ("document", "group") if loosely(f"which_{kind}").search(plain)), None)
    return named or ("partner" if "coordinating" in desk.question.intent.fields else "unit")
