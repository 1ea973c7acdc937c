"""Chat tests run on asyncio, with real sockets on loopback and no network beyond."""

from dataclasses import replace

import hypothesis
import pytest

from bot import limits
from bot.channels.telegram import Telegram

hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture
def anyio_backend() -> str:
    """The event loop of asynchronous tests."""
    return "asyncio"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Telegram take messages of one chat as fast as they come, so that no test waits for its pace."""
    monkeypatch.setattr(Telegram, "limits", replace(limits.TELEGRAM, chat_interval=0.0, group_interval=0.0))
