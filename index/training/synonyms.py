"""Rewording of a query by words that mean the same in this field."""

import random
import re
import tomllib
from pathlib import Path
from typing import Self

SYNONYMS = Path(__file__).with_suffix(".toml")


class Synonyms:
    """Groups of phrases of one meaning; a phrase may stand in several groups, the first one counts."""

    def __init__(self, groups: list[list[str]]) -> None:
        self._group_of: dict[str, list[str]] = {}
        for group in groups:
            for phrase in group:
                self._group_of.setdefault(phrase.lower(), group)
        longest_first = sorted(self._group_of, key=lambda phrase: (-len(phrase), phrase))
        self._phrase = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    @classmethod
    def read(cls, path: Path = SYNONYMS) -> Self:
        """The groups of a TOML file whose tables hold lists of phrases."""
        tables: dict[str, dict[str, list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls([group for table in tables.values() for group in table.values()])

    @property
    def phrases(self) -> list[str]:
        """Every phrase, in lower case."""
        return list(self._group_of)

    def reworded(self, text: str, chance: random.Random, share: float) -> str:
        """The text with about ``share`` of its known phrases replaced by another phrase of their group."""

        def other(match: re.Match[str]) -> str:
            group = self._group_of[match[0].lower()]
            return chance.choice(group) if chance.random() < share else match[0]

        return self._phrase.sub(other, text)
