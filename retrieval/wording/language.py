"""What is likely in this language: words and pairs of the plans, on the ground of general Vietnamese."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from math import log

from retrieval.wording.clean import clean, fold
from retrieval.wording.counting import Counts, load_counts
from retrieval.wording.data import FOLDER

_CORPUS_SHARE = 0.25
_PAIR_SHARE = 0.9
_UNSEEN = 0.2


class Language:
    """Probabilities of words and of what follows them, from general counts and the texts of a corpus.

    The texts weigh as much as a quarter of everything counted, however short they are.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        corpus = Counts()
        corpus.add(clean(line) for text in texts for line in text.splitlines())
        general = _general()
        self._counts = Counts()
        self._counts.update(general)
        size = corpus.words.total()
        if size:
            weight = max(1, round(_CORPUS_SHARE * general.words.total() / size))
            self._counts.update(corpus, weight)
        self._total = self._counts.words.total()
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word, _ in self._counts.words.most_common():
            self._forms[fold(word)].append(word)

    def forms(self, plain: str) -> list[str]:
        """The known words that have this form without diacritics, the commonest first."""
        return self._forms.get(plain, [])

    @property
    def plain_words(self) -> Iterable[str]:
        """Every known word without its diacritics."""
        return self._forms.keys()

    def knows(self, word: str) -> bool:
        """Whether the word was ever seen."""
        return word in self._counts.words

    def follows(self, first: str, second: str) -> bool:
        """Whether the two were ever seen side by side."""
        return (first, second) in self._counts.pairs

    def alone(self, word: str) -> float:
        """Natural logarithm of the word's probability."""
        return log(max(self._counts.words.get(word, 0), _UNSEEN) / self._total)

    def after(self, first: str | None, second: str) -> float:
        """Natural logarithm of the probability of a word after another; ``None`` stands for a break."""
        words = self._counts.words
        alone = max(words.get(second, 0), _UNSEEN) / self._total
        if first is None or (seen := words.get(first, 0)) == 0:
            return log(alone)
        pair = self._counts.pairs.get((first, second), 0)
        return log(_PAIR_SHARE * min(1.0, pair / seen) + (1 - _PAIR_SHARE) * alone)


@cache
def _general() -> Counts:
    return load_counts(FOLDER / "language.txt.gz")
