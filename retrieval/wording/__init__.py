"""The wording of questions: what was typed, repaired, and the numbers, places, times, provinces and units it names."""

from collections.abc import Iterable
from datetime import date

from retrieval.wording.abbreviations import Abbreviation, find_abbreviations, short_forms, shorten, spell_out
from retrieval.wording.chat import spell_chat
from retrieval.wording.clean import clean, fold, has_marks
from retrieval.wording.english import english_words, gloss, is_english
from retrieval.wording.language import Language
from retrieval.wording.numbers import NumberMention, find_numbers, parse_number
from retrieval.wording.places import PlaceMention, find_places
from retrieval.wording.provinces import ProvinceMention, find_provinces, province_named
from retrieval.wording.reading import Reading
from retrieval.wording.spelling import Spelling
from retrieval.wording.syllables import by_plain
from retrieval.wording.time import TimeMention, find_times
from retrieval.wording.typing import decode_text
from retrieval.wording.units import UnitLexicon, UnitMention
from retrieval.wording.words import words

__all__ = [
    "NumberMention",
    "PlaceMention",
    "ProvinceMention",
    "Reading",
    "TimeMention",
    "UnitLexicon",
    "UnitMention",
    "Wording",
    "clean",
    "fold",
    "parse_number",
    "province_named",
]


class Wording:
    """Reads questions in the words of a corpus: made once from its texts and the units that it names."""

    def __init__(self, texts: Iterable[str], units: UnitLexicon) -> None:
        self.units = units
        self._spelling = Spelling(Language([*texts, *self.units.names]))
        self._known = english_words() | short_forms()

    def read(self, question: str, as_of: date) -> Reading:
        """What the words of the question say; relative times count from ``as_of``."""
        typed = self._typed(question)
        repaired = self._spelling.repair(spell_chat(typed))
        text, restored = repaired.text, repaired.restored
        english = is_english(text)
        places = find_places(text)
        placed = [(place.start, place.end) for place in places]
        numbers = find_numbers(text, placed)
        numbered = [(mention.start, mention.end) for mention in numbers]
        parts = words(text)
        units = tuple(unit for unit in self.units.match(text) if _is_free(unit.start, unit.end, numbered))
        short = tuple(found for found in find_abbreviations(text, parts) if not _is_code(found, numbers))
        return Reading(
            original=question,
            text=text,
            plain=fold(text),
            restored=restored,
            expanded=gloss(restored) if english else spell_out(restored, short),
            shortened=shorten(restored),
            alternatives=tuple(
                spell_out(restored, short, {at: other})
                for at, found in enumerate(short)
                for other in range(1, len(found.long))
            ),
            numbers=numbers,
            places=places,
            times=find_times(text, as_of, numbered + placed),
            provinces=find_provinces(text, parts),
            units=units,
            marked=has_marks(typed) and not repaired.unmarked,
            english=english,
        )

    def _typed(self, question: str) -> str:
        """The question as text: cleaned, not shouted, raw typing decoded."""
        text = clean(question)
        if text.isupper() and sum(word.plain in by_plain() for word in words(text)) > 2:
            text = text.lower()
        return decode_text(text, self._known)


def _is_code(found: Abbreviation, numbers: tuple[NumberMention, ...]) -> bool:
    """Whether an abbreviation is a code inside a document's number; the word before the number is none."""
    return any(number.start < found.start < number.end for number in numbers)


def _is_free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= first or last <= start for first, last in taken)
