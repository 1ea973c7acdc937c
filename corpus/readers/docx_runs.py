"""The text of a DOCX paragraph as Word shows it, and how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from lxml import etree

from corpus.readers.encoding import from_font
from corpus.readers.markup import plain

Element = etree._Element
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:pPr"),
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the format says about a paragraph: its style, heading level, weight and place."""

    style: ParagraphStyle | None
    heading: int | None
    bold: bool
    centred: bool


class Runs:
    """Reads paragraphs of one document, whose styles lend what a run does not say itself."""

    def __init__(self, document: Document) -> None:
        self._styles = {s.style_id: s for s in document.styles if s.type == WD_STYLE_TYPE.PARAGRAPH}
        self._default = next((s for s in self._styles.values() if s.element.get(qn("w:default")) == "1"), None)

    def text(self, paragraph: Element) -> str:
        """The visible text: insertions and links included, deletions and text boxes not; line breaks kept."""
        style = self._style(paragraph)
        return plain("".join(self._pieces(paragraph, self._font(style))))

    def boxes(self, paragraph: Element) -> Iterator[Element]:
        """The contents of text boxes anchored in a paragraph, each once."""
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(parent.tag in _SKIPPED - {qn("w:txbxContent")} for parent in box.iterancestors()):
                yield box

    def look(self, paragraph: Element) -> Look:
        """Style, heading level, whether all of it is bold, whether it is centred."""
        style = self._style(paragraph)
        return Look(style, self._heading(paragraph, style), self._bold(paragraph, style), _centred(paragraph, style))

    def _style(self, paragraph: Element) -> ParagraphStyle | None:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found = self._styles.get(named.get(qn("w:val"), "")) if named is not None else None
        return found or self._default

    def _pieces(self, element: Element, font: str | None) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:t"):
                yield from_font(child.text or "", font)
            elif child.tag in _MARKS:
                yield _MARKS[child.tag]
            else:
                own = child.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if child.tag == qn("w:r") else None
                yield from self._pieces(child, _font_name(own) or font)

    def _font(self, style: ParagraphStyle | None) -> str | None:
        for ancestor in _lineage(style):
            name = _font_name(ancestor.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}"))
            if name:
                return name
        return None

    def _heading(self, paragraph: Element, style: ParagraphStyle | None) -> int | None:
        level = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for ancestor in _lineage(style):
            level = level if level is not None else ancestor.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        value = int(level.get(qn("w:val"), "9")) if level is not None else 9
        return value + 1 if value < 9 else None

    def _bold(self, paragraph: Element, style: ParagraphStyle | None) -> bool:
        lent = any(_is_on(a.element.find(f"{qn('w:rPr')}/{qn('w:b')}")) for a in _lineage(style))
        runs = [run for run in paragraph.iter(qn("w:r")) if "".join(map(str, run.itertext(qn("w:t")))).strip()]
        marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
        return bool(runs) and all(lent if mark is None else _is_on(mark) for mark in marks)


def _lineage(style: ParagraphStyle | None) -> Iterator[ParagraphStyle]:
    seen: set[str] = set()
    while isinstance(style, ParagraphStyle) and style.style_id not in seen:
        yield style
        seen.add(style.style_id)
        style = style.base_style


def _font_name(fonts: Element | None) -> str | None:
    if fonts is None:
        return None
    return fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get(qn("w:val"), "1") not in _OFF


def _centred(paragraph: Element, style: ParagraphStyle | None) -> bool:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    if own is not None:
        return bool(own.get(qn("w:val")) == "center")
    return any(ancestor.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER for ancestor in _lineage(style))
