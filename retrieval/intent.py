"""What a question asks for, read from its words alone: fields, document facts, form, and traps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.wording.clean import fold, has_marks
from retrieval.wording.data import load

AI = re.compile(r"\bAI\b")
"""Artificial intelligence in capitals is no "who"."""
NO_WORD = "§§"
QUOTED = re.compile(r"[“\"][^“”\"]{3,}[”\"]")
"""What stands in quotation marks is what a question is about, and asks for nothing: “đầu mối điều phối”."""
Places = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A kind of thing that an answer must hold: ``name`` in Vietnamese, ``holds`` finds one in a passage.

    What is ``whole`` is told once in a plan, for all its work; what is ``valued`` any target with a value tells.
    """

    name: str
    holds: re.Pattern[str]
    whole: bool = False
    valued: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """What is asked for. ``fields`` and ``document`` in the order in which they are asked.

    ``bare`` are the document facts meant when a document's number is the question's only subject.
    ``strict`` are the fields asked for by their own names ("chủ trì", "thời hạn"), not by "ai" or "khi nào" alone.
    ``forms`` are count, list, summary, compare; ``premise`` a statement put up for a yes or a no; ``guarded`` an
    attempt to turn the assistant to something else; ``asking`` the places of the words that say all this.
    """

    fields: tuple[str, ...]
    document: tuple[str, ...]
    forms: frozenset[str]
    strict: frozenset[str]
    smalltalk: str | None
    premise: bool
    guarded: bool
    coarse_only: bool
    needs: AnswerType | None
    counted: str | None
    asking: tuple[tuple[int, int], ...]
    bare: tuple[str, ...] = ()

    @property
    def wants(self) -> bool:
        """Whether anything is asked for by name."""
        return bool(self.fields or self.document or self.forms)


def read_intent(text: str, typed: str, expanded: str) -> Intent:
    """The intent of a question: repaired, as typed (small talk is no typing error), and with abbreviations in words."""
    plain = fold(AI.sub(NO_WORD, QUOTED.sub(lambda quoted: "·" * len(quoted.group()), text)))
    words = _words()
    forms = _matches(words["forms"], plain)
    document = _beside(_matches(words["document"], plain), {"count": forms["count"]} if "count" in forms else {})
    if document:
        document |= _beside(_matches(words["beside"], plain), document)
    said = _matches(words["fields"], plain)
    parts = {name: spans for name, spans in said.items() if name in ("lead", "coordinating") and "list" in forms}
    named = _beside(said, document | forms) | _beside(parts, document)
    fields = _asked_fields(named, document)
    if premise := _statement(words["premise"], plain):
        fields |= {name: spans for name, spans in _matches(words["asserted"], plain).items() if name not in fields}
    if not named and not document and not forms and (stated := _matches(words["asserted"], plain)):
        fields, premise = stated, premise or stated["lead"]
    spoken = dict.fromkeys((fold(typed).strip(), plain.strip()))
    smalltalk = [name for said in spoken for name in _matches(words["smalltalk"], said)]
    counted = _counted(expanded) if "target" in fields else None
    if counted:
        fields.pop("output", None)
    bare = _matches(words["bare"], plain)
    asking = [span for found in (named, document, forms) for spans in found.values() for span in spans]
    return Intent(
        fields=tuple(sorted(fields, key=lambda name: fields[name][0])),
        document=tuple(sorted(document, key=lambda name: document[name][0])),
        forms=frozenset(forms),
        strict=frozenset(name for name in fields.keys() & words["strict"] if words["strict"][name].search(plain)),
        smalltalk=next(iter(smalltalk), None),
        premise=bool(premise),
        guarded=any(_spans(words["guard"]["patterns"], plain)),
        coarse_only=any(_spans(words["negations"]["without"], plain)),
        needs=_needed(plain),
        counted=counted,
        asking=tuple(sorted({*asking, *premise})),
        bare=tuple(sorted(bare, key=lambda name: bare[name][0])),
    )


def _statement(words: dict[str, re.Pattern[str]], plain: str) -> list[tuple[int, int]]:
    """Where the words stand that put a statement up for a yes or a no."""
    asks = any(_spans(words["questions"], plain))
    return [*_spans(words["patterns"], plain), *(() if asks else _spans(words["tags"], plain))]


def _asked_fields(fields: Places, document: Places) -> Places:
    """The fields asked for: "which unit" is the lead unless another part, or who signed, is asked for."""
    fields = dict(fields)
    unit = fields.pop("unit", None)
    if unit and not document and not fields.keys() & {"lead", "coordinating"}:
        fields["lead"] = unit
    return fields


def _beside(found: Places, stronger: Places) -> Places:
    """The matches that do not lie wholly among the words of stronger ones: "ban hành ngày nào" is no deadline."""
    taken = [span for spans in stronger.values() for span in spans]
    kept = {
        name: [s for s in spans if not any(t[0] <= s[1] - 1 and s[0] <= t[1] - 1 for t in taken)]
        for name, spans in found.items()
    }
    return {name: spans for name, spans in kept.items() if spans}


def _matches(patterns: dict[str, re.Pattern[str]], plain: str) -> Places:
    found = {name: list(_spans(pattern, plain)) for name, pattern in patterns.items() if pattern.search(plain)}
    return {name: spans for name, spans in found.items() if spans}


def _spans(pattern: re.Pattern[str], plain: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(plain) if match.end() > match.start())


COUNTED = re.compile(
    r"(?:bao nhieu|may) (?:(?:chuc|tram|nghin) )?+"
    r"(?!phan|pham tram|tien|dong|ty\b|trieu|cai\b|la\b|nam\b|thang\b|ngay\b|gio\b|%"
    r"|tro (?:len|xuong)|(?:o|tai|vao|thi|trong|cua|den|moi|khi|theo|so voi)\b)"
    r"([a-z]+(?: [a-z]+)?)"
)


def _counted(text: str) -> str | None:
    """The thing that is to be counted: "công chức" of "có bao nhiêu công chức"; ``None`` where a share is asked for."""
    match = COUNTED.search(fold(text))
    written = text[slice(*match.span())].lower() if match else ""
    return match[1] if match and not (has_marks(text) and written.startswith("máy")) else None


def _needed(plain: str) -> AnswerType | None:
    return next((kind for asks, kind in _answer_types() if asks.search(plain)), None)


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    data = load("intents")
    groups = (
        "fields",
        "strict",
        "document",
        "forms",
        "smalltalk",
        "premise",
        "guard",
        "negations",
        "asserted",
        "bare",
        "beside",
    )
    return {group: {name: _whole_words(patterns) for name, patterns in data[group].items()} for group in groups}


@cache
def _answer_types() -> tuple[tuple[re.Pattern[str], AnswerType], ...]:
    return tuple(
        (
            _whole_words(kind["asks"]),
            AnswerType(kind["name"], re.compile(kind["holds"]), kind.get("whole", False), kind.get("valued", False)),
        )
        for kind in load("intents")["answer_types"].values()
    )


@cache
def loosely(section: str) -> re.Pattern[str]:
    """The patterns of a section of the intents as one, matched wherever they occur."""
    return re.compile("|".join(load("intents")[section]["patterns"]))


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches where any of them does, never from or to the middle of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
