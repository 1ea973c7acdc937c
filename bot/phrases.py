"""What a typed message means to the bot itself, by the phrases of ``bot/data/phrases.toml``; all else is a question."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.wording.clean import clean, fold

_FILE = Path(__file__).with_name("data") / "phrases.toml"
_PUNCTUATION = " \t.,!?:;…\"'“”"
_MENTION = re.compile(r"^(/[a-z0-9_]+)@\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name with the words typed after it."""

    name: str
    rest: str = ""


def find_command(text: str) -> Command | None:
    """The command that a message gives, if it gives one."""
    typed = _MENTION.sub(r"\1", clean(text))
    key = fold(typed).strip(_PUNCTUATION)
    if name := _whole().get(key):
        return Command(name)
    for opening, name in _openings():
        if key.startswith(opening) and not key[len(opening)].isalnum():
            return Command(name, typed[len(opening) :].strip(_PUNCTUATION))
    return None


def find_unit(text: str) -> str | None:
    """The unit that a person says they belong to, as they wrote it."""
    typed = clean(text).strip(_PUNCTUATION)
    words = fold(typed)
    introductions = _phrases()["introductions"]
    asked = any(re.search(rf"\b{re.escape(fold(word))}\b", words) for word in introductions["unless"])
    if asked or "?" in text or len(words.split()) > introductions["longest_words"]:
        return None
    for pattern in introductions["patterns"]:
        if found := re.match(pattern, words):
            return typed[found.start("unit") : found.end("unit")].strip(_PUNCTUATION)
    return None


def find_number(text: str) -> int | None:
    """The bare number of a message such as "2", "số 2" or "(2)"."""
    found = re.match(_phrases()["numbers"]["pattern"], fold(clean(text)))
    return int(found["number"]) if found else None


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _whole() -> dict[str, str]:
    """Folded phrase → command."""
    commands: dict[str, list[str]] = _phrases()["commands"]
    return {fold(clean(phrase)): name for name, phrases in commands.items() for phrase in phrases}


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """Folded phrases that more words may follow, with their commands, longest first."""
    prefixes: dict[str, list[str]] = _phrases()["prefixes"]
    listed = {fold(clean(phrase)): name for name, phrases in prefixes.items() for phrase in phrases}
    slashed = {phrase: name for phrase, name in _whole().items() if phrase.startswith("/")}
    return tuple(sorted((slashed | listed).items(), key=lambda opening: -len(opening[0])))
