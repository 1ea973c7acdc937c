"""The gold questions asked twice over: the first pass meets each question for the first time, the second again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

import httpx
import numpy as np

from eval.gold import Question
from eval.run import AS_OF, Assistant
from retrieval.answer import Dialog
from retrieval.errors import QuestionError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pass:
    """Milliseconds of one pass over the questions, at percentiles."""

    p50: float
    p95: float
    p99: float


def ask_in_process(assistant: Assistant, questions: Sequence[Question]) -> tuple[Pass, Pass]:
    """Both passes over an assistant in this process; earlier turns of a dialog are replayed before the clock starts."""
    dialogs = [assistant.replay(question.history) if question.history else None for question in questions]

    def ask(one: tuple[Question, Dialog | None]) -> None:
        question, dialog = one
        try:
            assistant.ask(question.question, dialog, as_of=AS_OF)
        except QuestionError:
            return

    return _twice(ask, list(zip(questions, dialogs, strict=True)))


def ask_over_http(address: str, questions: Sequence[Question]) -> tuple[Pass, Pass]:
    """Both passes over ``/v1/ask`` of a server, on one connection that is kept; refusals count as answers."""
    with httpx.Client(base_url=address, timeout=60) as client:

        def ask(question: Question) -> None:
            body = {"question": question.question, "history": question.history, "as_of": AS_OF.isoformat()}
            client.post("/v1/ask", json=body)

        return _twice(ask, questions)


def _twice(ask: Callable[[T], None], questions: Sequence[T]) -> tuple[Pass, Pass]:
    return _timed(ask, questions), _timed(ask, questions)


def _timed(ask: Callable[[T], None], questions: Sequence[T]) -> Pass:
    times = []
    for question in questions:
        started = perf_counter()
        ask(question)
        times.append((perf_counter() - started) * 1000)
    return Pass(*(float(point) for point in np.percentile(times, [50, 95, 99])))
