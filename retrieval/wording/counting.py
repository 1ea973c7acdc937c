"""How often words, and pairs of words side by side, stand in texts: what a reader of typing errors knows."""

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from retrieval.wording.clean import place_tones
from retrieval.wording.syllables import syllables

Key = TypeVar("Key", str, tuple[str, str])
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@dataclass(frozen=True)
class Counts:
    """Weighted counts of lower-case Vietnamese syllables and of pairs of neighbours."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, texts: Iterable[str]) -> None:
        """Count texts; punctuation and foreign words part what stands on their two sides."""
        known = syllables()
        for run in _runs(texts):
            previous = None
            for word in run:
                if word not in known:
                    previous = None
                    continue
                self.words[word] += 1
                if previous is not None:
                    self.pairs[previous, word] += 1
                previous = word

    def update(self, other: "Counts", weight: int = 1) -> None:
        """Add the counts of other texts."""
        for word, count in other.words.items():
            self.words[word] += count * weight
        for pair, count in other.pairs.items():
            self.pairs[pair] += count * weight

    def save(self, path: Path, *, least_word: int, least_pair: int, scale: int) -> None:
        """Write what was counted at least so often, as compressed lines "word count" or "word word count".

        Counts are divided by ``scale``.
        """
        lines = [f"{word} {count // scale}" for word, count in _frequent(self.words, least_word)]
        lines += [f"{first} {second} {count // scale}" for (first, second), count in _frequent(self.pairs, least_pair)]
        path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def load_counts(path: Path) -> Counts:
    """The counts that :meth:`Counts.save` wrote."""
    counts = Counts()
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        named, _, count = line.rpartition(" ")
        first, _, second = named.partition(" ")
        if second:
            counts.pairs[first, second] = int(count) or 1
        else:
            counts.words[first] = int(count) or 1
    return counts


def _frequent(counts: Counter[Key], least: int) -> Iterator[tuple[Key, int]]:
    return ((key, counts[key]) for key in sorted(counts) if counts[key] >= least)


def _runs(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        composed = unicodedata.normalize("NFC", " ".join(text.split()))
        for match in _RUN.finditer(place_tones(composed).lower()):
            yield match.group().split()
