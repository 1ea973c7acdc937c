"""What the words of a question say, before anything is looked up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.wording.numbers import NumberMention
from retrieval.wording.places import PlaceMention
from retrieval.wording.provinces import ProvinceMention
from retrieval.wording.time import TimeMention
from retrieval.wording.units import UnitMention


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read. All offsets of the mentions are offsets of ``text``.

    ``original`` is what was typed; ``text`` the same cleaned, with raw typing decoded and errors repaired;
    ``plain`` is ``text`` folded (same offsets). ``restored`` has the diacritics that ``text`` lacks put in as they
    most likely were (``text`` itself where none lack). ``expanded`` is ``restored`` with abbreviations in words,
    ``shortened`` with long forms abbreviated: both for search only. ``alternatives`` are other ways to read the
    question, the likeliest first. ``marked`` tells that the question was typed with diacritics.
    """

    original: str
    text: str
    plain: str
    restored: str
    expanded: str
    shortened: str
    alternatives: tuple[str, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    provinces: tuple[ProvinceMention, ...]
    units: tuple[UnitMention, ...]
    marked: bool
    english: bool

    def spelled(self, mention: PlaceMention | TimeMention | UnitMention) -> str:
        """The words of a mention with diacritics; one kept from another turn has words of its own."""
        start, end = mention.span if isinstance(mention, TimeMention) else (mention.start, mention.end)
        return self.restored[start:end] if self.text[start:end] == mention.text else mention.text

    def between(self, start: int, end: int, beside: Iterable[ProvinceMention | UnitMention]) -> set[str]:
        """The words without diacritics from one place to another, beside those of some mentions."""
        text = self.plain[:end]
        for mention in sorted(beside, key=lambda mention: -mention.start):
            if start <= mention.start < end:
                text = text[: mention.start] + text[mention.end :]
        return set(re.findall(r"[^\W_]+", text[start:]))
