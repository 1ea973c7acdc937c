"""``hoi bench speed``: how long people wait, at the terminal, over HTTP and in process, and how that grows."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import median
from time import perf_counter

import click
from tqdm import tqdm

from corpus.records import Document
from eval.bench.figure import Figure, table
from eval.bench.growth import apart, growth
from eval.bench.memory import resident
from eval.bench.passes import Pass, ask_in_process, ask_over_http
from eval.bench.process import serving, timed
from eval.gold import Question, load_gold
from retrieval import open_assistant
from settings import Settings

RUNS = 5
TIMES = (10, 100)
UNTHROTTLED = {"HOI_ASK_RATE": "1000000/minute"}
QUESTION = "Văn phòng có việc gì sắp đến hạn?"


def at_terminal() -> Iterator[Figure]:
    """``hoi ask`` from its start to its end, the files read before."""
    timed("ask", QUESTION)
    yield Figure(f"`hoi ask`, giữa của {RUNS} lần", median(timed("ask", QUESTION) for _ in range(RUNS)), "s", 2)


def over_http(questions: Sequence[Question]) -> Iterator[Figure]:
    """``hoi serve`` from its start to ready, every question twice on one connection, the memory held then."""
    started = perf_counter()
    with serving("serve", ready="/readyz", **UNTHROTTLED) as (address, process):
        yield Figure("`hoi serve`, đến khi sẵn sàng", perf_counter() - started, "s")
        for title, one in zip(("lần đầu", "lần hai"), ask_over_http(address, questions), strict=True):
            yield Figure(f"`/v1/ask`, {title}: p50", one.p50, "ms")
            yield Figure(f"`/v1/ask`, {title}: p95", one.p95, "ms", 30)
        yield Figure("Bộ nhớ máy chủ", resident(process), "MiB", 500)


def in_process(questions: Sequence[Question]) -> Iterator[Figure]:
    """The assistant over the live build, in a fresh process."""
    yield from _of_passes("Trong tiến trình", apart(_ask_live, questions), (5, 20))


def grown(documents: Sequence[Document], questions: Sequence[Question], times: int) -> Iterator[Figure]:
    """The assistant over a corpus so many times as large."""
    found = growth(documents, questions, times)
    name = f"Kho ×{times} ({found.documents} văn bản, {found.records} bản ghi)"
    yield Figure(f"{name}: dựng chỉ mục", found.build, "s")
    yield Figure(f"{name}: bộ nhớ khi dựng", found.build_memory, "MiB")
    yield from _of_passes(name, found.passes)
    yield Figure(f"{name}: bộ nhớ khi trả lời", found.memory, "MiB")


@click.command(
    "speed", help="Thời gian trả lời ở dòng lệnh, qua HTTP, trong tiến trình, và khi kho lớn gấp 10, gấp 100."
)
@click.option(
    "--times", type=click.IntRange(2), multiple=True, default=TIMES, show_default=True, help="Kho lớn gấp bao nhiêu."
)
@click.option(
    "--every", type=click.IntRange(1), default=1, show_default=True, help="Chỉ hỏi một trong chừng này câu chuẩn."
)
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
def speed(times: Sequence[int], every: int, as_json: bool) -> None:
    """Measures the live build; the larger ones are made in a temporary folder."""
    questions = load_gold()[::every]
    documents = list(open_assistant(Settings()).catalog.documents.values())
    parts = [at_terminal(), over_http(questions), in_process(questions)]
    parts += [grown(documents, questions, size) for size in times]
    figures = [Figure("Tải của máy trước khi đo", os.getloadavg()[0], "tiến trình")]
    figures += [figure for part in tqdm(parts, "Đang đo", leave=False, unit="phần") for figure in part]
    click.echo(json.dumps([asdict(each) for each in figures], ensure_ascii=False) if as_json else table(figures))


def _ask_live(questions: Sequence[Question]) -> tuple[Pass, Pass]:
    return ask_in_process(open_assistant(Settings()), questions)


def _of_passes(
    name: str, passes: Sequence[Pass], targets: tuple[float | None, float | None] = (None, None)
) -> Iterator[Figure]:
    for title, one in zip(("lần đầu", "lần hai"), passes, strict=True):
        yield Figure(f"{name}, {title}: giữa", one.p50, "ms", targets[0])
        yield Figure(f"{name}, {title}: p99", one.p99, "ms", targets[1])
