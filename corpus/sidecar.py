"""What an operator knows better than the reader: header fields corrected or confirmed in a file beside the document."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from corpus.records import Document, Doubt, PartialDate, Precision, Record

SUFFIX = ".toml"
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
Field = Literal["number", "kind", "title", "issuer", "province", "date", "signer", "signer_role"]


class Sidecar(Record):
    """The content of ``<file name>.toml``. ``date`` is ISO 8601 as far as known; ``confirmed`` names fields that the
    operator has compared with the paper, present or absent."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    province: str | None = None
    date: str | None = None
    signer: str | None = None
    signer_role: str | None = None
    confirmed: tuple[Field, ...] = ()


def sidecar_of(folder: Path, source: str) -> Path:
    """Where the corrections of a file live; they stay when the file is read again."""
    return folder / f"{source}{SUFFIX}"


def corrected(document: Document, path: Path) -> Document:
    """The document with an operator's corrections; a corrected field has no evidence in the text, and says so."""
    if not path.is_file():
        return document
    try:
        sidecar = Sidecar.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        changes: dict[str, object] = sidecar.model_dump(exclude={"confirmed", "date"}, exclude_none=True)
        if sidecar.date is not None:
            changes["date"] = PartialDate(value=sidecar.date, precision=_PRECISIONS[len(sidecar.date)])
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError):
        doubt = Doubt(code="sidecar", message=f"Tệp đính chính “{path.name}” sai cú pháp nên chưa được dùng.")
        return document.model_copy(update={"doubts": (*document.doubts, doubt)})
    evidence = {name: span for name, span in document.evidence.items() if name not in changes}
    marks = tuple(Doubt(code="corrected", message=f"Trường “{name}” do cán bộ đính chính.") for name in sorted(changes))
    update = {**changes, "evidence": evidence, "doubts": (*document.doubts, *marks)}
    return document.model_copy(update=update)


def confirmed(path: Path) -> frozenset[str]:
    """The header fields that an operator has confirmed or corrected for a file."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return frozenset()
    return frozenset(data.get("confirmed", ())) | (frozenset(data) - {"confirmed"})
