"""The table of `hoi eval retrieval`: our rows with intervals, next to published ones."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval.retrieval.measure import MEASURES, Row, measure
from eval.retrieval.sets import load_set
from index.embedding import open_embedder
from index.training.sources import DATA

PUBLISHED = Path(__file__).with_name("published.toml")
SETS = ("mlqa", "xquad", "alqac2022", "plans")
TITLES = {"lexical": "khóa từ (BM25)", "dense": "véc-tơ", "late": "tương tác muộn", "fused": "kết hợp"}


def evaluate(model: str, documents: Path, sets: Sequence[str] = SETS, data: Path = DATA) -> Iterator[Row]:
    """The rows of every set, one set after the other, so that a caller can show how far it is.

    Raises ``BadRun`` for an unknown set or missing data, ``ModelMissing`` for an unreadable model.
    """
    embedder = open_embedder(model)
    for name in sets:
        yield from measure(load_set(name, data, documents), embedder)


def table(rows: Iterable[Row]) -> str:
    """Rows as aligned text; after the rows of a set come the published ones."""
    lines: list[str] = []
    shown: list[Row] = list(rows)
    for name in dict.fromkeys(row.collection for row in shown):
        lines.append(_line(name, list(MEASURES)))
        lines.extend(_own(row) for row in shown if row.collection == name)
        lines.extend(_published(name))
        lines.append("")
    return "\n".join(lines)


def as_json(rows: Iterable[Row]) -> str:
    """Rows for programs: collection, way, and per measure mean, low and high."""
    records = [
        {
            "set": row.collection,
            "way": row.way,
            **{name: [round(part, 4) for part in (v.mean, v.low, v.high)] for name, v in row.values.items()},
        }
        for row in rows
    ]
    return json.dumps(records, ensure_ascii=False, indent=1)


def _own(row: Row) -> str:
    cells = [f"{value.mean:.4f} [{value.low:.3f}-{value.high:.3f}]" for value in row.values.values()]
    return _line(f"  {TITLES[row.way]}", cells)


def _published(name: str) -> Iterator[str]:
    for row in tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["row"]:
        if name in row:
            first = row[name].get("first")
            yield _line(f"  {row['model']}", [f"{row[name]['ndcg']:.4f}", "", f"{first:.3f}" if first else ""])


def _line(head: str, cells: Sequence[str]) -> str:
    return f"{head:<48}" + "".join(f"{cell:<23}" for cell in cells).rstrip()
