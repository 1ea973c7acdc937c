"""Reminders come at their time, outside the quiet hours, and on Zalo inside the message window."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot import service
from bot.schedule import is_quiet, next_time
from bot.settings import TIMEZONE
from tests.bot.chats import TelegramChat, ZaloOAChat, running_bot
from tests.bot.library import UNIT

pytestmark = pytest.mark.anyio

SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=TIMEZONE)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.time = SUNDAY

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot look for due reminders all the time."""
    monkeypatch.setattr(service, "_TICK_SECONDS", 0.01)


def test_the_next_reminder_is_of_tomorrow_or_of_monday() -> None:
    at = time(7, 30)
    assert next_time("day", SUNDAY, at) == datetime(2026, 11, 30, 7, 30, tzinfo=TIMEZONE)
    assert next_time("week", SUNDAY, at) == datetime(2026, 11, 30, 7, 30, tzinfo=TIMEZONE)
    assert next_time("week", SUNDAY + timedelta(days=1), at) == datetime(2026, 12, 7, 7, 30, tzinfo=TIMEZONE)


def test_quiet_hours_run_over_midnight() -> None:
    assert [is_quiet(time(hour), time(20), time(6, 30)) for hour in (19, 20, 0, 6, 7)] == [
        False,
        True,
        True,
        True,
        False,
    ]


async def test_a_reminder_comes_once_in_the_morning_and_stops_at_the_word(tmp_path: Path) -> None:
    chat, clock = TelegramChat("webhook"), Clock()
    async with running_bot(chat, tmp_path, now=clock):
        await chat.hand_in(chat.write(7, f"tôi ở {UNIT}"))
        await chat.hand_in(chat.write(7, "nhắc việc hằng ngày"))
        await chat.platform.until(lambda: len(chat.read(7)) == 2)
        clock.time = SUNDAY + timedelta(hours=20, minutes=29)
        await chat.hand_in(chat.write(7, "echo sớm"))
        await chat.platform.until(lambda: len(chat.read(7)) == 3)
        clock.time = SUNDAY + timedelta(hours=21, minutes=31)
        await chat.platform.until(lambda: len(chat.read(7)) == 4)
        reminder = chat.read(7)[3]
        await chat.hand_in(chat.write(7, "dừng"))
        await chat.platform.until(lambda: len(chat.read(7)) == 5)
        clock.time = SUNDAY + timedelta(days=2)
        await chat.hand_in(chat.write(7, "echo sau"))
        await chat.platform.until(lambda: len(chat.read(7)) == 6)
    assert "1 nhiệm vụ đến hạn từ 30/11/2026 đến 03/12/2026" in reminder
    assert "cơ sở dữ liệu khiếu nại" in reminder
    assert "Trả lời echo sau" in chat.read(7)[5]


async def test_on_zalo_a_reminder_waits_until_the_person_writes_again(tmp_path: Path) -> None:
    chat, clock = ZaloOAChat(), Clock()
    clock.time = SUNDAY - timedelta(days=3)
    async with running_bot(chat, tmp_path, now=clock):
        await chat.hand_in(chat.write(7, f"tôi ở {UNIT}"))
        await chat.hand_in(chat.write(7, "nhắc việc hằng tuần"))
        await chat.platform.until(lambda: len(chat.read(7)) == 3)
        clock.time = SUNDAY + timedelta(days=1)
        await chat.hand_in(chat.write(8, "echo người khác"))
        await chat.platform.until(lambda: len(chat.read(8)) == 1)
        assert len(chat.read(7)) == 3
        await chat.hand_in(chat.write(7, "echo tôi đây"))
        await chat.platform.until(lambda: len(chat.read(7)) == 5)
    assert "trong vòng 48 giờ" in chat.read(7)[2]
    assert any(text.startswith("Nhắc việc:") for text in chat.read(7)[3:])
