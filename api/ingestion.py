"""One change of the corpus, for a process of its own: it takes an order and tells its progress.

The order is one JSON object on standard input; every line of standard output is one ``Progress``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from corpus.errors import CorpusError
from corpus.store import Outcome, State, Store, open_store
from index.build import build_index, live_folder, read_manifest
from index.errors import IndexFailure
from retrieval.answer import Value
from settings import Settings

Stage = Literal["waiting", "reading", "indexing", "done", "failed"]
STEPS: dict[Stage, int] = {"waiting": 0, "reading": 1, "indexing": 2, "done": 3}


class Order(BaseModel):
    """What is to be done to the corpus of these settings: a file to add, or a document to remove."""

    settings: Settings
    add: Path | None = None
    remove: str = ""


class Progress(Value):
    """How far a change has come. ``message`` is a Vietnamese sentence; ``index_version`` is there once it is done."""

    state: Stage
    message: str
    step: int | None = Field(None, description="Bước đang làm trong 3 bước: đọc, dựng chỉ mục, xong")
    result: State | None = Field(None, description="Văn bản được thêm, thay, giữ nguyên hay gỡ")
    document_id: str | None = None
    index_version: str | None = Field(None, description="Chỉ mục có thay đổi này; máy chủ chuyển sang sau vài giây")

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")

    @classmethod
    def at(cls, state: Stage, message: str, **more: str | None) -> "Progress":
        """The progress at a stage; a failure leaves the step where it was."""
        step = {"step": STEPS[state]} if state in STEPS else {}
        return cls.model_validate({"state": state, "message": message, **step, **more})


def carry_out(order: Order) -> Iterator[Progress]:
    """Changes the corpus, then builds the index anew beside the live one; a failure is the last thing told."""
    try:
        yield Progress.at("reading", "Đang đọc văn bản…" if order.add else "Đang gỡ văn bản…")
        outcome = _changed(open_store(order.settings), order)
        if outcome.state is State.UNCHANGED and outcome.document_id in (live := _live(order.settings)):
            yield _done(outcome, live[outcome.document_id])
            return
        yield Progress.at("indexing", "Đang dựng chỉ mục…", document_id=outcome.document_id)
        documents, _ = open_store(order.settings).documents()
        yield _done(outcome, build_index(documents, order.settings).id)
    except CorpusError as failure:
        yield Progress.at("failed", str(failure))
    except (IndexFailure, OSError) as failure:
        yield Progress.at("failed", f"Chưa dựng được chỉ mục mới nên câu trả lời vẫn như cũ: {failure}")


def _changed(store: Store, order: Order) -> Outcome:
    return store.add(order.add) if order.add else store.remove(order.remove)


def _live(settings: Settings) -> dict[str | None, str]:
    """The documents that are answered from already, each with the build that holds it."""
    try:
        manifest = read_manifest(live_folder(settings))
    except IndexFailure:
        return {}
    return dict.fromkeys(manifest.documents, manifest.build)


def _done(outcome: Outcome, build: str) -> Progress:
    return Progress.at(
        "done", outcome.message, result=outcome.state, document_id=outcome.document_id, index_version=build
    )


def main() -> None:
    """Carries out the order that stands on standard input."""
    for progress in carry_out(Order.model_validate_json(sys.stdin.buffer.read())):
        sys.stdout.write(progress.model_dump_json(exclude_unset=True) + "\n")
        sys.stdout.flush()
