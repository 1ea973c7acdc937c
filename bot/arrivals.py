"""Letting messages in before others are answered: an acknowledgement is due in two seconds, an answer is not."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

_LULL = 0.08
"""Seconds without a message that end a crowd: answers computed between its messages would slow each of them."""


class Arrivals:
    """Knows when messages are being stored."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._under_way = 0
        self._calm_at = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Within it, one more message is being stored."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._calm_at = asyncio.get_running_loop().time() + _LULL

    async def calm(self) -> None:
        """Return when none has been stored for a moment, at the latest after ``patience`` seconds."""
        clock = asyncio.get_running_loop().time
        latest = clock() + self._patience
        while (now := clock()) < latest and (self._under_way or now < self._calm_at):
            await asyncio.sleep(_LULL if self._under_way else self._calm_at - now)
