"""Citations as a chat user sees them: a short name with the link, or the passage itself."""

from collections.abc import Sequence

from bot.message import Block, Link, Message, Text
from bot.texts import say
from retrieval.answer import Citation, DocumentRef

_SHOWN = 5
_TITLE_SHOWN = 80


def document_name(document: DocumentRef) -> str:
    """How a document is called in a line: kind and number, or its title where it has none."""
    if document.number:
        return f"{document.kind or ''} {document.number}".strip()
    title = document.title or document.source
    return title if len(title) <= _TITLE_SHOWN else title[:_TITLE_SHOWN].rsplit(" ", 1)[0] + "…"


def source_line(citation: Citation) -> str:
    """Document, place in it, page, and whether the text was read from a picture."""
    page = say("sources.page", page=citation.page) if citation.page else ""
    ocr = say("sources.ocr") if citation.ocr else ""
    return ", ".join(part for part in (document_name(citation.document), citation.locator, page, ocr) if part)


def source_link(citation: Citation, number: int | None = None) -> Link:
    """The link that opens a citation in the viewer."""
    label = source_line(citation)
    return Link(label=label if number is None else f"[{number}] {label}", url=citation.url)


def source_list(citations: Sequence[Citation]) -> tuple[Block, ...]:
    """The sources under an answer, numbered; beyond the first few only how many more there are."""
    if not citations:
        return ()
    links = [source_link(citation, number) for number, citation in enumerate(citations[:_SHOWN], start=1)]
    rest = len(citations) - len(links)
    more = (Text(text=say("sources.more", count=rest)),) if rest > 0 else ()
    return (*links, *more)


def passage(citation: Citation, number: int | None = None) -> tuple[Block, ...]:
    """The cited passage word for word, under its source."""
    return (source_link(citation, number), Text(text=citation.exact, style="quote"))


def passages(citations: Sequence[Citation]) -> Message:
    """All cited passages, numbered as under the answer."""
    blocks = (block for number, citation in enumerate(citations, start=1) for block in passage(citation, number))
    return Message(blocks=tuple(blocks))
