"""The chat bench: what it counts of a crowd, and a small crowd at the real bot."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.document import read_document
from eval.bench import crowd
from eval.bench.commands import bench
from eval.bench.crowd import Flow, Talk, flow
from eval.bench.zalo import WEBHOOK, Zalo
from index.build import build_index
from settings import Settings
from tests.bot.fakes.server import serving
from tests.bot.fakes.zalo_oa import sign

TALKS = [Talk(str(number), ("một", "hai"), ("đápmột", "đáphai")) for number in range(3)]
Reply = Callable[[str], list[str]]


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for answers that do not come."""
    monkeypatch.setattr(crowd, "SETTLED", 0.0)
    monkeypatch.setattr(crowd, "PATIENCE", 0.5)
    monkeypatch.setattr(crowd, "SECOND", 0.0)


def met(reply: Reply) -> Flow:
    """What the crowd meets at a bot that answers each message with these texts."""

    async def run() -> Flow:
        zalo = Zalo()
        async with zalo.open() as api, httpx.AsyncClient(base_url=api) as client, serving(_bot(client, reply)) as url:
            return await flow(zalo, url, TALKS, lambda count: None)

    return asyncio.run(run())


def _bot(client: httpx.AsyncClient, reply: Reply) -> Starlette:
    async def called(request: Request) -> Response:
        event = await request.json()
        for text in reply(event["message"]["text"]):
            body = {"recipient": {"user_id": event["sender"]["id"]}, "message": {"text": text}}
            await client.post("/v3.0/oa/message/cs", json=body)
        return Response()

    return Starlette(routes=[Route(WEBHOOK, called, methods=["POST"])])


@pytest.mark.parametrize(
    ("reply", "lost", "doubled"),
    [
        (lambda text: [f"Đáp {text}."], 0, 0),
        (lambda text: [f"Đáp {text}."] if text == "một" else [], 3, 0),
        (lambda text: [f"Đáp {text}."] * 2, 0, 6),
    ],
    ids=["each answered once", "second ones lost", "all doubled"],
)
def test_answers_that_are_lost_or_come_twice_are_counted(reply: Reply, lost: int, doubled: int) -> None:
    found = met(reply)
    assert (found.messages, found.lost, found.doubled, found.disordered) == (6, lost, doubled, 0)


def test_answers_in_the_wrong_order_are_counted() -> None:
    assert met(lambda text: [] if text == "một" else ["Đáp hai.", "Đáp một."]).disordered == 3


def test_a_call_is_signed_as_the_platform_signs() -> None:
    head, _, body = Zalo().call("7", "Xin chào").partition(b"\r\n\r\n")
    assert f"X-ZEvent-Signature: {sign(body, json.loads(body), 'oa-secret-key')}".encode() in head


def test_a_small_crowd_at_the_real_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "PATIENCE", 60.0)
    monkeypatch.setenv("HOI_DATA_DIR", str(tmp_path))
    ours = Settings()
    build_index([read_document(path) for path in ours.documents_dir.glob("*.txt")], ours)
    done = CliRunner().invoke(bench, ["chat", "--people", "2", "--json"])
    assert done.exit_code == 0, done.output
    figures = {each["name"]: each["value"] for each in json.loads(done.stdout)}
    assert figures["Tin nhắn trong một giây"] == 4
    assert not (tmp_path / "bot.sqlite").exists()
