"""Questions that the corpus can answer, offered after an answer."""

from collections.abc import Sequence

from corpus.records import Assignment, Target, Task
from retrieval.catalog import Catalog
from retrieval.replies.facts import value_of
from retrieval.replies.phrases import document_name, shortened

SHOWN = 3
ASKS = {
    "lead": "Đơn vị nào chủ trì",
    "coordinating": "Đơn vị nào phối hợp",
    "deadline": "Thời hạn khi nào của",
    "output": "Kết quả cần đạt của",
}


def suggest(catalog: Catalog, record: Task | Target | Assignment, told: Sequence[str]) -> tuple[str, ...]:
    """Up to three questions about the same record, its unit or its plan."""
    document = catalog.documents[record.document_id]
    name = document_name(document)
    found: list[str] = []
    if isinstance(record, Task):
        label = shortened(record.text.exact, 80).rstrip("…")
        found += [f"{ASKS[f]} “{label}” ({name})?" for f in ASKS if f not in told and value_of(record, f)][:2]
        if record.lead:
            found.append(f"{record.lead.exact} chủ trì những nhiệm vụ nào trong {name}?")
    if isinstance(record, Assignment):
        found.append(f"{record.unit.exact} được giao những việc gì trong {name}?")
    if document.tasks:
        found.append(f"{name} có bao nhiêu nhiệm vụ?")
    return tuple(found[:SHOWN])
