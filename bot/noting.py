"""The assistant as chat asks it: what it refuses or is unsure of is noted, without who asked."""

from collections.abc import Callable
from datetime import date

from bot.assistant import Assistant, Catalog
from retrieval.answer import Answer, Dialog, Filters
from retrieval.unanswered import Unanswered


class Noting:
    """An assistant that notes its questions; ``today`` is the day under which they are kept."""

    def __init__(self, assistant: Assistant, unanswered: Unanswered, today: Callable[[], date]) -> None:
        self._assistant = assistant
        self._unanswered = unanswered
        self._today = today

    @property
    def catalog(self) -> Catalog:
        """The records behind the answers."""
        return self._assistant.catalog

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The assistant's answer."""
        answer = self._assistant.ask(question, dialog, filters=filters, as_of=as_of)
        self._unanswered.note(question, answer, self._today())
        return answer
