"""Plots as inline SVG: bars with intervals, curves, and bars of counts. Axes run from 0 to 1 unless said otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from eval.chance import Interval

WIDTH = 640
LABEL = 190
ROW = 24
SIDE = 300
PAD = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, its number of cases, its mean and interval."""

    label: str
    count: int
    interval: Interval


def bars(rows: Sequence[Bar], title: str) -> str:
    """Horizontal bars with their intervals as whiskers, one row each."""
    height = ROW * len(rows) + 24
    scale = WIDTH - LABEL - 110
    drawn = [_tick(LABEL + scale * step / 4, height - 20, f"{step * 25}%") for step in range(5)]
    for number, bar in enumerate(rows):
        y = ROW * number + 4
        low, mean, high = (LABEL + scale * value for value in (bar.interval.low, bar.interval.mean, bar.interval.high))
        drawn += [
            _text(LABEL - 8, y + 12, bar.label, "end"),
            f'<rect class="bar" x="{LABEL}" y="{y}" width="{mean - LABEL:.1f}" height="15"/>',
            f'<path class="whisker" d="M{low:.1f} {y + 7.5}H{high:.1f}M{low:.1f} {y + 3}v9M{high:.1f} {y + 3}v9"/>',
            _text(LABEL + scale + 12, y + 12, f"{bar.interval.mean:.0%} · {bar.count} câu", "start"),
        ]
    return _svg(WIDTH, height, title, drawn)


def curve(points: Sequence[tuple[float, float]], title: str, across: str, up: str, *, top: float = 1.0) -> str:
    """A line through (x, y) points; y runs from 0 to ``top``."""
    places = [(PAD + x * SIDE, 10 + SIDE * (1 - y / top)) for x, y in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return _svg(
        SIDE + 2 * PAD, SIDE + 60, title, [*_frame(across, up, top), f'<polyline class="line" points="{line}"/>']
    )


def dots(points: Sequence[tuple[float, float, int]], title: str, across: str, up: str) -> str:
    """(x, y, count) as circles whose area goes with the count, over the diagonal on which x equals y."""
    most = max((count for *_, count in points), default=1)
    circles = [
        f'<circle class="dot" cx="{PAD + x * SIDE:.1f}" cy="{10 + SIDE * (1 - y):.1f}" '
        f'r="{4 + 10 * (count / most) ** 0.5:.1f}"><title>{count} câu</title></circle>'
        for x, y, count in points
    ]
    diagonal = f'<path class="guide" d="M{PAD} {10 + SIDE}L{PAD + SIDE} 10"/>'
    return _svg(SIDE + 2 * PAD, SIDE + 60, title, [*_frame(across, up, 1.0), diagonal, *circles])


def histogram(values: Sequence[float], title: str, unit: str, *, columns: int = 24) -> str:
    """How many values fall into each of equal columns from 0 to the greatest value."""
    most = max(values, default=0.0) or 1.0
    counts = [0] * columns
    for value in values:
        counts[min(int(value / most * columns), columns - 1)] += 1
    tallest, step = max(counts) or 1, (WIDTH - 2 * PAD) / columns
    drawn = [
        f'<rect class="bar" x="{PAD + number * step + 1:.1f}" y="{150 - 130 * count / tallest:.1f}" '
        f'width="{step - 2:.1f}" height="{130 * count / tallest:.1f}"><title>{count}</title></rect>'
        for number, count in enumerate(counts)
    ]
    ticks = [
        _text(PAD + part * (WIDTH - 2 * PAD), 168, f"{most * part:.0f} {unit}") for part in (0, 0.25, 0.5, 0.75, 1)
    ]
    return _svg(WIDTH, 176, title, [*drawn, *ticks])


def _frame(across: str, up: str, top: float) -> list[str]:
    bottom = 10 + SIDE
    marks = [_text(PAD + SIDE * part, bottom + 16, f"{part:.0%}") for part in (0, 0.5, 1)]
    marks += [_text(PAD - 6, 14 + SIDE * (1 - part), f"{part * top:.0%}", "end") for part in (0, 0.5, 1)]
    return [
        f'<path class="axis" d="M{PAD} 10V{bottom}H{PAD + SIDE}"/>',
        *marks,
        _text(PAD + SIDE / 2, bottom + 36, across),
        f'<g transform="rotate(-90 12 {10 + SIDE / 2})">{_text(12, 10 + SIDE / 2, up)}</g>',
    ]


def _tick(x: float, bottom: float, label: str) -> str:
    return f'<path class="grid" d="M{x:.1f} 0V{bottom}"/>' + _text(x, bottom + 16, label)


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" style="max-width:{width}px">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
