"""LlamaIndex: its BM25 retriever, and that fused with a vector index by reciprocal rank."""

from collections.abc import Sequence

from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import BaseRetriever, QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever
from pydantic import PrivateAttr

from eval.bench.systems import DEPTH
from index.embedding import Embedder


class Shared(BaseEmbedding):  # type: ignore[misc]
    """The shared model in LlamaIndex's form."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name="shared")
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(part) for part in self._embedder.queries([query])[0]]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return [float(part) for part in self._embedder.passages([text])[0]]


class Keywords:
    """``BM25Retriever`` with its defaults, English stemmer and stop words included."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        nodes = [TextNode(id_=str(row), text=text) for row, text in enumerate(texts)]
        self._retriever = self._retriever_of(nodes, embedder)

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [int(found.node.node_id) for found in self._retriever.retrieve(query)]

    def _retriever_of(self, nodes: list[TextNode], embedder: Embedder) -> BaseRetriever:
        return BM25Retriever.from_defaults(nodes=list(nodes), similarity_top_k=DEPTH)


class Hybrid(Keywords):
    """``QueryFusionRetriever`` over both, by reciprocal rank and without rewriting the query."""

    def _retriever_of(self, nodes: list[TextNode], embedder: Embedder) -> BaseRetriever:
        vectors = VectorStoreIndex(nodes, embed_model=Shared(embedder)).as_retriever(similarity_top_k=DEPTH)
        return QueryFusionRetriever(
            [vectors, super()._retriever_of(nodes, embedder)],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            similarity_top_k=DEPTH,
            num_queries=1,
            use_async=False,
        )
