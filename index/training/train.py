"""Trains the embedding model from the data folder and the plans, and writes it to a folder. Seeds are fixed."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.records import Document
from index.keys import fold
from index.training import sources
from index.training.domain import plan_pairs
from index.training.export import export
from index.training.overlap import held_out, kept
from index.training.pairs import Pair, general_pairs
from index.training.synonyms import Synonyms
from index.training.vocabulary import VocabularyPlan, build_tokenizer

Tell = Callable[[str], None]

PLAN_COPIES = 4
"""How often the plans count when words are counted, as they are few beside the laws."""


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The choices of a training; those of the loop itself are in ``index.training.fit.Recipe``.

    ``domain_rounds``: questions made for every entry of the plans, among ``domain_general`` general pairs.
    ``unmarked``: share of queries stripped of their diacritics. ``reworded``: share of the known phrases of a query
    replaced by synonyms.
    """

    vocabulary: VocabularyPlan = field(default_factory=VocabularyPlan)
    dimension: int = 512
    general_epochs: int = 2
    general_rate: float = 0.02
    domain_rounds: int = 100
    domain_general: int = 40_000
    domain_rate: float = 0.005
    batch: int = 1024
    unmarked: float = 1 / 7
    reworded: float = 0.15
    seed: int = 57


def train(
    folder: Path,
    documents: Sequence[Document],
    data: Path = sources.DATA,
    plan: TrainingPlan | None = None,
    tell: Tell = lambda _: None,
) -> None:
    """Learn vocabulary and vectors, and write the model into ``folder``. General pairs come first, the plans last.

    ``tell`` is given a sentence at every step. Raises ``DataMissing`` where the data folder lacks a file.
    """
    from index.training.fit import Learner, Lesson, Recipe

    chosen = plan or TrainingPlan()
    tests = held_out(data)
    tell("Học từ vựng…")
    tokenizer = build_tokenizer(_texts(data, documents), Synonyms.read().phrases, chosen.vocabulary)
    tell(f"Từ vựng có {tokenizer.get_vocab_size()} mục. Tạo các cặp câu hỏi và đoạn văn…")
    general = list(_varied(kept(general_pairs(data, chosen.seed), tests), chosen))
    domain = list(_varied(plan_pairs(documents, chosen.domain_rounds, chosen.seed), chosen))
    domain += random.Random(chosen.seed).sample(general, min(chosen.domain_general, len(general)))
    recipe = Recipe(chosen.dimension, (chosen.dimension, chosen.dimension // 4), chosen.batch, seed=chosen.seed)
    learner = Learner(tokenizer, recipe, tell)
    tell(f"Học {len(general)} cặp chung…")
    learner.learn(Lesson(general, chosen.general_rate, chosen.general_epochs))
    tell(f"Học {len(domain)} cặp gần với kế hoạch…")
    learner.learn(Lesson(domain, chosen.domain_rate))
    export(folder, tokenizer, learner.vectors)
    tell(f"Đã ghi mô hình vào {folder}.")


def _texts(data: Path, documents: Sequence[Document]) -> Iterator[str]:
    """Everything that the vocabulary is counted on."""
    yield from sources.laws(data)
    for article in sources.encyclopedia(data):
        yield f"{article.title} {article.text}"
    yield from sources.resolutions(data)
    for document in documents:
        yield from [document.text] * PLAN_COPIES
    for record in sources.labelled(data):
        yield f"{record.question} {record.text}"


def _varied(pairs: Iterable[Pair], plan: TrainingPlan) -> Iterator[Pair]:
    """The pairs with some queries reworded and some without diacritics."""
    chance = random.Random(plan.seed)
    synonyms = Synonyms.read()
    for pair in pairs:
        query = synonyms.reworded(pair.query, chance, plan.reworded)
        yield Pair(fold(query) if chance.random() < plan.unmarked else query, pair.passage)
