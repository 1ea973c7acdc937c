"""Work on many chats at once, and on each chat one step after the other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

_log = logging.getLogger(__name__)
_AFTER_FAILURE = 5.0

Step = Callable[[str], Awaitable[float | None]]
"""Does the next piece of a chat's work; the seconds to wait before the one after it, ``None`` if there is none."""


class Lanes:
    """One task for each chat that has work; at most ``width`` steps run at the same moment."""

    def __init__(self, step: Step, width: int) -> None:
        self._step = step
        self._slots = asyncio.Semaphore(width)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._woken: set[str] = set()
        self._stopping = asyncio.Event()

    def wake(self, chat: str) -> None:
        """Say that a chat has work."""
        self._woken.add(chat)
        if chat not in self._tasks and not self._stopping.is_set():
            self._tasks[chat] = asyncio.create_task(self._run(chat))

    async def stop(self, patience: float) -> None:
        """Let the running steps finish, for at most ``patience`` seconds; what is left stays in the database."""
        self._stopping.set()
        if tasks := set(self._tasks.values()):
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, chat: str) -> None:
        try:
            while not self._stopping.is_set():
                self._woken.discard(chat)
                pause = await self._guarded(chat)
                if pause:
                    await self._sleep(pause)
                elif pause is None and chat not in self._woken:
                    return
        finally:
            del self._tasks[chat]

    async def _guarded(self, chat: str) -> float | None:
        """A step at the channel boundary: whatever goes wrong with one chat leaves the others alone."""
        async with self._slots:
            if self._stopping.is_set():
                return None
            try:
                return await self._step(chat)
            except Exception:
                _log.exception("A step of a chat failed; it will be tried again.")
                return _AFTER_FAILURE

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
