"""Haystack: its in-memory store by keywords, and joined with vectors by reciprocal rank."""

from collections.abc import Sequence

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.bench.systems import DEPTH
from index.embedding import Embedder


class Keywords:
    """``InMemoryBM25Retriever`` with its defaults."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        self._embedder = embedder
        store = InMemoryDocumentStore()
        vectors = embedder.passages(texts)
        store.write_documents(
            [Document(id=str(row), content=text, embedding=vectors[row].tolist()) for row, text in enumerate(texts)]
        )
        self._keywords = InMemoryBM25Retriever(store, top_k=DEPTH)
        self._vectors = InMemoryEmbeddingRetriever(store, top_k=DEPTH)
        self._joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [int(found.id) for found in self._keywords.run(query=query)["documents"]]


class Hybrid(Keywords):
    """Keywords and vectors, joined by reciprocal rank, as the tutorial on hybrid retrieval does."""

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        by_words = self._keywords.run(query=query)["documents"]
        by_vector = self._vectors.run(query_embedding=self._embedder.queries([query])[0].tolist())["documents"]
        return [int(found.id) for found in self._joiner.run([by_words, by_vector])["documents"]]
