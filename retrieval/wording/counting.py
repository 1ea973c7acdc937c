"""How often words, and pairs of words side by side, stand in texts: what a reader of typing errors knows."""

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from retrieval.wording.clean import place_tones
from retrieval.wording.syllables import syllables

_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


class Counts:
    """Counts of lower-case Vietnamese syllables (``words``) and of what stands right after each."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self._after: dict[str, Counter[str]] = {}
        self._unread: dict[str, str] = {}

    def after(self, word: str) -> Counter[str]:
        """What was counted right after a word; to be read, not changed."""
        if word in self._unread and word not in self._after:
            names = self._unread[word].split()
            self._after[word] = Counter(dict(zip(names[::2], map(int, names[1::2]), strict=True)))
        return self._after.get(word, _NOTHING)

    def add(self, texts: Iterable[str]) -> None:
        """Count texts; punctuation and foreign words part what stands on their two sides."""
        known = syllables()
        for run in _runs(texts):
            previous: Counter[str] | None = None
            for word in run:
                if word not in known:
                    previous = None
                    continue
                self.words[word] += 1
                if previous is not None:
                    previous[word] += 1
                previous = self._after.setdefault(word, Counter())

    def update(self, other: "Counts", weight: int = 1) -> None:
        """Add the counts of other texts."""
        for word, count in other.words.items():
            self.words[word] += count * weight
            after = self._after.setdefault(word, Counter())
            for second, together in other.after(word).items():
                after[second] += together * weight

    def save(self, path: Path, *, least_word: int, least_pair: int, scale: int) -> None:
        """Write what was counted at least so often, as compressed lines "word count second count second count …".

        Counts are divided by ``scale``, those of pairs to no less than one.
        """
        lines = []
        for word, count in _frequent(self.words, least_word):
            after = _frequent(self.after(word), least_pair)
            lines.append(" ".join((f"{word} {count // scale}", *(f"{s} {max(1, n // scale)}" for s, n in after))))
        path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))

    @classmethod
    def load(cls, path: Path) -> "Counts":
        """The counts that :meth:`save` wrote; what stands after a word is read when first asked for."""
        counts = cls()
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            word, _, rest = line.partition(" ")
            count, _, counts._unread[word] = rest.partition(" ")
            counts.words[word] = int(count)
        return counts


_NOTHING: Counter[str] = Counter()


def _frequent(counts: Counter[str], least: int) -> Iterator[tuple[str, int]]:
    return ((key, counts[key]) for key in sorted(counts) if counts[key] >= least)


def _runs(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        composed = unicodedata.normalize("NFC", " ".join(text.split()))
        for match in _RUN.finditer(place_tones(composed).lower()):
            yield match.group().split()
