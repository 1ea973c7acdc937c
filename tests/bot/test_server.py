"""The bot in front of the main server, in one process."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.errors import SettingsError
from bot.server import create_bot_app
from bot.service import Bot
from tests.bot.chats import ZaloOAChat, bot_settings
from tests.bot.fakes.server import serving
from tests.bot.library import FakeAssistant

pytestmark = pytest.mark.anyio


async def test_the_main_server_is_reached_behind_the_webhooks(tmp_path: Path) -> None:
    main = Starlette(routes=[Route("/v1/ask", lambda request: PlainTextResponse("hỏi"))])
    bot = Bot(bot_settings(tmp_path, **ZaloOAChat().settings("http://127.0.0.1:9")), FakeAssistant())
    async with serving(create_bot_app(bot, beside=main)) as url, httpx.AsyncClient(verify=False) as client:
        assert (await client.get(f"{url}/v1/ask")).text == "hỏi"
        assert (await client.post(f"{url}/bot/zalo-oa", json={})).status_code == 200
        assert (await client.get(f"{url}/quyen-rieng-tu")).status_code == 200


async def test_only_one_process_runs_the_bot_of_a_data_folder(tmp_path: Path) -> None:
    async with Bot(bot_settings(tmp_path), FakeAssistant()).running():
        with pytest.raises(SettingsError, match="tiến trình khác"):
            async with Bot(bot_settings(tmp_path), FakeAssistant()).running():
                pass
