"""Numbers of documents in any spelling: "29-KH/TU", "KH 29 KH TU", "238 - KH / TU", "nghị quyết số 57", "NQ57"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.syllables import by_plain
from retrieval.wording.words import loose

_YEARS = range(1945, 2100)
_CODE = r"[^\W\d_][^\W_]{0,9}"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document as named in ``text[start:end]``: what the words do not give is ``None``.

    ``kind`` and ``body`` are codes without diacritics in upper case: "KH" and "TU" of "29-KH/TU".
    """

    number: int | None
    year: int | None
    kind: str | None
    body: str | None
    text: str
    start: int
    end: int

    def matches(self, number: str) -> bool:
        """Whether a document with this number can be the one named: nothing that both give differs."""
        other = parse_number(number)
        if other is None or other.number != self.number:
            return False
        pairs = ((self.year, other.year), (self.kind, other.kind), (self.body, other.body))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


@lru_cache(maxsize=4096)
def parse_number(number: str) -> NumberMention | None:
    """A document's own number taken apart: "57-NQ/TW", "22 /KH-TTr", "193/2025/QH15"; ``None`` if it is none."""
    match = re.match(r"\D{0,12}?(\d{1,5})(?!\d|\.\d)((?:\s*[-/]\s*[^\W_]+)*)", number.strip())
    if match is None:
        return None
    year, kind, body = _take_apart(re.findall(r"[^\W_]+", match[2]))
    return NumberMention(int(match[1]), year, kind, body, number, 0, len(number))


def find_numbers(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[NumberMention, ...]:
    """The documents that a clean text names by number, from left to right; digits in ``taken`` spans name none.

    Years, dates, shares and counts are none: "kế hoạch 2026", "KH 5 năm", "kế hoạch 29/3" name no number.
    """
    if not any(map(str.isdigit, text)):
        return ()
    found: list[NumberMention] = []
    grammar = _grammar()
    at = 0
    while (match := grammar.search(text, at)) is not None:
        at_digits = match.start("number")
        mention = None if any(start <= at_digits < end for start, end in taken) else _mention(match, text)
        at = match.end() if mention else match.start() + 1
        if mention:
            found.append(mention)
            further = tuple(_further(mention, text))
            found.extend(further)
            at = further[-1].end if further else at
    return tuple(found) or _opening(text)


def _opening(text: str) -> tuple[NumberMention, ...]:
    """The numbers that a question begins with or ends in: "238 có mấy nhiệm vụ", "… trong 238", "… của 238 và 29"."""
    match = _opens().match(text) or _closes().search(text)
    places = [match.span(group) for group in match.groupdict() if match[group]] if match else []
    if any(int(text[start:end]) in _YEARS for start, end in places):
        return ()
    return tuple(NumberMention(int(text[a:b]), None, None, None, text[a:b], a, b) for a, b in places)


def _mention(match: re.Match[str], text: str) -> NumberMention | None:
    named = kind_named(match["kind"])
    written = match["codes"] or ""
    if named and _BODY_BESIDE.fullmatch(written):
        written = ""
    codes = re.findall(r"[^\W_]+", written)
    year, kind, body = _take_apart(codes)
    bare = not codes and match["said"] is None
    a_year = written[:1].isspace() and int(match["number"]) in _YEARS
    if named is None and (a_year or (kind is None and body is None)):
        return None
    if bare and (named == "" or int(match["number"]) in _YEARS or _counts(text, match.end(), named in _firm_kinds())):
        return None
    if not codes and _DATE_FOLLOWS.match(text, match.end()):
        return None
    kind = kind or named or None
    start, end = match.start(), match.start("codes") + len(written)
    return NumberMention(int(match["number"]), year, kind, body, text[start:end], start, end)


def _further(first: NumberMention, text: str) -> Iterator[NumberMention]:
    """The numbers that share the kind of the one before: "nghị quyết 57 và 71"."""
    at = first.end
    while (match := _FURTHER.match(text, at)) is not None:
        if int(match[1]) in _YEARS or _counts(text, match.end(), False) or _DATE_FOLLOWS.match(text, match.end()):
            return
        yield NumberMention(int(match[1]), None, first.kind, None, match[1], match.start(1), match.end(1))
        at = match.end()


def _take_apart(codes: list[str]) -> tuple[int | None, str | None, str | None]:
    """Year, kind and body from the parts of a number after its digits."""
    year = next((int(code) for code in codes if code.isdigit()), None)
    letters = [part for code in codes if not code.isdigit() for part in _parted(fold(code).upper())]
    kind = letters.pop(0) if letters and letters[0] in _kind_codes() else None
    return year, kind, "-".join(letters) or None


def _parted(code: str) -> tuple[str, ...]:
    """Kind and body of a code written without its dash, "NQCP"; any other code as it is."""
    kinds = (kind for kind in _kind_codes() if code.startswith(kind) and code[len(kind) :] in _body_codes())
    kind = max(kinds, key=len, default="")
    return (kind, code[len(kind) :]) if kind and code not in _body_codes() else (code,)


def kind_names(code: str | None) -> tuple[str, ...]:
    """The words by which people call a kind of document, by the code in its numbers."""
    return tuple(
        name for kind in load("document_kinds")["kind"] if fold(kind["code"]).upper() == code for name in kind["names"]
    )


def kind_named(words: str | None) -> str | None:
    """The code of a kind of document by what people call it, empty for any kind; ``None`` for other words."""
    return None if words is None else _kinds_by_name().get(" ".join(fold(words).split()))


def _counts(text: str, at: int, firm: bool) -> bool:
    return _counted(firm).match(text, at) is not None


@cache
def _kinds_by_name() -> dict[str, str]:
    return {fold(name): fold(kind["code"]).upper() for kind in load("document_kinds")["kind"] for name in kind["names"]}


@cache
def _kind_codes() -> frozenset[str]:
    return frozenset(fold(kind["code"]).upper() for kind in load("document_kinds")["kind"] if kind["code"])


@cache
def _body_codes() -> frozenset[str]:
    return frozenset(fold(code).upper() for code in load("document_kinds")["bodies"]["codes"])


@cache
def _firm_kinds() -> frozenset[str | None]:
    return frozenset(fold(kind["code"]).upper() for kind in load("document_kinds")["kind"] if kind.get("firm"))


@cache
def _counted(firm: bool) -> re.Pattern[str]:
    counted = load("document_kinds")["counted"]
    nouns = counted["always"] if firm else counted["always"] + counted["things"]
    return loose(rf"\s*(?:%|[.,]\d|(?:{'|'.join(nouns)})\b(?!\s+(?:\d(?!\d{{3}}\s*-\s*\d{{4}})|nào|gì|mấy|bao nhiêu)))")


@cache
def _opens() -> re.Pattern[str]:
    data = load("document_kinds")["opening"]
    before, after = ("|".join(data[side]) for side in ("before", "after"))
    return loose(rf"(?:(?:{before})\s+)*(?P<number>\d{{2,4}})\s+(?:{after})\b")


@cache
def _closes() -> re.Pattern[str]:
    inside = "|".join(load("document_kinds")["opening"]["inside"])
    also = r"(?:\s+(?:và|với)\s+(?P<other>\d{2,4}))?"
    return loose(rf"(?<![^\W_])(?:{inside})\s+(?P<number>\d{{2,4}}){also}(?=\s*(?:là gì|thì sao|[?.!,]*$))")


@cache
def _grammar() -> re.Pattern[str]:
    """Kind, "số", digits, and codes: with separators any code, after a blank only a known kind and then a body."""
    data = load("document_kinds")
    names = sorted((name for kind in data["kind"] for name in kind["names"]), key=len, reverse=True)
    codes = [kind["code"] for kind in data["kind"] if len(kind["code"]) > 1 and fold(kind["code"]) not in by_plain()]
    kinds = "|".join(sorted(codes, key=len, reverse=True))
    bodies = "|".join([data["bodies"]["pattern"], *sorted(data["bodies"]["codes"], key=len, reverse=True)])
    issuer = r"(?:\s+(?:của|do)(?:\s+[^\W\d_]+){1,6}?(?=\s+số))?"
    kind = rf"(?:(?<![^\W\d_])(?P<kind>{'|'.join(names)}){issuer}(?:\s*|[-_]))?"
    said = r"(?P<said>(?:số|no|number|num)\s*[.:]?\s*)?"
    year = r"(?:\s*/\s*(?:19|20)\d\d(?=\s*/))?"
    separated = rf"\s*[-/]\s*(?:{bodies}|{_CODE})(?![^\W_])"
    spaced = rf"\s*(?:{kinds})(?![^\W_])(?:\s+(?:{bodies})(?![^\W_]))?"
    digits = r"(?<![\d.,/%])(?<!\d-)(?P<number>\d{1,4})(?!\d)"
    return loose(rf"{kind}{said}{digits}(?P<codes>{year}(?:{spaced})?(?:{separated})*)")


_FURTHER = loose(r"\s*(?:,|;|và|với|&|\+|hay|hoặc|and|or|/)\s*(?:số\s*)?(\d{1,4})(?![\d%/-])(?!\s*[-/]\s*\w)")
_BODY_BESIDE = re.compile(r"\s+ttr", re.IGNORECASE)
"""Not the code of a "tờ trình" after a number that has its kind, but whose plan it is: "NQ71 TTr Lạng Sơn"."""
_DATE_FOLLOWS = re.compile(r"[/.-]\d|\s*%")
