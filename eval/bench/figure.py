"""What a bench measured, one figure a line, beside what it should be."""

from collections.abc import Sequence
from dataclasses import dataclass

_WHOLE = 100
"""From here on figures are told without decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured. ``target``: the most that it should be, where there is one."""

    name: str
    value: float
    unit: str
    target: float | None = None


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {each.name} | {_said(each.value)} {each.unit} | {_target(each)} |" for each in figures]
    return "\n".join(["| Phép đo | Kết quả | Cần đạt |", "| --- | ---: | ---: |", *rows])


def _said(value: float) -> str:
    return f"{value:.0f}" if value >= _WHOLE or value == int(value) else f"{value:.1f}"


def _target(figure: Figure) -> str:
    return "" if figure.target is None else f"≤ {figure.target:g} {figure.unit}"
