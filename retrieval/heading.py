"""The section of a plan that a question names by the beginning of its heading: "phần tổ chức thực hiện"."""

import re
from functools import cache
from itertools import takewhile
from operator import itemgetter

from corpus.outline import mark_of
from corpus.records import Document, Section
from retrieval.topic import is_telling
from retrieval.wording.clean import clean
from retrieval.wording.data import load
from retrieval.wording.reading import Reading
from retrieval.wording.words import words

FEWEST = 2
"""Words of a heading that name its section."""


def section_named(reading: Reading, document: Document) -> Section | None:
    """The section whose heading begins with the most words after "phần" or "mục"; ``None`` where none does."""
    places = [head.end() for head in _heads().finditer(reading.plain)]
    shared = ((_shared(reading, at, section.heading), section) for section in document.sections for at in places)
    count, section = max(shared, key=itemgetter(0), default=(0, None))
    return section if count >= FEWEST else None


def _shared(reading: Reading, at: int, heading: str) -> int:
    """How many words from a place on a heading begins with; none where all of them might head any part of a plan."""
    mark = mark_of(heading)
    own = words(clean(heading[mark.body if mark else 0 :]))
    asked = (word for word in words(reading.restored) if word.start >= at)
    same = list(takewhile(lambda pair: pair[0].plain == pair[1].plain, zip(asked, own, strict=False)))
    return len(same) if any(is_telling(word.key) for _, word in same) else 0


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('structure')['headed']['by'])})(?!\w)")
