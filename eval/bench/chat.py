"""``hoi bench chat``: many people write to the bot at once; how soon it acknowledges and answers, what gets lost."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import click
from tqdm import tqdm

from eval.bench.crowd import Flow, Talk, flow, talks
from eval.bench.figure import Figure, table
from eval.bench.memory import resident
from eval.bench.process import serving
from eval.bench.zalo import APP, KEY, Zalo
from eval.gold import load_gold
from retrieval import open_assistant
from settings import Settings

TODAY = ZoneInfo("Asia/Ho_Chi_Minh")
"""The bot's day, by which the answers that are due are worked out."""


@click.command(
    "chat", help="Nhiều người cùng nhắn cho bot Zalo OA trong một giây: báo nhận, trả lời, mất hay trùng tin."
)
@click.option("--people", type=click.IntRange(1), default=500, show_default=True, help="Số người, mỗi người hai câu.")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
def chat(people: int, as_json: bool) -> None:
    """Runs the bot over the live build and lets a crowd write; exit code 1 where a message is lost or doubled."""
    wanted = talks(open_assistant(Settings()), load_gold(), people, datetime.now(TODAY).date())
    crowd = list(tqdm(wanted, "Chuẩn bị", total=people, leave=False, unit="người"))
    found, memory = asyncio.run(_measured(crowd))
    figures = list(_figures(found, memory))
    click.echo(json.dumps([asdict(each) for each in figures], ensure_ascii=False) if as_json else table(figures))
    sys.exit(1 if found.lost or found.doubled or found.disordered else 0)


async def _measured(crowd: Sequence[Talk]) -> tuple[Flow, float]:
    """What a crowd met, and the memory that the bot held then."""
    zalo = Zalo()
    async with zalo.open() as api:
        with _bot(api) as (address, process), tqdm(desc="Đang trả lời", leave=False, unit="tin") as bar:
            found = await flow(zalo, address, crowd, lambda count: bar.update(count - bar.n))
            return found, resident(process)


@contextmanager
def _bot(api: str) -> Iterator[tuple[str, int]]:
    """``hoi bot run`` over the live index, with a database of its own that is thrown away."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "index").symlink_to((Settings().data_dir / "index").resolve())
        environment = {
            "HOI_DATA_DIR": folder,
            "HOI_BOT_RATES": "1000/minute",
            "HOI_ZALO_OA_APP_ID": APP,
            "HOI_ZALO_OA_APP_SECRET": "app-secret",
            "HOI_ZALO_OA_WEBHOOK_KEY": KEY,
            "HOI_ZALO_OA_REFRESH_TOKEN": "refresh",
            "HOI_ZALO_OA_API_URL": api,
            "HOI_ZALO_OA_OAUTH_URL": api,
        }
        with serving("bot", "run", "--channels", "zalo_oa", ready="/healthz", **environment) as served:
            yield served


def _figures(found: Flow, memory: float) -> Iterator[Figure]:
    yield Figure("Tin nhắn trong một giây", found.messages, "tin")
    yield Figure("Tải của máy trong phút đo", os.getloadavg()[0], "tiến trình")
    yield Figure("Báo nhận: p50", found.p50, "ms")
    yield Figure("Báo nhận: p99", found.p99, "ms", 300)
    yield Figure("Báo nhận: chậm nhất", found.slowest, "ms", 2000)
    yield Figure("Đến lời đáp cuối cùng", found.last, "s")
    yield Figure("Bộ nhớ của bot", memory, "MiB")
    yield Figure("Câu mất lời đáp", found.lost, "câu", 0)
    yield Figure("Câu được đáp hai lần", found.doubled, "câu", 0)
    yield Figure("Người được đáp sai thứ tự", found.disordered, "người", 0)
