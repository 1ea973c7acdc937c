"""The process dies at any moment: every acknowledged message is answered, none twice as far as can be known."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from bot import service
from bot.store.database import Database
from tests.bot.chats import ZaloOAChat, running_bot
from tests.bot.fakes.server import serving
from tests.bot.fakes.zalo_oa import FakeZaloOA

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).resolve().parents[2]
STEPS = 9
"""Pieces of database work between a message's arrival and the end of its delivery, and a few more."""


@asynccontextmanager
async def bot_process(data_dir: Path, url: str, *options: str) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """A bot in its own process, with its address; killed at the end, as by ``kill -9``."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.serve_bot",
        str(data_dir),
        url,
        *options,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        yield (await process.stdout.readline()).decode().strip(), process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def test_killed_after_the_acknowledgement_the_answer_still_comes_once(tmp_path: Path) -> None:
    oa = FakeZaloOA()
    async with serving(oa.app()) as url:
        events = [oa.event("7", f"echo {number}") for number in range(3)]
        async with bot_process(tmp_path, url, "hold") as (address, _):
            oa.webhook = f"{address}/bot/zalo-oa"
            assert [await oa.deliver(event) for event in events] == [200] * 3
        assert oa.texts("7") == []
        async with bot_process(tmp_path, url) as (address, _):
            oa.webhook = f"{address}/bot/zalo-oa"
            await oa.until(lambda: len(oa.texts("7")) == 3)
            for event in events:
                await oa.deliver(event)
            await oa.deliver(oa.event("7", "echo cuối"))
            await oa.until(lambda: "echo cuối" in oa.texts("7")[-1])
    assert [text.split("echo ")[1].split()[0] for text in oa.texts("7")] == ["0", "1", "2", "cuối"]


class Dying:
    """Once armed, stops all databases before or after the n-th piece of work, as if the process had died there."""

    def __init__(self, step: int, *, written: bool) -> None:
        self._run = Database.run
        self._step = step
        self._written = written
        self._done: int | None = None
        self.dead = asyncio.Event()

    def arm(self) -> None:
        """Begin to count."""
        self._done = 0

    async def run(self, database: Database, work: Callable[[Connection], Any]) -> Any:
        """The work, unless it is too late for any."""
        if self._done is None:
            return await self._run(database, work)
        self._done += 1
        if self._done < self._step:
            return await self._run(database, work)
        if self._done == self._step and self._written:
            await self._run(database, work)
        self.dead.set()
        return await asyncio.Event().wait()


@pytest.mark.parametrize("written", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(1, STEPS + 1))
async def test_dying_at_any_step_loses_nothing_and_doubles_nothing_known(
    step: int, written: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = ZaloOAChat()
    oa = chat.platform
    event = chat.write(7, "echo một")
    dying = Dying(step, written=written)
    with monkeypatch.context() as patch:
        patch.setattr(service, "_PATIENCE_SECONDS", 0.0)
        patch.setattr(Database, "run", lambda database, work: dying.run(database, work))
        async with running_bot(chat, tmp_path):
            await chat.hand_in(chat.write(8, "echo trước"))
            await oa.until(lambda: len(chat.read(8)) == 1)
            dying.arm()
            handing_in = asyncio.create_task(oa.deliver(event, retries=0))
            await asyncio.wait_for(dying.dead.wait(), 20)
        acknowledged = await handing_in == 200
    async with running_bot(chat, tmp_path):
        if not acknowledged:
            await chat.hand_in(event)
        await oa.until(lambda: bool(chat.read(7)))
        await chat.hand_in(chat.write(7, "gửi lại"))
        await chat.hand_in(chat.write(7, "echo cuối"))
        await oa.until(lambda: "echo cuối" in chat.read(7)[-1])
    answers = sum("Trả lời echo một" in text for text in chat.read(7))
    asked = any("Có thể tin nhắn trước chưa đến" in text for text in chat.read(7))
    assert answers == 1 or (asked and answers == 2)
