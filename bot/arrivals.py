"""Letting messages in before others are answered: an acknowledgement is due in two seconds, an answer is not."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Arrivals:
    """Counts the messages that are being stored right now."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._under_way = 0
        self._calm = asyncio.Event()
        self._calm.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Within it, one more message is being stored."""
        self._under_way += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._calm.set()

    async def calm(self) -> None:
        """Return when none is being stored, at the latest after ``patience`` seconds."""
        if not self._calm.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._calm.wait(), self._patience)
