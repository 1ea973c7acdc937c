"""Generated questions: what each is about, and what the records say to it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.records import Document, Target, Task

FORMS = Path(__file__).parent.parent / "data" / "forms.toml"
WORDS = 14
"""How many words of a record a question quotes."""

Record = Task | Target | Document


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question wrongly takes for granted, and what is ``true`` instead: any of these words tells it."""

    wrong: str
    true: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A generated question of one class about one record: ``kind`` is the field asked for or the wrong premise."""

    kind: str
    record: Record
    style: str
    question: str
    premise: Premise | None = None


def values_of(record: Record, name: str) -> tuple[str, ...]:
    """What a record says in a field; empty where it says nothing."""
    match record, name:
        case Task(), "lead":
            return (record.lead.exact,) if record.lead else ()
        case Task(), "coordinating":
            return tuple(unit.exact for unit in record.coordinating)
        case Task(), "deadline":
            return (record.deadline.text,) if record.deadline else ()
        case Task(), "output":
            return (record.output.exact,) if record.output else ()
        case Target(), "target":
            return (record.value.exact,) if record.value else ()
        case Document(), "date":
            return (_in_figures(record.date.value),) if record.date else ()
        case Document(), "issuer":
            place = record.evidence.get("issuer")
            return (record.issuer, record.quote(place)) if record.issuer and place else ()
        case Document(), ("number" | "signer"):
            return (value,) if (value := getattr(record, name)) else ()
        case _:
            return (record.text,) if isinstance(record, Document) else (record.text.exact,)


def _in_figures(date: str) -> str:
    """ "2025-07-10" as replies write it: "10/7/2025"."""
    return "/".join(part.lstrip("0") for part in reversed(date.split("-")))


@cache
def forms(table: str) -> dict[str, list[str]]:
    """A table of the file of forms: name → ways of asking, or words."""
    tables: dict[str, Any] = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    return dict(tables[table])
