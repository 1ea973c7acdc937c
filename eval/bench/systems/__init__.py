"""The systems of the comparison behind one protocol, each in a module that is imported only when it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from index.embedding import Embedder

DEPTH = 10
"""How many passages a query asks for."""


class System(Protocol):
    """A search over texts, which are known by their row."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in; the embedder is the same for every system."""

    def search(self, query: str) -> Sequence[int]:
        """The rows of the best texts, best first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A system of the comparison: its title, where it is, and the distribution whose version to tell."""

    title: str
    place: str
    package: str | None = None

    def make(self) -> System:
        """The system, empty. Raises ImportError where its package is not installed."""
        module, _, name = self.place.partition(":")
        return cast(System, getattr(import_module(f"eval.bench.systems.{module}"), name)())


SYSTEMS = {
    "ours": Entry("Hỏi Kế hoạch, kết hợp", "own:Hybrid"),
    "ours-keys": Entry("Hỏi Kế hoạch, chỉ khóa từ", "own:Keys"),
    "bm25": Entry("BM25 (rank-bm25, từ viết thường)", "plain:Keywords", "rank-bm25"),
    "dense": Entry("Véc-tơ, cùng mô hình", "plain:Vectors", "numpy"),
    "txtai-bm25": Entry("txtai, từ khóa", "txtai_search:Keywords", "txtai"),
    "txtai-hybrid": Entry("txtai, kết hợp", "txtai_search:Hybrid", "txtai"),
    "haystack-bm25": Entry("Haystack, từ khóa", "haystack_search:Keywords", "haystack-ai"),
    "haystack-hybrid": Entry("Haystack, kết hợp", "haystack_search:Hybrid", "haystack-ai"),
    "llamaindex-bm25": Entry("LlamaIndex, từ khóa", "llama_index_search:Keywords", "llama-index-retrievers-bm25"),
    "llamaindex-hybrid": Entry("LlamaIndex, kết hợp", "llama_index_search:Hybrid", "llama-index-core"),
}
