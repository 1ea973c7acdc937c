"""How one question is typed by different people."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from eval import keyboard
from retrieval.wording.clean import clean, fold

CHAT = Path(__file__).parent.parent / "data" / "chat.toml"


def chat(text: str, chance: Random) -> str:
    """The text in lower case with the spellings of chat."""
    lower = text.lower()
    for words, typed in _spellings().items():
        lower = re.sub(rf"(?<!\w){words}(?!\w)", chance.choice(typed), lower)
    return lower


@cache
def _spellings() -> dict[str, list[str]]:
    return dict(tomllib.loads(CHAT.read_text(encoding="utf-8"))["spelling"])


STYLES: dict[str, Callable[[str, Random], str]] = {
    "plain": lambda text, chance: text,
    "no_diacritics": lambda text, chance: fold(clean(text)),
    "capitals": lambda text, chance: text.upper(),
    "telex": lambda text, chance: keyboard.telex(text),
    "typos": keyboard.typos,
    "chat": chat,
}
"""Name → the text as typed; what a style leaves to chance comes from the generator given."""
