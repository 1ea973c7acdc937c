"""``hoi bench``: speed and quality next to what one would use instead."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from tqdm import tqdm

from eval.bench.answers import SHOWN as ANSWERS_SHOWN
from eval.bench.answers import Answering, answering
from eval.bench.chat import chat
from eval.bench.contest import Result, contest
from eval.bench.reading import read
from eval.bench.speed import speed
from eval.bench.systems import SYSTEMS
from eval.gold import load_gold
from eval.spoken import SpokenErrors
from index.embedding import open_embedder
from retrieval import open_assistant
from settings import Settings

SHOWN = ("passage nDCG@10", "passage RR@10", "passage Success@1", "passage Success@5", "record nDCG@10")
COSTS = ("Dựng (s)", "p50 (ms)", "p95 (ms)", "câu/s", "Bộ nhớ (MiB)")


@click.group("bench", cls=SpokenErrors, help="Đo chất lượng và tốc độ bên cạnh các hệ khác.")
def bench() -> None:
    """The group."""


bench.add_command(chat)
bench.add_command(read)
bench.add_command(speed)


@bench.command("peers", help="BM25, véc-tơ, txtai, Haystack, LlamaIndex trên cùng đoạn văn, cùng mô hình, cùng máy.")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
def peers(as_json: bool) -> None:
    """Measures every system over the passages of the live build; those that are not installed are told."""
    settings = Settings()
    documents = list(open_assistant(settings).catalog.documents.values())
    rows = contest(documents, load_gold(), settings.model)
    results = list(tqdm(rows, "Đang đo", total=len(SYSTEMS), leave=False, unit="hệ"))
    click.echo(json.dumps([asdict(row) for row in results], ensure_ascii=False) if as_json else peer_table(results))


@bench.command("answers", help="Trợ lý bên cạnh cách đơn giản nhất: chép lại đoạn văn gần câu hỏi nhất.")
def answers() -> None:
    """Measures our answers and the floor on the gold questions."""
    settings = Settings()
    rows = answering(
        open_assistant(settings),
        open_embedder(settings.model),
        load_gold(),
        lambda all_of: tqdm(all_of, "Đang hỏi", leave=False, unit="câu"),
    )
    click.echo(answer_table(list(rows)))


def peer_table(results: Sequence[Result]) -> str:
    """The rows as a Markdown table, for a terminal and for the README alike."""
    return _markdown(["Hệ", *SHOWN, *COSTS], [_peer_cells(result) for result in results])


def answer_table(rows: Sequence[Answering]) -> str:
    """The ways of answering as a Markdown table."""
    return _markdown(
        ["Cách trả lời", *(measure.title for measure in ANSWERS_SHOWN), "p50 (ms)"],
        [
            [row.title, *("–" if mean is None else f"{mean.mean:.1%}" for mean in row.means), f"{row.p50:.1f}"]
            for row in rows
        ],
    )


def _peer_cells(result: Result) -> list[str]:
    title = f"{result.title} {result.version}".strip()
    if result.measures is None:
        return [f"{title} (chưa cài: {result.missing})", *[""] * (len(SHOWN) + len(COSTS))]
    measured = [f"{result.measures[name]:.3f}" for name in SHOWN]
    costs = [f"{result.build:.2f}", f"{result.p50:.1f}", f"{result.p95:.1f}", f"{result.per_second:.0f}"]
    return [title, *measured, *costs, f"{result.memory:.0f}"]


def _markdown(heads: list[str], lines: list[list[str]]) -> str:
    rule = ["---"] + ["---:"] * (len(heads) - 1)
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, rule, *lines])
