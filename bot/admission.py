"""How many questions one person may ask in a time; beyond it they are told so once, not at every message."""

from typing import Literal

from limits import RateLimitItemPerMinute, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

Verdict = Literal["answer", "notice", "silence"]

_NOTICE = RateLimitItemPerMinute(1, 5, namespace="notice")


class Admission:
    """Counts in memory, by keyed name; ``rates`` reads "20/minute; 300/day"."""

    def __init__(self, rates: str) -> None:
        self._rates = parse_many(rates)
        self._counter = MovingWindowRateLimiter(MemoryStorage())

    def judge(self, person: str) -> Verdict:
        """Count one question of a person and say how to treat it."""
        if all(self._counter.test(rate, person) for rate in self._rates):
            for rate in self._rates:
                self._counter.hit(rate, person)
            return "answer"
        return "notice" if self._counter.hit(_NOTICE, person) else "silence"
