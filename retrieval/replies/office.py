"""The office of a signer: as running text writes it, and the one that the signer holds."""

import re
from collections.abc import Iterator
from functools import cache

from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load


def readable_role(role: str) -> str:
    """A signature's ``KT. CHÁNH THANH TRA PHÓ CHÁNH THANH TRA`` as ``KT. Chánh Thanh tra, Phó Chánh Thanh tra``."""
    parts = list(_parts(clean(role)))
    return ", ".join(parts) if parts else role.capitalize() if role.isupper() else role


def office_held(role: str) -> str | None:
    """The office that the signer holds, the last one: a ``Phó Chánh Thanh tra`` signs for the ``Chánh Thanh tra``."""
    found = [match["office"] for match in _grammar().finditer(fold(clean(role))) if match["office"]]
    return _written()[found[-1]] if found else None


def office_named(plain: str) -> str | None:
    """The first office that folded words name."""
    found = next((match["office"] for match in _grammar().finditer(plain) if match["office"]), None)
    return _written()[found] if found else None


def _parts(role: str) -> Iterator[str]:
    """Each office or body with what stands around it: its authority before, the rest of its name after."""
    found = list(_grammar().finditer(fold(role)))
    ends = [match.start() for match in found[1:]] + [len(role)]
    for match, end in zip(found, ends, strict=False):
        mark, rest = role[match.start() : match.start("name")], role[match.end() : end]
        yield f"{mark}{_written()[match['name']]}{rest.lower().rstrip(' ,')}"


@cache
def _written() -> dict[str, str]:
    data = load("offices")
    return {fold(name): name for name in (*data["offices"], *data["bodies"])}


@cache
def _grammar() -> re.Pattern[str]:
    data = load("offices")
    office, body = (_any_of(data[group]) for group in ("offices", "bodies"))
    return re.compile(rf"(?:(?:{_any_of(data['authority'])})\s*)?\b(?P<name>(?P<office>{office})|{body})\b")


def _any_of(names: list[str]) -> str:
    return "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True))
