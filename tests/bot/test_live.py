"""A newer index takes over between two questions; one that cannot be opened leaves the old one in its place."""

from pathlib import Path

import pytest

from bot import live
from bot.live import Live, Renewed
from index.errors import IndexFailure
from tests.bot.chats import bot_settings
from tests.bot.library import FakeAssistant


class Build(FakeAssistant):
    """An assistant over a build of a name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.index_version = name


def test_questions_go_to_the_assistant_of_the_moment() -> None:
    old, new = FakeAssistant(), FakeAssistant()
    current = [old]
    bot = Live(lambda: current[0])
    bot.ask("echo một")
    current[0] = new
    bot.ask("echo hai")
    assert (old.asked, new.asked) == (["echo một"], ["echo hai"])
    assert bot.catalog is new.catalog


def test_the_live_build_is_opened_when_it_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builds = iter(["a", "b"])
    folder = tmp_path / "a"
    monkeypatch.setattr(live, "_LOOK_EVERY_SECONDS", -1.0)
    monkeypatch.setattr(live, "open_assistant", lambda settings: Build(next(builds)))
    monkeypatch.setattr(live, "live_folder", lambda settings: folder)
    renewed = Renewed(bot_settings(tmp_path))
    first = renewed()
    assert renewed() is first
    folder = tmp_path / "b"
    assert renewed() is not first

    def broken(settings: object) -> Path:
        raise IndexFailure("hỏng")

    second = renewed()
    monkeypatch.setattr(live, "live_folder", broken)
    assert renewed() is second
