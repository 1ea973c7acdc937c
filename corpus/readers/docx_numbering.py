"""The numbers that Word draws before list paragraphs and that are nowhere in the text."""

import re
from collections import defaultdict

from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from lxml import etree

Element = etree._Element
_BULLET = "-"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Numbering:
    """Counts the lists of one document; ask once per paragraph, in reading order."""

    def __init__(self, document: Document) -> None:
        root = _numbering_root(document)
        self._levels: dict[str, dict[int, Element]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def next(self, paragraph: Element, style: ParagraphStyle | None) -> str:
        """The number or bullet drawn before this paragraph, "" for one that is in no list."""
        place = _place(paragraph, style)
        if place is None or place[1] not in self._levels.get(place[0], {}):
            return ""
        number, level = place
        counts = self._counts[self._abstract[number]]
        start = int(_value(self._levels[number][level], "w:start") or 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [deep for deep in counts if deep > level]:
            del counts[deeper]
        return self._drawn(number, level, counts)

    def _read(self, root: Element) -> None:
        abstract = {item.get(qn("w:abstractNumId")): item for item in root.findall(qn("w:abstractNum"))}
        for item in root.findall(qn("w:num")):
            number, base = item.get(qn("w:numId"), ""), _value(item, "w:abstractNumId")
            levels = list(abstract[base].findall(qn("w:lvl"))) if base in abstract else []
            levels += item.findall(f"{qn('w:lvlOverride')}/{qn('w:lvl')}")
            self._levels[number] = {int(level.get(qn("w:ilvl"), "0")): level for level in levels}
            restarted = item.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") is not None
            self._abstract[number] = number if restarted or base is None else f"#{base}"

    def _drawn(self, number: str, level: int, counts: dict[int, int]) -> str:
        levels = self._levels[number]
        pattern = _value(levels[level], "w:lvlText") or ""
        if _value(levels[level], "w:numFmt") == "bullet":
            return pattern if pattern in {"+", "-", "*"} else _BULLET

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = counts.get(at, int(_value(levels[at], "w:start") or 1)) if at in levels else 1
            return _written(count, _value(levels[at], "w:numFmt") if at in levels else None)

        return re.sub(r"%(\d)", place, pattern).strip()


def _numbering_root(document: Document) -> Element | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return etree.fromstring(relation.target_part.blob)
    return None


def _place(paragraph: Element, style: ParagraphStyle | None) -> tuple[str, int] | None:
    """List and level of a paragraph, its own or from its style; list "0" means none."""
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    lent = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if style is not None else None
    number = _value(own, "w:numId") or _value(lent, "w:numId")
    level = _value(own, "w:ilvl") or _value(lent, "w:ilvl") or "0"
    return (number, int(level)) if number and number != "0" else None


def _value(element: Element | None, name: str) -> str | None:
    found = element.find(qn(name)) if element is not None else None
    return found.get(qn("w:val")) if found is not None else None


def _written(count: int, form: str | None) -> str:
    match form:
        case "upperRoman":
            return _roman(count)
        case "lowerRoman":
            return _roman(count).lower()
        case "upperLetter":
            return _letters(count)
        case "lowerLetter":
            return _letters(count).lower()
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        written += sign * (count // value)
        count %= value
    return written


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
