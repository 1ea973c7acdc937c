"""What the bot itself says, from ``bot/data/texts.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("data") / "texts.toml"


def say(key: str, **values: object) -> str:
    """A text by its key ("unit.saved") with its braces filled in."""
    found: Any = _texts()
    for name in key.split("."):
        found = found[name]
    return str(found).strip().format(**values)


def menu() -> dict[str, str]:
    """The commands that a platform may show as a menu, with what each does."""
    return {name: str(text) for name, text in _texts()["menu"].items()}


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
