"""The assistant of the moment: an index built while the bot runs takes over between two questions."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import date

from bot.assistant import Assistant, Catalog
from index.build import live_folder
from index.errors import IndexFailure
from retrieval import open_assistant
from retrieval.answer import Answer, Dialog, Filters
from settings import Settings

_log = logging.getLogger(__name__)
_LOOK_EVERY_SECONDS = 60.0


class Live:
    """An assistant that is another one whenever ``current`` says so."""

    def __init__(self, current: Callable[[], Assistant]) -> None:
        self._current = current

    @property
    def catalog(self) -> Catalog:
        """The records of the moment."""
        return self._current().catalog

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The answer of the moment's assistant."""
        return self._current().ask(question, dialog, filters=filters, as_of=as_of)


class Renewed:
    """Gives the assistant over the live build; looks once a minute whether that is another one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._assistant = open_assistant(settings)
        self._looked = time.monotonic()
        self._looking = threading.Lock()

    def __call__(self) -> Assistant:
        """The assistant; one that cannot be opened is logged and leaves the old one."""
        with self._looking:
            if time.monotonic() - self._looked > _LOOK_EVERY_SECONDS:
                self._looked = time.monotonic()
                self._renew()
            return self._assistant

    def _renew(self) -> None:
        try:
            if live_folder(self._settings).name != self._assistant.index_version:
                self._assistant = open_assistant(self._settings)
        except (IndexFailure, OSError) as failure:
            _log.warning("The newer index was not taken over: %s", failure)
