"""Keeping the test sets out of training: no training text may share a long run of words with them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.errors import DataMissing
from index.keys import words
from index.training.pairs import Pair

TESTS = ("xquad.vi.json", "mlqa.vi.dev.json", "alqac2022/law.json", "alqac2022/question.json")
RUN = 13
STRIDE = 4


class HeldOut:
    """The runs of ``RUN`` words of texts that must not be learned from.

    A text is looked at every ``STRIDE`` words, so any shared run of ``RUN + STRIDE - 1`` words is found.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = {run for text in texts for run in _runs(text, 1)}

    def shares(self, text: str) -> bool:
        """Whether the text holds such a run."""
        return any(run in self._runs for run in _runs(text, STRIDE))


def held_out(data: Path) -> HeldOut:
    """Everything written in the test sets: passages, articles and questions."""
    return HeldOut(text for name in TESTS for text in _strings(_json(data / name)))


def kept(pairs: Iterable[Pair], tests: HeldOut) -> Iterator[Pair]:
    """The pairs that share no long run of words with a test set."""
    return (pair for pair in pairs if not tests.shares(pair.passage) and not tests.shares(pair.query))


def overlap(pairs: Sequence[Pair], tests: HeldOut) -> int:
    """How many pairs share a long run of words with a test set."""
    return len(pairs) - sum(1 for _ in kept(pairs, tests))


def _runs(text: str, stride: int) -> Iterator[int]:
    found = words(text)
    return (hash(tuple(found[i : i + RUN])) for i in range(0, len(found) - RUN + 1, stride))


def _json(path: Path) -> object:
    if not path.is_file():
        raise DataMissing(f"Không thấy tệp dữ liệu {path}; hãy chỉ đúng thư mục dữ liệu huấn luyện bằng --data.")
    parsed: object = json.loads(path.read_text(encoding="utf-8"))
    return parsed


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from _strings(part)
        case dict():
            for part in value.values():
                yield from _strings(part)
