"""The field's words, from the data files beside this module, compiled once."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TONE_FREE = str.maketrans("đĐ", "dD")


def fold(text: str) -> str:
    """Lower case without diacritics (``đ`` is ``d``) and with single spaces: a key, never shown."""
    bare = unicodedata.normalize("NFD", text.translate(TONE_FREE).casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def load(name: str) -> dict[str, Any]:
    """A data file of this package, parsed."""
    return tomllib.loads(files("corpus.data").joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches where any of them does, without regard to case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Structure:
    """The marks of a document's parts; see ``structure.toml``."""

    kinds: tuple[str, ...]
    opener: re.Pattern[str]
    parts: dict[str, re.Pattern[str]]
    replaces: re.Pattern[str]
    effective: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def structure() -> Structure:
    """The words of ``structure.toml``."""
    data = load("structure")
    kinds = tuple(sorted(data["kinds"], key=len, reverse=True))
    relations = data["relations"]
    return Structure(
        kinds=kinds,
        opener=any_of(data["openers"]),
        parts={name: any_of(patterns) for name, patterns in data["parts"].items()},
        replaces=any_of([pattern.replace("KIND", "|".join(kinds)) for pattern in relations["replaces"]]),
        effective=any_of([relations["effective"]]),
        verbs=any_of(data["verbs"]),
    )


@cache
def unit_head() -> re.Pattern[str]:
    """Matches the first words of an administrative unit's name; see ``units.toml``."""
    return re.compile("(?:" + "|".join(load("units")["heads"]) + r")(?!\w)", re.IGNORECASE)


@cache
def half_name() -> re.Pattern[str]:
    """Matches a unit's name that goes on after "và"; see ``units.toml``."""
    return any_of(load("units")["halves"])


@cache
def columns() -> dict[str, re.Pattern[str]]:
    """The names of table columns and of labelled lines by role; see ``columns.toml``. Matched on folded text."""
    return {role: any_of([fold(p) for p in patterns]) for role, patterns in load("columns")["roles"].items()}


REMARK = re.compile(r"\s*\((?!\D*\d{4})[^()]*\)")
JOINING = re.compile(r"\s*/\s*|\s+(?:va|hoac)\s+")


def role_of(name: str) -> str | None:
    """What a column or a labelled line of that name holds. "Cơ quan/đơn vị chủ trì (1)" is read as "Cơ quan, đơn vị
    chủ trì"; a remark that names a year is part of the name."""
    key = fold(name)
    bare = JOINING.sub(", ", REMARK.sub("", key))
    return next((role for role, form in columns().items() if form.fullmatch(key) or form.fullmatch(bare)), None)


LABEL = re.compile(r"(?:[-+•–*]\s*)?([^:;.]{2,60}?)\s*:\s*")
LABELLED = frozenset({"lead", "coordinating", "deadline", "output"})


def label_of(text: str) -> tuple[str, int] | None:
    """The role of a labelled line ("Chủ trì thực hiện: Văn phòng") and where its value begins."""
    match = LABEL.match(text)
    if match is None:
        return None
    role = role_of(match[1])
    return (role, match.end()) if role in LABELLED else None


def is_detail(text: str, *, begun: bool) -> bool:
    """Whether a labelled line says more of a task, "Thành phần: …"; "Nội dung: …" does unless another has ``begun``."""
    match = LABEL.match(text)
    label = fold(match[1]) if match else ""
    return bool(_details().fullmatch(label)) or (not begun and role_of(label) == "text")


@cache
def _details() -> re.Pattern[str]:
    return any_of([fold(name) for name in load("columns")["details"]])


@cache
def programme_lead() -> re.Pattern[str]:
    """The folded names of the column of a programme that says who does what; see ``columns.toml``."""
    return any_of(load("columns")["programme"])


@cache
def column_words() -> frozenset[str]:
    """Every folded word that a column's name may hold."""
    return frozenset(load("columns")["words"])


@cache
def flattened_names() -> re.Pattern[str]:
    """The column names that the header of a flattened table is split into, longest first."""
    names = sorted(load("columns")["flattened"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
