"""What one run of the evaluation measured: every reply with its judgement, and what it was measured on."""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import BadRun
from eval.gold import Question
from eval.judge import Judgement
from retrieval.answer import Answer


class Reply(BaseModel):
    """One question, the reply to it and its judgement. ``elapsed_ms`` is the time of ``ask``, its history replayed."""

    model_config = ConfigDict(frozen=True)

    question: Question
    answer: Answer
    judgement: Judgement
    elapsed_ms: float


class Run(BaseModel):
    """One run. ``gold`` and ``corpus`` are hashes by file name, ``code`` the commit where one is known.

    ``ranking``: measures of the search below the answers, by name (``passage nDCG@10``).
    """

    model_config = ConfigDict(frozen=True)

    at: str
    code: str | None
    versions: dict[str, str]
    index_version: str
    as_of: date
    gold: dict[str, str]
    corpus: dict[str, str]
    replies: tuple[Reply, ...]
    ranking: dict[str, float] = {}


def write_run(path: Path, run: Run) -> None:
    """Writes a run as JSON, making the folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(run.model_dump_json(indent=1), encoding="utf-8")


def read_run(path: Path) -> Run:
    """Reads a run; raises BadRun where the file is none."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise BadRun(f"Không có tệp kết quả {path}. Hãy chạy: hoi eval run") from error
    except ValidationError as error:
        raise BadRun(f"Tệp {path} không phải kết quả của một lần đánh giá, hoặc do bản cũ ghi.") from error
