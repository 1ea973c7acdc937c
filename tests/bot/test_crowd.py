"""Five hundred people write at once, twice each: all are answered, each in order, none twice.

How soon they are acknowledged is measured by ``hoi bench chat``.
"""

import asyncio
import json
from pathlib import Path

import pytest

from tests.bot.fakes.server import serving
from tests.bot.fakes.zalo_oa import FakeZaloOA, sign
from tests.bot.test_durability import bot_process

pytestmark = pytest.mark.anyio

PEOPLE = [str(10_000 + number) for number in range(500)]
ROUNDS = ("một", "hai")


async def test_five_hundred_people_at_once_are_answered_in_order_and_once(tmp_path: Path) -> None:
    oa = FakeZaloOA()
    async with serving(oa.app()) as url, bot_process(tmp_path, url) as (address, _):
        calls = {person: [_call(oa, person, f"echo {round_}") for round_ in ROUNDS] for person in PEOPLE}
        port = int(address.rpartition(":")[2])
        await asyncio.gather(*(_write(port, each) for each in calls.values()))
        await oa.until(lambda: len(oa.sent) == len(PEOPLE) * len(ROUNDS), seconds=300)
        await _write(port, [_call(oa, "sau cùng", "echo ba")])
        await oa.until(lambda: bool(oa.texts("sau cùng")))
    for person in PEOPLE:
        assert [text.split("echo ")[1].split()[0] for text in oa.texts(person)] == list(ROUNDS)


def _call(oa: FakeZaloOA, person: str, text: str) -> bytes:
    """A signed webhook call as bytes, so that the crowd costs the machine little."""
    event = oa.event(person, text)
    body = json.dumps(event, ensure_ascii=False).encode()
    head = (
        "POST /bot/zalo-oa HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-ZEvent-Signature: {sign(body, event)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _write(port: int, calls: list[bytes]) -> None:
    """Send one person's calls over one connection, each when the one before was acknowledged."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for call in calls:
        writer.write(call)
        assert b" 200 " in await reader.readuntil(b"\r\n\r\n")
    writer.close()
