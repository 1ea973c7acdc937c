"""Replies that list or count records: complete, computed over the records, cut for chat with a way to the rest."""

from collections.abc import Sequence

from corpus.records import Assignment, Document, Span, Target, Task
from retrieval.answer import Choice
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import LABEL_LENGTH, document_name, shortened, source, target_label

ROOM = 2200
"""Characters that the labels of a short list share; those of a long one are cut to their usual length."""
LONGEST = 320
SHOWN = 12
"""Items that a chat message shows; the rest are counted and found on the task board."""
Item = Task | Target | Assignment
NOUN = {Task: "nhiệm vụ", Target: "chỉ tiêu", Assignment: "việc được giao"}


def as_shown(items: Sequence[tuple[Document, Item]]) -> list[tuple[Document, Item]]:
    """Records in the order in which a list shows them: those of one document together."""
    order = {name: place for place, name in enumerate(dict.fromkeys(document.id for document, _ in items))}
    return sorted(items, key=lambda pair: order[pair[0].id])


def tell_list(draft: Draft, items: Sequence[tuple[Document, Item]], what: str) -> None:
    """Lists records, grouped by document. ``what`` says what they have in common."""
    draft.say(f"Có {len(items)} {_noun(items)} {what}:".replace("  ", " ").replace(" :", ":"))
    documents = list(dict.fromkeys(document.id for document, _ in items))
    shown = 0
    for document_id in documents:
        own = [(document, item) for document, item in items if document.id == document_id]
        if shown >= SHOWN:
            break
        if len(documents) > 1:
            draft.say(f"{document_name(own[0][0])}:")
        for document, item in own[: SHOWN - shown]:
            citation = draft.cite(document, item.span, item.locator)
            draft.fact("text", item.text.exact, citation, item.id if isinstance(item, Task) else None)
            shown += 1
            draft.say(f"{shown}. {_line(item, max(LABEL_LENGTH, min(LONGEST, ROOM // len(items))))}")
    if len(documents) == 1:
        draft.say(f"Nguồn: {source(items[0][0], '')}.")
    if len(items) > shown:
        draft.say(f"Còn {len(items) - shown} mục nữa; xem đủ ở bảng nhiệm vụ trên trang web hoặc hỏi hẹp hơn.")


def tell_count(draft: Draft, items: Sequence[tuple[Document, Item]], what: str) -> None:
    """Counts records by document; cites the first and the last of each."""
    documents = list(dict.fromkeys(document.id for document, _ in items))
    noun = _noun(items)
    if len(documents) > 1:
        draft.say(f"Tổng cộng {len(items)} {noun} {what}".rstrip() + ":")
    for document_id in documents:
        own = [(document, item) for document, item in items if document.id == document_id]
        document = own[0][0]
        draft.say(
            f"{document_name(document)} có {len(own)} {noun}{'' if len(documents) > 1 else f' {what}'}".rstrip() + "."
        )
        for _, item in (own[-1], own[0]):
            citation = draft.cite(document, item.span, item.locator)
        draft.fact("count", str(len(own)), citation)


def tell_groups(draft: Draft, document: Document, groups: Sequence[tuple[str, Span]], *, counted: bool) -> None:
    """Lists the groups of tasks of a document; their number comes first."""
    draft.say(f"{document_name(document)} chia thành {len(groups)} nhóm nhiệm vụ:")
    for number, (label, span) in enumerate(groups, 1):
        citation = draft.cite(document, span)
        draft.say(f"{number}. {shortened(label, 110)}")
    draft.fact("count" if counted else "text", str(len(groups)) if counted else groups[0][0], citation)
    draft.say(f"Nguồn: {source(document, '')}.")


def offer(draft: Draft, found: Sequence[tuple[Document, Item]], question: str) -> list[Choice]:
    """Records as choices that a person can tell apart, each with its citation; ``question`` is asked of the chosen."""
    choices = []
    for number, (document, item) in enumerate(found, 1):
        place = source(document, item.locator)
        label = f"{place}: {shortened(item.text.exact, 70)}"
        draft.say(f"{number}. {label}")
        draft.cite(document, item.span, item.locator)
        asked = f"{question.rstrip(' ?')} – {place}?"
        choices.append(Choice(label=label, question=asked, document_id=document.id, task_id=item.id))
    return choices


def groups_of(document: Document) -> list[tuple[str, Span]]:
    """The groups of a document's tasks in order, each with the place of its label."""
    found: dict[str, Span] = {}
    for task in document.tasks:
        if task.group and task.group_span:
            found.setdefault(task.group, _line_around(document, task.group_span))
    return list(found.items())


def _line_around(document: Document, span: Span) -> Span:
    """The whole line of a label, with its number."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span(start=start, end=end if end >= 0 else len(document.text))


def _noun(items: Sequence[tuple[Document, Item]]) -> str:
    kinds = {type(item) for _, item in items}
    return NOUN[kinds.pop()] if len(kinds) == 1 else "mục"


def _line(item: Item, length: int) -> str:
    match item:
        case Task():
            parts = [f"{item.lead.exact} chủ trì" if item.lead else "", item.deadline.text if item.deadline else ""]
            return shortened(item.text.exact, length) + "".join(f" – {part}" for part in parts if part)
        case Target():
            return target_label(item)
    return f"{shortened(item.text.exact, length)} ({item.unit.exact})"
