"""A citation as text to paste: the Vietnamese way of naming a document, HTML, and CSL-JSON."""

from html import escape
from textwrap import shorten

from pydantic import ConfigDict, Field

from corpus.records import Document
from retrieval.answer import Citation, DocumentRef, Value
from retrieval.replies.phrases import spoken_date

SHORT = 60


class CslDate(Value):
    """A CSL date: year, month and day as far as they are known."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    parts: tuple[tuple[int, ...], ...] = Field(validation_alias="date-parts", serialization_alias="date-parts")


class CslItem(Value):
    """A CSL-JSON item of type ``legislation`` (https://docs.citationstyles.org), for reference managers."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    id: str
    type: str = "legislation"
    title: str | None
    number: str | None
    authority: str | None
    jurisdiction: str | None
    issued: CslDate | None
    section: str
    url: str = Field(validation_alias="URL", serialization_alias="URL")


class Formats(Value):
    """The same citation in each format."""

    text: str
    html: str
    csl: CslItem


def formats(citation: Citation) -> Formats:
    """Every format of a citation."""
    source = source_line(citation.document, citation.locator)
    quote, url = " ".join(citation.exact.split()), escape(citation.url)
    return Formats(
        text=f"“{quote}” ({source})",
        html=f'<q cite="{url}">{escape(quote)}</q> (<a href="{url}">{escape(source)}</a>)',
        csl=csl(citation),
    )


def source_line(document: DocumentRef, locator: str) -> str:
    """``Phụ lục II > I > 2, Kế hoạch số 22/KH-TTR ngày 10/7/2025 của Thanh tra tỉnh Thái Nguyên``.

    The order is that of Nghị định 30/2020/NĐ-CP, Điều 8: kind, number, date, issuer, subject.
    """
    kind = office_case(document.kind) or "Văn bản"
    name = f"{kind} số {document.number}" if document.number else kind
    if document.date:
        name += f" {spoken_date(document.date)}"
    if document.issuer:
        name += f" của {document.issuer}"
    if document.title:
        name += f" về {document.title}" if not document.number else ""
    return ", ".join(part for part in (locator, name) if part)


def short_name(document: Document | DocumentRef) -> str:
    """What a reader calls a document: its number, else the beginning of its subject, else its file's name."""
    if document.number:
        return document.number
    subject = shorten(document.title or "", SHORT, placeholder="…")
    return f"Kế hoạch “{subject}”" if subject else document.source


def office_case(text: str | None) -> str | None:
    """``KẾ HOẠCH`` as ``Kế hoạch``; text that is not all capitals stays as it is."""
    return text.capitalize() if text and text.isupper() else text


def csl(citation: Citation) -> CslItem:
    """The citation for reference managers."""
    document = citation.document
    issued = CslDate(parts=(tuple(map(int, document.date.split("-"))),)) if document.date else None
    return CslItem(
        id=citation.id, title=document.title, number=document.number, authority=document.issuer,
        jurisdiction=document.province, issued=issued, section=citation.locator, url=citation.url,
    )  # fmt: skip
