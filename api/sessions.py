"""Dialogs kept on the server for callers that name a session: in memory, bounded, forgotten after a while."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from retrieval.answer import Dialog


class Sessions:
    """The most recent dialogs. Nothing is written to disk; the oldest go first when there are too many.

    ``clock`` gives seconds and never goes back, so that tests can let time pass.
    """

    def __init__(
        self, lifetime: float = 1800.0, capacity: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lifetime, self._capacity, self._clock = lifetime, capacity, clock
        self._dialogs: OrderedDict[str, tuple[float, Dialog]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._dialogs)

    @staticmethod
    def new_id() -> str:
        """An id that nobody can guess."""
        return secrets.token_urlsafe(16)

    def recall(self, session_id: str) -> Dialog | None:
        """The dialog so far, or ``None`` where the session is new or forgotten."""
        with self._lock:
            self._forget()
            kept = self._dialogs.get(session_id)
            return kept[1] if kept else None

    def keep(self, session_id: str, dialog: Dialog) -> None:
        """Remembers the state for the next turn."""
        with self._lock:
            self._dialogs[session_id] = (self._clock(), dialog)
            self._dialogs.move_to_end(session_id)
            self._forget()

    def _forget(self) -> None:
        oldest_allowed = self._clock() - self._lifetime
        while self._dialogs and (len(self._dialogs) > self._capacity or self._oldest() < oldest_allowed):
            self._dialogs.popitem(last=False)

    def _oldest(self) -> float:
        return next(iter(self._dialogs.values()))[0]
