"""What is likely in this language: words and pairs of the plans, on the ground of general Vietnamese."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log

from retrieval.wording.clean import fold
from retrieval.wording.counting import Counts
from retrieval.wording.data import FOLDER

_CORPUS_SHARE = 0.25
_PAIR_SHARE = 0.9
_UNSEEN = 2.0
_COMMON = 2e-6
_REMEMBERED = 8_192


class Language:
    """Probabilities of words and of what follows them, from general counts and the texts of a corpus.

    The texts weigh as much as a quarter of everything counted, however short they are.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._general, self._corpus = _general(), Counts()
        self._corpus.add(line for text in texts for line in text.splitlines())
        size = max(1, self._corpus.words.total())
        self._weight = max(1, round(_CORPUS_SHARE * self._general.words.total() / size))
        self._words = self._general.words + Counter({w: n * self._weight for w, n in self._corpus.words.items()})
        total = self._words.total()
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word, _ in self._words.most_common():
            self._forms[fold(word)].append(word)
        self._alone = {word: count / total for word, count in self._words.items()}
        self._unseen = _UNSEEN / total
        self._following = lru_cache(_REMEMBERED)(self._after)

    def forms(self, plain: str) -> list[str]:
        """The known words that have this form without diacritics, the commonest first."""
        return self._forms.get(plain, [])

    @property
    def plain_words(self) -> Iterable[str]:
        """Every known word without its diacritics."""
        return self._forms.keys()

    def knows(self, word: str) -> bool:
        """Whether the word was ever seen."""
        return word in self._alone

    def is_common(self, word: str) -> bool:
        """Whether the word is so frequent that nobody would take it for an error by itself."""
        return self._alone.get(word, 0.0) >= _COMMON

    def follows(self, first: str, second: str) -> bool:
        """Whether the two were ever seen side by side."""
        return second in self._following(first)

    def alone(self, word: str) -> float:
        """Natural logarithm of the probability of a word whatever stands before it."""
        return log(self._alone.get(word, self._unseen))

    def after_each(self, firsts: Iterable[str], second: str) -> list[float]:
        """Natural logarithms of the probability of a word after each of some others."""
        alone = self._alone.get(second, self._unseen)
        apart, unknown = log((1 - _PAIR_SHARE) * alone), log(alone)
        return [self._following(first).get(second, apart) if first in self._alone else unknown for first in firsts]

    def _after(self, first: str) -> dict[str, float]:
        """Natural logarithms of the probabilities of the words that were ever seen right after a word."""
        together = self._general.after(first) + Counter(
            {second: count * self._weight for second, count in self._corpus.after(first).items()}
        )
        return {
            second: log(
                _PAIR_SHARE * min(1.0, count / self._words[first])
                + (1 - _PAIR_SHARE) * self._alone.get(second, self._unseen)
            )
            for second, count in together.items()
        }


@cache
def _general() -> Counts:
    return Counts.load(FOLDER / "language.txt.gz")
