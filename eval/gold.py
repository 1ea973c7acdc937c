"""Gold questions: what people ask, and what a good reply must hold. One JSON object a line, one file a theme."""

import hashlib
import json
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import BadGold

GOLD = Path(__file__).with_name("gold")
MANIFEST = "manifest.json"
_ALSO_OK = re.compile(r"also_ok=([\w,]+)")


class Expectation(StrEnum):
    """What the assistant should do with a question."""

    ANSWER = "answer"
    NO_ANSWER = "no_answer"
    GREETING = "greeting"
    CLARIFY = "clarify"
    CLARIFY_OR_LIST = "clarify_or_list"
    REJECT = "reject_clear_error"


class Split(StrEnum):
    """``tune`` may be looked at while working on the assistant, ``validate`` only in sums."""

    TUNE = "tune"
    VALIDATE = "validate"


class Question(BaseModel):
    """One gold question.

    ``must``: of every group one alternative stands in the reply; ``must_not``: none does. ``evidence``: a citation
    from one of the files ``doc`` holds one of these strings. ``evidence_groups``: where the reply has several parts,
    the alternatives of each; for a list they name every item. ``family`` keeps questions about the same fact
    together: they share a split and are drawn together in a bootstrap.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    history: tuple[str, ...] = ()
    kind: str
    style: str = "plain"
    expect: Expectation = Expectation.ANSWER
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    doc: tuple[str, ...] = ()
    must_any_doc: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    evidence_groups: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    family: str
    split: Split

    @property
    def accepted(self) -> tuple[Expectation, ...]:
        """The expectation first, then those that the note allows as well (``also_ok=clarify,greeting``)."""
        also = _ALSO_OK.search(self.note)
        return (self.expect, *(Expectation(name) for name in also[1].split(",") if name)) if also else (self.expect,)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The parts of the evidence: a citation is due for each."""
        return self.evidence_groups or ((self.evidence,) if self.evidence else ())


def load_gold(folder: Path = GOLD, split: Split | None = None) -> tuple[Question, ...]:
    """The questions of every ``*.jsonl`` of a folder, by file name and line; of one split only, if one is named.

    Raises BadGold with file and line where a line is no question.
    """
    questions = tuple(question for path in gold_files(folder) for question in _read(path))
    return tuple(question for question in questions if split in (None, question.split))


def gold_files(folder: Path = GOLD) -> list[Path]:
    """The files of questions in a folder, sorted by name."""
    return sorted(folder.glob("*.jsonl"))


def write_gold(path: Path, questions: Iterable[Question]) -> None:
    """Writes questions to a file, one a line."""
    lines = (json.dumps(question.model_dump(mode="json"), ensure_ascii=False) for question in questions)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def file_hashes(folder: Path = GOLD) -> dict[str, str]:
    """File name → SHA-256 of every gold file: what a run was measured on."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in gold_files(folder)}


def write_manifest(folder: Path = GOLD) -> None:
    """Records the hashes and sizes of the gold files beside them."""
    content = {"questions": len(load_gold(folder)), "sha256": file_hashes(folder)}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _read(path: Path) -> Iterable[Question]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield Question.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise BadGold(f"{path.name}, dòng {number}: trường {field or '(cả dòng)'}: {first['msg']}") from error
