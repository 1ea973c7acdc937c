"""One system after the other over the same passages, model, questions and machine, each in a process of its own."""

import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from time import perf_counter

import numpy as np

from corpus.records import Document
from eval.bench.systems import SYSTEMS
from eval.evidence import Evidence, Place
from eval.gold import Question
from eval.ranking import measure_ranking, rankable
from index.embedding import open_embedder

ROUNDS = 3
"""How often every question is asked for the times; the ranking is that of the first round."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one system did: rows found for each question, seconds to build, milliseconds of each query, peak MiB."""

    found: tuple[tuple[int, ...], ...]
    build: float
    times: tuple[float, ...]
    memory: float
    version: str


@dataclass(frozen=True, slots=True)
class Result:
    """A system's row: measures of its ranking, and what it cost. ``missing`` says why there is no row."""

    name: str
    title: str
    version: str = ""
    measures: dict[str, float] | None = None
    build: float = 0.0
    p50: float = 0.0
    p95: float = 0.0
    per_second: float = 0.0
    memory: float = 0.0
    missing: str = ""


def contest(documents: Sequence[Document], questions: Iterable[Question], model: str) -> Iterator[Result]:
    """The row of every system, as soon as it is measured. One whose package is not installed is told as missing."""
    evidence = Evidence({document.id: document for document in documents})
    places = [
        Place(document.id, passage.span.start, passage.span.end)
        for document in documents
        for passage in document.passages
    ]
    texts = [evidence.documents[place.document_id].text[place.start : place.end] for place in places]
    asked = rankable(questions)
    for name, entry in SYSTEMS.items():
        try:
            trial = _apart(name, model, texts, [question.question for question in asked])
        except ImportError as error:
            yield Result(name, entry.title, missing=str(error))
            continue
        found = {
            question.question: [places[row] for row in rows] for question, rows in zip(asked, trial.found, strict=True)
        }
        yield _result(name, entry.title, trial, measure_ranking(found.__getitem__, asked, evidence))


def _apart(name: str, model: str, texts: list[str], queries: list[str]) -> Trial:
    """A trial in a fresh process, so that no system pays for the memory of another."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(trial, name, model, texts, queries).result()


def trial(name: str, model: str, texts: list[str], queries: list[str]) -> Trial:
    """Builds a system and asks it everything."""
    system, embedder = SYSTEMS[name].make(), open_embedder(model)
    start = perf_counter()
    system.build(texts, embedder)
    build = perf_counter() - start
    found = tuple(tuple(system.search(query)) for query in queries)
    times = []
    for query in queries * ROUNDS:
        start = perf_counter()
        system.search(query)
        times.append((perf_counter() - start) * 1000)
    package = SYSTEMS[name].package
    return Trial(found, build, tuple(times), _peak(), version(package) if package else "")


def _peak() -> float:
    """The most memory that this process has held, in MiB (``ru_maxrss``: KiB on Linux, bytes on macOS)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def _result(name: str, title: str, trial: Trial, measures: dict[str, float]) -> Result:
    p50, p95 = np.percentile(trial.times, [50, 95])
    return Result(
        name=name,
        title=title,
        version=trial.version,
        measures=measures,
        build=trial.build,
        p50=float(p50),
        p95=float(p95),
        per_second=1000 / float(np.mean(trial.times)),
        memory=trial.memory,
    )
