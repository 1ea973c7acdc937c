"""The commands: settings looked over, and talk in the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.channels.terminal import Terminal
from bot.commands import bot
from bot.conversation import Conversation
from bot.doctor import call, examine
from tests.bot.chats import TelegramChat, ZaloBotChat, ZaloOAChat, bot_settings
from tests.bot.fakes.server import serving
from tests.bot.library import FakeAssistant
from tests.bot.test_conversation import ABOUT, TODAY

pytestmark = pytest.mark.anyio


def told(settings: object, level: str) -> str:
    """What the doctor says at one level."""
    return "\n".join(finding.text for finding in examine(settings) if finding.level == level)  # type: ignore[arg-type]


def test_the_doctor_names_every_setting_that_is_missing(tmp_path: Path) -> None:
    missing = told(bot_settings(tmp_path), "missing")
    for name in ("TELEGRAM_TOKEN", "ZALO_OA_APP_ID", "ZALO_OA_WEBHOOK_KEY", "ZALO_OA_REFRESH_TOKEN", "ZALO_BOT_TOKEN"):
        assert f"HOI_{name}" in missing


def test_the_doctor_sees_what_cannot_be_right(tmp_path: Path) -> None:
    settings = bot_settings(
        tmp_path,
        public_url="http://127.0.0.1:8000",
        telegram_token="not-a-token",
        telegram_mode="webhook",
        telegram_webhook_secret="có dấu",
        zalo_oa_app_secret="same",
        zalo_oa_webhook_key="same",
    )
    wrong = told(settings, "wrong")
    assert "HOI_TELEGRAM_TOKEN" in wrong
    assert "HOI_TELEGRAM_WEBHOOK_SECRET" in wrong
    assert "OA Secret Key" in wrong
    assert "địa chỉ nội bộ" in wrong


@pytest.mark.parametrize("chat", [TelegramChat("polling"), ZaloOAChat(), ZaloBotChat("polling")])
async def test_the_doctor_calls_each_platform(chat: TelegramChat | ZaloOAChat | ZaloBotChat, tmp_path: Path) -> None:
    async with serving(chat.platform.app()) as url:
        [good] = await call(bot_settings(tmp_path, **chat.settings(url)))
    [bad] = await call(
        bot_settings(tmp_path, **chat.settings("http://127.0.0.1:9")),
    )
    assert good.level == "ok"
    assert bad.level == "wrong"


def test_the_doctor_speaks_json_and_exits_with_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        bot, ["doctor", "--json", "--channels", "telegram"], env={"HOI_DATA_DIR": str(tmp_path)}
    )
    assert result.exit_code == 1
    assert {"channel", "level", "text"} == set(json.loads(result.output)[0])


def test_an_unknown_channel_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(bot, ["run", "--channels", "viber"])
    assert result.exit_code == 2
    assert "viber" in result.output


def test_the_terminal_shows_choices_answers_and_passages(capsys: pytest.CaptureFixture[str]) -> None:
    lines: Iterator[str] = iter(["Đơn vị nào chủ trì?", "2", "thế hạn khi nào?", "gửi lại", "/thoat"])
    assistant = FakeAssistant()
    Terminal(Conversation(assistant, ABOUT, lambda: TODAY), assistant, lambda: next(lines)).run()
    shown = capsys.readouterr().out
    assert "2. Tập huấn kỹ năng số cho công chức" in shown
    assert "Đơn vị chủ trì: Phòng Nghiệp vụ 1" in shown
    assert "Hạn hoàn thành: 15/12/2026" in shown
    assert "Không có tin nào cần gửi lại" in shown
    assert "[1] “Tập huấn kỹ năng số cho công chức; chủ trì: Phòng Nghiệp vụ 1; hạn: 15/12/2026”" in shown
