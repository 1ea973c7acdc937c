"""The part of an assistant that the web needs."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from retrieval import Hit
from retrieval.answer import Answer, Dialog, Filters
from retrieval.catalog import Catalog


class Answering(Protocol):
    """What ``retrieval.Assistant`` is to the web; tests hand over a small one of their own."""

    @property
    def catalog(self) -> Catalog: ...

    @property
    def index_version(self) -> str: ...

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer: ...

    def replay(self, history: Sequence[str]) -> Dialog: ...

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]: ...
