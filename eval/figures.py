"""Figures that a reply says beside its facts: percentages, dates, quarters and document numbers, and their sources."""

import re
from collections.abc import Iterable

from eval.wording import bare, short_dates
from retrieval.answer import Answer, Citation

FIGURE = re.compile(
    r"\d+(?:,\d+)?\s?%"
    r"|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?<!\w)\d+/?\d*[-/][A-ZĐa-z]{2}[\w-]*(?:[-/][\w-]+)?"
    r"|[Qq]uý (?:[IV]+|[1-4])(?!\w)"
)


def loose_figures(asked: Iterable[str], answer: Answer) -> tuple[str, ...]:
    """The figures of an answered reply that neither a citation nor what was asked says; a refusal says none.

    A citation speaks through its text, its locator and the header of its document.
    """
    if answer.status != "answered":
        return ()
    spoken = " ".join([*asked, *sources(answer.citations)])
    known = bare(short_dates(spoken))
    return tuple(figure for figure in FIGURE.findall(short_dates(answer.answer)) if bare(figure) not in known)


def sources(citations: Iterable[Citation]) -> Iterable[str]:
    """What citations say: text, locator, and the header of the document."""
    for citation in citations:
        document = citation.document
        header = (document.title, document.number, document.issuer, document.province)
        yield from (citation.exact, citation.locator, *filter(None, header))
        yield "/".join(part.lstrip("0") for part in reversed((document.date or "").split("-")))
