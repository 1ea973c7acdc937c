"""The training loop: vectors of tokens under the losses of sentence-transformers, on texts cut into tokens once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from index.training.pairs import Pair

Tokens = NDArray[np.int32]
Features = dict[str, torch.Tensor]
Tell = Callable[[str], None]

TOLD_EVERY = 50
TOKENIZED_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn. ``matryoshka``: the leading dimensions that must also do alone; ``scale``: one over temperature."""

    dimension: int = 512
    matryoshka: tuple[int, ...] = (512, 128)
    batch: int = 1024
    scale: float = 20.0
    seed: int = 57


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs to go through ``epochs`` times, at a rate that falls linearly to zero."""

    pairs: Sequence[Pair]
    rate: float
    epochs: int = 1


class Learner:
    """A static embedding under training. Every other passage of a batch is a negative, in both directions."""

    def __init__(self, tokenizer: Tokenizer, recipe: Recipe, tell: Tell) -> None:
        torch.manual_seed(recipe.seed)
        self._chance = np.random.default_rng(recipe.seed)
        self._tokenizer = tokenizer
        self._recipe = recipe
        self._tell = tell
        size = (tokenizer.get_vocab_size(), recipe.dimension)
        start = self._chance.normal(0.0, recipe.dimension**-0.5, size).astype(np.float32)
        self._static = StaticEmbedding(tokenizer, embedding_weights=start)
        model = SentenceTransformer(modules=[self._static], device="cpu")
        both_ways = MultipleNegativesRankingLoss(
            model, scale=recipe.scale, directions=("query_to_doc", "doc_to_query"), partition_mode="per_direction"
        )
        self._loss = MatryoshkaLoss(model, both_ways, matryoshka_dims=list(recipe.matryoshka))

    @property
    def vectors(self) -> NDArray[np.float32]:
        """What has been learned: one row per token."""
        return self._static.embedding.weight.detach().numpy()

    def learn(self, lesson: Lesson) -> None:
        """Go through a lesson. Raises ``ValueError`` where it has fewer pairs than a batch."""
        queries = self._tokens([pair.query for pair in lesson.pairs])
        passages = self._tokens([pair.passage for pair in lesson.pairs])
        usable = [i for i in range(len(queries)) if len(queries[i]) and len(passages[i])]
        steps = lesson.epochs * (len(usable) // self._recipe.batch)
        if not steps:
            raise ValueError("a lesson needs at least one batch of pairs")
        optimizer = torch.optim.Adam(self._static.parameters(), lr=lesson.rate)
        falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
        for step, rows in enumerate(self._batches(usable, lesson.epochs), 1):
            features = [_features([texts[i] for i in rows]) for texts in (queries, passages)]
            loss: torch.Tensor = self._loss(features, torch.empty(0))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            falling.step()
            if step % TOLD_EVERY == 0 or step == steps:
                self._tell(f"  bước {step}/{steps}, sai số {loss.item():.3f}")

    def _tokens(self, texts: Sequence[str]) -> list[Tokens]:
        found: list[Tokens] = []
        for start in range(0, len(texts), TOKENIZED_AT_ONCE):
            part = list(texts[start : start + TOKENIZED_AT_ONCE])
            encoded = self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            found.extend(np.array(encoding.ids, dtype=np.int32) for encoding in encoded)
        return found

    def _batches(self, usable: Sequence[int], epochs: int) -> Iterator[NDArray[np.int64]]:
        for _ in range(epochs):
            order = self._chance.permutation(usable)
            for start in range(0, len(order) - self._recipe.batch + 1, self._recipe.batch):
                yield order[start : start + self._recipe.batch]


def _features(texts: Sequence[Tokens]) -> Features:
    """Texts as the module takes them: all tokens in a row, and where each text starts."""
    starts = np.cumsum([0, *(len(tokens) for tokens in texts[:-1])])
    return {
        "input_ids": torch.from_numpy(np.concatenate(texts).astype(np.int64)),
        "offsets": torch.from_numpy(starts.astype(np.int64)),
    }
