"""How answering grows with the corpus: the same questions over ten and a hundred times the records.

The copies of a document are documents of their own: another id, file name, number, issuer and province, and other
words. In each copy the rarer syllables are exchanged among each other, one for another of the same length, so that
every span stays true, word statistics stay those of Vietnamese plans, and no two copies read alike. What stays the
same in all copies: structure, deadlines, values, common syllables and names in capitals. A real corpus of that size
is more varied in its words and less in its provinces.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import ParamSpec, TypeVar

from corpus.records import Document
from eval.bench.memory import peak, resident
from eval.bench.passes import Pass, ask_in_process
from eval.gold import Question
from index.build import build_index
from retrieval import open_assistant
from retrieval.wording.data import load
from settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

RARE = 0.05
"""The largest share of the passages that hold a syllable which is exchanged."""
_SYLLABLE = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Growth:
    """A corpus so many times as large: how it was built (seconds, peak MiB), how it answers, MiB held then."""

    times: int
    documents: int
    records: int
    build: float
    build_memory: float
    passes: tuple[Pass, ...]
    memory: float


def growth(documents: Sequence[Document], questions: Sequence[Question], times: int) -> Growth:
    """The measures of one size, the build and the answering each in a process of its own."""
    with TemporaryDirectory() as folder:
        grown = list(copies(documents, times))
        build, build_memory = apart(_build, grown, Path(folder))
        passes, memory = apart(_ask, questions, Path(folder))
        records = sum(len(document.records) for document in grown)
        return Growth(times, len(grown), records, build, build_memory, passes, memory)


def apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What a function gives in a fresh process, whose memory nothing else has grown."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


def copies(documents: Sequence[Document], times: int) -> Iterator[Document]:
    """The documents themselves, then their copies, ``times`` of each in all."""
    yield from documents
    groups = _exchangeable(documents)
    for number in range(1, times):
        chance = Random(number)
        exchanged = {
            syllable: other
            for group in groups
            for syllable, other in zip(group, chance.sample(group, len(group)), strict=True)
        }
        for document in documents:
            yield _copy(document, number, exchanged)


def _exchangeable(documents: Iterable[Document]) -> list[list[str]]:
    """The rarer syllables of the passages, in groups of one length; only those with marks, which no id or name has."""
    passages = [document.quote(passage.span) for document in documents for passage in document.passages]
    held = Counter(syllable for passage in passages for syllable in set(_SYLLABLE.findall(passage)))
    groups: dict[int, list[str]] = defaultdict(list)
    for syllable, count in sorted(held.items()):
        if syllable.islower() and not syllable.isascii() and count <= RARE * len(passages):
            groups[len(syllable)].append(syllable)
    return list(groups.values())


def _copy(document: Document, number: int, exchanged: Mapping[str, str]) -> Document:
    provinces = [entry["name"] for entry in load("provinces")["province"]]
    province = provinces[number % len(provinces)]

    def reword(field: str, words: str) -> str:
        if field in ("id", "document_id"):
            return words.replace(document.id, f"{document.id}-{number}", 1)
        return _SYLLABLE.sub(lambda match: exchanged.get(match[0], match[0]), words)

    copied = Document.model_validate(_reworded(document.model_dump(), reword))
    header = {
        "source": f"{number}-{document.source}",
        "sha256": hashlib.sha256(copied.text.encode()).hexdigest(),
        "number": document.number and _NUMBER.sub(lambda digits: f"{number}{digits[0]}", document.number, count=1),
        "issuer": document.issuer and document.issuer.replace(document.province or "", province),
        "province": province,
    }
    return copied.model_copy(update=header)


def _reworded(value: object, reword: Callable[[str, str], str], field: str = "") -> object:
    """A dumped record with every string made anew; ``reword`` is told the field that it stands in."""
    match value:
        case dict():
            return {name: _reworded(part, reword, name) for name, part in value.items()}
        case list() | tuple():
            return [_reworded(part, reword, field) for part in value]
        case str():
            return reword(field, value)
        case _:
            return value


def _build(documents: Sequence[Document], folder: Path) -> tuple[float, float]:
    started = perf_counter()
    build_index(documents, Settings(data_dir=folder))
    return perf_counter() - started, peak()


def _ask(questions: Sequence[Question], folder: Path) -> tuple[tuple[Pass, ...], float]:
    passes = ask_in_process(open_assistant(Settings(data_dir=folder)), questions)
    return passes, resident()
