"""The texts that the model learns from, read from the shared data folder."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import DataMissing

DATA = Path("../shared/data")


@dataclass(frozen=True, slots=True)
class Article:
    """A titled text: an encyclopedia article, or the heading of a law's article with its body."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with a passage that does or does not answer it."""

    question: str
    title: str
    text: str
    answers: bool


def _lines(path: Path) -> Iterator[str]:
    if not path.exists():
        raise DataMissing(f"Không thấy tệp dữ liệu {path}; hãy chỉ đúng thư mục dữ liệu huấn luyện bằng --data.")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from lines


def laws(data: Path) -> Iterator[str]:
    """Whole texts of laws, decrees, circulars and resolutions."""
    return (json.loads(line)["text"] for line in _lines(data / "laws.jsonl.gz"))


def law_articles(data: Path) -> Iterator[Article]:
    """Headings of law articles with their bodies."""
    for line in _lines(data / "law_heading_to_body.jsonl.gz"):
        record = json.loads(line)
        yield Article(record["title"], record["body"])


def encyclopedia(data: Path) -> Iterator[Article]:
    """Articles of the Vietnamese Wikipedia, without those that the test sets are made from."""
    for line in _lines(data / "viwiki.jsonl.gz"):
        record = json.loads(line)
        yield Article(record["title"], record["text"])


def labelled(data: Path) -> Iterator[Labelled]:
    """Questions with passages that people marked as answering them or not."""
    for line in _lines(data / "wikiqa_labelled.jsonl"):
        record = json.loads(line)
        yield Labelled(record["question"], record["title"] or "", record["text"], record["label"])


def resolutions(data: Path) -> Iterator[str]:
    """The texts of the resolutions that the plans carry out."""
    for path in sorted((data / "nq57-texts").glob("*.md")):
        yield path.read_text(encoding="utf-8")
