"""Vietnamese phrases that several replies share: names of documents, quotes, shortened texts, sources."""

import re

from corpus.records import Document, Span, Target
from retrieval.topic import Topic, spaced

QUOTE_LENGTH = 1000
"""Longer passages are given by their telling sentences."""
LABEL_LENGTH = 150
SENTENCE = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZĐÀ-Ỹ“\"0-9])")
FIELD_NAMES = {
    "lead": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp",
    "deadline": "thời hạn",
    "output": "kết quả, sản phẩm",
}


def document_name(document: Document) -> str:
    """How a document is called in a sentence: ``Kế hoạch 29-KH/TU``; by issuer and subject where it has no number."""
    kind = document.kind or "Văn bản"
    if document.number:
        return f"{kind} {document.number}"
    subject = f" “{shortened(document.title, 90)}”" if document.title else ""
    return f"{kind}{subject}" + (f" của {document.issuer}" if document.issuer else "")


def source(document: Document, locator: str) -> str:
    """Where a fact stands: document, issuing body, place."""
    name = document_name(document)
    issuer = f" của {document.issuer}" if document.issuer and document.number else ""
    return f"{name}{issuer}" + (f", {locator}" if locator else "")


def sentence_around(document: Document, mention: Span) -> Span:
    """The sentence around a mention, within its passage."""
    passage = document.passage_at(mention.start)
    around = passage.span if passage else mention
    start = max(document.text.rfind(mark, around.start, mention.start) for mark in ("; ", ". "))
    end = document.text.find(";", mention.end, around.end)
    return Span(start=start + 2 if start >= 0 else around.start, end=end if end >= 0 else around.end)


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """A text cut at a clause or word so that it fits a length, with "…" where it was cut."""
    text = readable(text)
    if len(text) <= length:
        return text.rstrip(" .;:,")
    cut = max(text.rfind(mark, length // 2, length) for mark in (";", ".", ","))
    cut = cut if cut > 0 else text.rfind(" ", 0, length)
    return text[:cut].rstrip(" ,;:.(") + "…"


def spoken_date(value: str) -> str:
    """``ngày 10/7/2025``, ``tháng 8/2025`` or ``năm 2025`` from ISO 8601 of any precision."""
    parts = [int(part) for part in value.split("-")]
    word = ("năm", "tháng", "ngày")[len(parts) - 1]
    return f"{word} {'/'.join(map(str, reversed(parts)))}"


def readable(text: str) -> str:
    """A passage as a chat user reads it: cells and lines of a passage become one line."""
    return re.sub(r"\s*[\t\n]\s*", " – ", text.strip()).replace(" –  – ", " – ")


def excerpt(text: str, topic: Topic, length: int = QUOTE_LENGTH) -> str:
    """A passage, or the run of its sentences that covers the topic best within a length."""
    plain = readable(text)
    if len(plain) <= length:
        return plain
    sentences = SENTENCE.split(plain)
    scored = [topic.coverage(spaced(sentence)) for sentence in sentences]
    first = last = max(range(len(sentences)), key=lambda at: scored[at])
    while True:
        grown = [(first - 1, last), (first, last + 1)]
        fitting = [
            (scored[a] if a < first else scored[b], a, b)
            for a, b in grown
            if a >= 0 and b < len(sentences) and len(" ".join(sentences[a : b + 1])) <= length
        ]
        if not fitting:
            break
        _, first, last = max(fitting)
    head = "… " if first else ""
    tail = " …" if last < len(sentences) - 1 else ""
    return head + " ".join(sentences[first : last + 1]) + tail


def target_label(target: Target) -> str:
    """A target in a list: its words, its value where it stands apart, its year."""
    text = readable(target.text.exact).rstrip(" .;:")
    value = target.value.exact if target.value else ""
    apart = bool(value) and value not in target.text.exact
    unit = target.unit if apart and target.unit and target.unit not in value else ""
    figure = f": {value}{unit or ''}" if apart else ""
    return f"{text}{figure}" + (f" (năm {target.year})" if target.year and target.year not in text else "")


def names_list(names: list[str] | tuple[str, ...]) -> str:
    """``A``, ``A và B``, ``A; B và C``."""
    if len(names) < 2:
        return "".join(names)
    return "; ".join(names[:-1]) + " và " + names[-1]
