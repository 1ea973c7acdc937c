"""Our answers beside the floor, on all gold questions: right, cited, wrongly refused, wrongly answered, how fast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.bench.floor import BestPassage
from eval.chance import Interval
from eval.gold import Question
from eval.metrics import MEASURES, latency
from eval.run import Assistant, Progress, evaluate
from index.embedding import Embedder

SHOWN = tuple(
    measure for measure in MEASURES if measure.name in ("right", "sound", "first", "false_refusal", "false_answer")
)


@dataclass(frozen=True, slots=True)
class Answering:
    """One way of answering: the means of the measures shown, and the median time in milliseconds."""

    title: str
    means: tuple[Interval | None, ...]
    p50: float


def answering(
    assistant: Assistant, embedder: Embedder, questions: Sequence[Question], progress: Progress
) -> Iterator[Answering]:
    """The assistant, then the best passage as the answer."""
    ways = {"Hỏi Kế hoạch": assistant, "Chép đoạn văn gần nhất": BestPassage.over(assistant.catalog, embedder)}
    for title, way in ways.items():
        replies = evaluate(way, questions, progress=progress).replies
        yield Answering(title, tuple(measure.interval(replies) for measure in SHOWN), latency(replies)["p50"])
