"""Field data of question understanding: the TOML files of ``retrieval/data``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "data"


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``retrieval/data/<name>.toml``; read once, not to be changed by the caller."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
