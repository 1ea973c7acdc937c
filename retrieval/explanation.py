"""Why the assistant answered as it did: what was understood, which candidates, with which scores."""

from datetime import date

from retrieval.assistant import Assistant
from retrieval.ranking import FEATURES, Candidate
from retrieval.replies.phrases import shortened

SHOWN = 5


def explain(assistant: Assistant, question: str, as_of: date) -> str:
    """An account for the operator, in Vietnamese."""
    understood = assistant.understand(question, as_of)
    reading, intent, scope = understood.reading, understood.intent, understood.scope
    candidates = assistant.ranker.rank(understood)
    lines = [
        f"Đọc là: {reading.text}",
        f"Tìm theo: {understood.search_text}",
        f"Hỏi về: {', '.join((*intent.fields, *intent.document, *sorted(intent.forms))) or 'nội dung'}",
        f"Văn bản: {', '.join(sorted(scope.named or scope.issuers or scope.allowed))}",
        f"Từ khóa: {', '.join(f'{term.word} {term.weight:.1f}' for term in understood.topic.terms)}",
    ]
    if candidates:
        limit = assistant.ranker.decision["answer"]
        lines.append(
            f"Độ tin: {assistant.ranker.confidence(candidates, understood.topic):.2f} (trả lời từ {limit:.2f})"
        )
    return "\n".join([*lines, *(_candidate(assistant, candidate) for candidate in candidates[:SHOWN])])


def _candidate(assistant: Assistant, candidate: Candidate) -> str:
    weights = assistant.ranker.weights
    parts = [
        f"{name} {value * weight:+.2f}"
        for name, value, weight in zip(FEATURES, candidate.features, weights, strict=True)
        if value
    ]
    entry = candidate.entry
    words = shortened(assistant.catalog.documents[entry.document_id].quote(entry.span), 80)
    where = f"{entry.document_id} {entry.locator} [{entry.kind}]"
    return f"{candidate.score:6.2f}  {where} {words}\n        {', '.join(parts)}"
