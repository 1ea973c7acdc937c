"""Replies that quote a passage."""

from collections.abc import Sequence

from corpus.lists import list_under
from corpus.records import Document, Passage, Span
from index.entries import Entry
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import excerpt, shortened, source
from retrieval.topic import Topic

ITEM_LENGTH = 260
LED_TO = 8
"""Items that are quoted under the line that leads to them."""


def tell_passage(draft: Draft, document: Document, entry: Entry, topic: Topic) -> None:
    """Quotes a passage, or its telling sentences, and what stands under one that only leads to a list."""
    citation = draft.cite(document, entry.span, entry.locator)
    text = document.quote(entry.span)
    draft.fact("text", text, citation)
    draft.say(f"{source(document, entry.locator)} nêu: “{excerpt(text, topic)}”")
    led_to = list_under(document, entry.span)
    for passage in led_to[:LED_TO]:
        quote_item(draft, document, passage)
    if len(led_to) > LED_TO:
        draft.say(f"Còn {len(led_to) - LED_TO} đoạn nữa; xem đủ trong văn bản.")


def tell_passages(draft: Draft, found: Sequence[tuple[Document, Entry]], topic: Topic) -> None:
    """Quotes several documents on the same thing."""
    draft.say("Có nhiều văn bản cùng nêu nội dung này:")
    for document, entry in found:
        citation = draft.cite(document, entry.span, entry.locator)
        text = document.quote(entry.span)
        draft.fact("text", text, citation)
        draft.say(f"• {source(document, entry.locator)}: “{excerpt(text, topic, 320)}”")


def quote_item(draft: Draft, document: Document, passage: Passage) -> None:
    """Quotes a passage as one item of several."""
    citation = draft.cite(document, passage.span, passage.locator)
    draft.fact("text", citation.exact, citation)
    draft.say(f"• “{shortened(citation.exact, ITEM_LENGTH)}”")


def show_nearest(draft: Draft, found: Sequence[tuple[Document, Span, str]]) -> None:
    """Names the passages nearest to what was asked, without answering from them."""
    if not found:
        return
    draft.say("Nội dung gần nhất trong kho:")
    for document, span, locator in found:
        draft.cite(document, span, locator)
        draft.say(f"• {source(document, locator)}: “{shortened(document.quote(span), 120)}”")
