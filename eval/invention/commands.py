"""``hoi eval invention``."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from random import Random

import click
from tqdm import tqdm

from eval.invention.asking import probes
from eval.invention.outcome import Outcome
from eval.invention.tally import Finding, Tally, ask_all
from retrieval import open_assistant
from settings import Settings

TITLES = {
    ("lead", False): "chủ trì",
    ("coordinating", False): "phối hợp",
    ("deadline", False): "thời hạn",
    ("output", False): "kết quả",
    ("target", False): "chỉ tiêu",
    ("number", False): "số văn bản",
    ("date", False): "ngày ban hành",
    ("signer", False): "người ký",
    ("issuer", False): "cơ quan ban hành",
    ("unit", True): "sai đơn vị",
    ("quarter", True): "sai quý",
    ("year", True): "sai năm",
    ("province", True): "sai tỉnh",
    ("number", True): "số văn bản không có",
    ("plan", True): "kế hoạch khác",
}


@click.command(
    "invention", help="Hỏi mọi trường của mọi bản ghi bằng nhiều dạng câu, cả câu gài; không được bịa điều gì."
)
@click.option("--every", type=click.IntRange(1), default=1, show_default=True, help="Chỉ hỏi một trong chừng này câu.")
@click.option("--seed", default=1, show_default=True, help="Số gieo: cùng số thì cùng câu hỏi.")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON, kèm mọi lời đáp sai.")
def invention(every: int, seed: int, as_json: bool) -> None:
    """Asks generated questions; exit code 1 where anything stated stands in no citation."""
    assistant = open_assistant(Settings())
    asked = list(probes(assistant.catalog, seed))
    if every > 1:
        asked = Random(seed).sample(asked, len(asked) // every)
    tally = ask_all(assistant, tqdm(asked, "Đang hỏi", leave=False, unit="câu"))
    click.echo(_as_json(tally) if as_json else _as_text(tally))
    sys.exit(1 if tally.inventions else 0)


def table(tally: Tally) -> str:
    """The counts of every class as a Markdown table."""
    outcomes = list(Outcome)
    lines = [["Lớp câu", "số câu", *outcomes], ["---", *["---:"] * (len(outcomes) + 1)]]
    for kind, title in TITLES.items():
        counts = [tally.counts[kind, outcome] for outcome in outcomes]
        lines.append([title, str(sum(counts)), *(str(count or "") for count in counts)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _as_text(tally: Tally) -> str:
    said = [*_lines("BỊA", tally.inventions), *_lines("TIN ĐIỀU SAI", tally.believed)]
    sums = f"{tally.asked} câu: bịa {len(tally.inventions)}, tin điều sai {len(tally.believed)}."
    return "\n".join([*said, table(tally), sums])


def _lines(title: str, findings: Iterable[Finding]) -> list[str]:
    return [f"{title} | {each.stated} | {each.question} | {' '.join(each.reply.split())[:200]}" for each in findings]


def _as_json(tally: Tally) -> str:
    counts = {title: {done: tally.counts[kind, done] for done in Outcome} for kind, title in TITLES.items()}
    found = {name: [asdict(each) for each in getattr(tally, name)] for name in ("inventions", "believed")}
    return json.dumps({"asked": tally.asked, "counts": counts} | found, ensure_ascii=False)
