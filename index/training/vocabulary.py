"""A vocabulary of syllables and of the syllable groups that stand together, as a Unigram tokenizer.

Vietnamese writes a space between syllables, not between words. The tokenizer therefore sees spaces as ``▁``
and does not split on them, so that "chủ trì" or "chuyển đổi số" is one piece and text is segmented by itself.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.keys import fold, words

SPACE = "▁"
UNKNOWN = "[UNK]"
FALLBACK_PENALTY = 20.0


@dataclass(frozen=True)
class VocabularyPlan:
    """How many pieces of each kind to take. ``npmi`` is the least normalised pointwise mutual information."""

    syllables: int = 20_000
    groups: int = 22_000
    folded_groups: int = 0
    subwords: int = 3_000
    least_count: int = 12
    npmi: float = 0.3
    longest: int = 4


def normalizer() -> normalizers.Normalizer:
    """Lower case, composed, and one ``▁`` before every word in place of all that is not letter or digit."""
    return normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Prepend(SPACE),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}\p{M}]+"), SPACE),
        ]
    )


def build_tokenizer(texts: Iterable[str], phrases: Iterable[str], plan: VocabularyPlan) -> Tokenizer:
    """Learn the pieces from texts; short ``phrases`` become pieces however rare they are. Deterministic."""
    counts, ids, names = _numbered(texts)
    total = float(sum(counts.values()))
    pieces = {SPACE + word: math.log(n / total) for word, n in _syllables(counts, plan)}
    groups = _best_groups(ids, names, total, plan)
    pieces.update({_piece(group): math.log(n / total) for group, n in groups})
    pieces.update(_folded(groups[: plan.folded_groups], pieces, total))
    for piece in _phrase_pieces(phrases, plan):
        pieces.setdefault(piece, math.log(plan.least_count / total))
    for piece, score in _subwords(counts, pieces, plan):
        pieces.setdefault(piece, score - FALLBACK_PENALTY)
    vocabulary = [(UNKNOWN, -100.0), *sorted(pieces.items(), key=lambda item: (-item[1], item[0]))]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizer()
    return tokenizer


def _phrase_pieces(phrases: Iterable[str], plan: VocabularyPlan) -> Iterator[str]:
    """The phrases of two words or more that are short enough to be one piece, also without diacritics."""
    for group in map(words, phrases):
        if 1 < len(group) < plan.longest:
            yield _piece(group)
            yield fold(_piece(group))


def _piece(group: Sequence[str]) -> str:
    return "".join(SPACE + word for word in group)


def _numbered(texts: Iterable[str]) -> tuple[Counter[str], NDArray[np.int32], list[str]]:
    """Word counts, and all texts as one array of word numbers with -1 between texts."""
    numbers: dict[str, int] = {}
    counts: Counter[str] = Counter()
    parts: list[NDArray[np.int32]] = []
    for text in texts:
        found = words(text)
        counts.update(found)
        parts.append(np.array([numbers.setdefault(w, len(numbers)) for w in found] + [-1], np.int32))
    return counts, np.concatenate(parts), list(numbers)


def _syllables(counts: Counter[str], plan: VocabularyPlan) -> Iterator[tuple[str, int]]:
    """The most frequent words as written and, for queries typed so, without diacritics."""
    both = Counter({word: n for word, n in counts.items() if n >= plan.least_count})
    for word, n in counts.items():
        bare = fold(word)
        if bare != word and n >= plan.least_count:
            both[bare] += max(1, n // 7)
    return iter(sorted(both.items(), key=lambda item: (-item[1], item[0]))[: plan.syllables])


def _best_groups(
    ids: NDArray[np.int32], names: list[str], total: float, plan: VocabularyPlan
) -> list[tuple[tuple[str, ...], int]]:
    """Groups of 2 up to ``longest`` words by frequency, among those whose parts belong together."""
    known: dict[tuple[int, ...], int] = {(i,): int(n) for i, n in enumerate(np.bincount(ids[ids >= 0])) if n}
    chosen: list[tuple[tuple[int, ...], int]] = []
    for size in range(2, plan.longest + 1):
        counted = _ngrams(ids, size, plan.least_count)
        known.update(counted)
        chosen.extend((group, n) for group, n in counted.items() if _cohesion(group, known, total) >= plan.npmi)
    named = [(tuple(names[i] for i in group), n) for group, n in chosen]
    spelled = [(group, n) for group, n in named if not any(word.isdigit() for word in group)]
    return sorted(spelled, key=lambda item: (-item[1], item[0]))[: plan.groups]


def _ngrams(ids: NDArray[np.int32], size: int, least: int) -> dict[tuple[int, ...], int]:
    """Counts of the word groups of one size that occur at least ``least`` times."""
    base = int(ids.max()) + 2
    codes = np.zeros(len(ids) - size + 1, dtype=np.int64)
    inside = np.ones(len(codes), dtype=bool)
    for offset in range(size):
        column = ids[offset : offset + len(codes)]
        inside &= column >= 0
        if offset:
            _, codes = np.unique(codes, return_inverse=True)
        codes = codes * base + column
    _, first, n = np.unique(codes, return_index=True, return_counts=True)
    frequent = (n >= least) & inside[first]
    return {tuple(ids[i : i + size].tolist()): int(c) for i, c in zip(first[frequent], n[frequent], strict=True)}


def _cohesion(group: tuple[int, ...], known: dict[tuple[int, ...], int], total: float) -> float:
    """Normalised pointwise mutual information of the loosest cut, between -1 and 1."""
    joint = known[group] / total
    cuts = ((known.get(group[:i], 0), known.get(group[i:], 0)) for i in range(1, len(group)))
    return min(
        math.log(joint * total * total / (left * right)) / -math.log(joint) if left and right else -1.0
        for left, right in cuts
    )


def _folded(groups: list[tuple[tuple[str, ...], int]], pieces: dict[str, float], total: float) -> dict[str, float]:
    """The most frequent groups without diacritics, rarer than any piece that is written so."""
    bare: Counter[str] = Counter()
    for group, n in groups:
        bare[fold(_piece(group))] += n
    return {piece: math.log(n / 7 / total) for piece, n in bare.items() if piece not in pieces}


def _subwords(counts: Counter[str], pieces: dict[str, float], plan: VocabularyPlan) -> list[tuple[str, float]]:
    """Parts of rare words and every character, for words that the vocabulary does not hold."""
    rare = [word for word, n in sorted(counts.items()) if n > 1 and SPACE + word not in pieces]
    characters = sorted({c for word in counts for c in word})
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=plan.subwords, initial_alphabet=[], unk_token=UNKNOWN, max_piece_length=8, show_progress=False
    )
    tokenizer.train_from_iterator(rare, trainer)
    learned = [piece for piece in tokenizer.get_vocab() if piece not in (UNKNOWN, SPACE)]
    return [(piece, -10.0 + 0.5 * min(len(piece), 8)) for piece in sorted(set(learned) | set(characters[:2_000]))]
