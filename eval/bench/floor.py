"""The floor: the best passage as the answer, whatever is asked. Any real answering has to beat it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from index.embedding import Embedder
from index.hybrid import HybridIndex
from retrieval.answer import Answer, Citation, Dialog, Fact, Filters
from retrieval.catalog import Catalog

Ranked = Callable[[str, int], Sequence[Citation]]
"""(query, k) → citations of passages, best first."""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage found."""

    citation: Citation


class BestPassage:
    """An assistant that answers every question with the best passage; a dialog is its last two turns in one."""

    index_version = "floor"

    def __init__(self, catalog: Catalog, ranked: Ranked) -> None:
        self.catalog = catalog
        self._ranked = ranked

    @classmethod
    def over(cls, catalog: Catalog, embedder: Embedder) -> Self:
        """The floor over the bare passages of a catalog."""
        places = [(document, passage) for document in catalog.documents.values() for passage in document.passages]
        index = HybridIndex.build([document.quote(passage.span) for document, passage in places], embedder)

        def ranked(query: str, k: int) -> list[Citation]:
            rows = [places[row] for row, _ in index.search(query, k)]
            return [catalog.cite(document, passage.span, passage.locator) for document, passage in rows]

        return cls(catalog, ranked)

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The best passage, or a refusal where nothing is found."""
        earlier = dialog.topic if dialog and dialog.topic else ""
        found = self._ranked(f"{earlier} {question}".strip(), 3)
        if not found:
            return Answer(status="not_found", intent="passage", answer="Không tìm thấy.")
        best = found[0]
        fact = Fact(field="text", value=best.exact, citation_id=best.id)
        return Answer(status="answered", intent="passage", answer=best.exact, facts=(fact,), citations=tuple(found))

    def replay(self, history: Sequence[str]) -> Dialog:
        """The dialog: only its last turn is kept."""
        return Dialog(topic=history[-1] if history else None)

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> Sequence[PassageHit]:
        """The best passages."""
        return [PassageHit(citation) for citation in self._ranked(query, k)]
