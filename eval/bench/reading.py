"""``hoi bench read``: pages a second and peak memory of our readers, beside plain text extraction."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import click
from tqdm import tqdm

from corpus.layout import Paragraph
from corpus.readers.kind import Kind, kind_of
from corpus.readers.limits import DEFAULT
from corpus.readers.reading import reader_of
from eval.bench.memory import peak

WORDS_PER_PAGE = 400
"""A page of A4 in 14 points, for formats that have no pages."""
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader on one file. ``pages`` are pages of ``WORDS_PER_PAGE`` words; ``memory`` is the peak in MiB."""

    file: str
    reader: str
    words: int
    seconds: float
    memory: float

    @property
    def pages_per_second(self) -> float:
        """Speed, comparable between formats."""
        return self.words / WORDS_PER_PAGE / self.seconds


def measure(files: Sequence[Path]) -> Iterator[Reading]:
    """Every reader that fits each file, each in a process of its own."""
    for file in files:
        for reader in _readers_for(kind_of(file, DEFAULT)):
            command = [sys.executable, "-m", "eval.bench.reading", reader, str(file)]
            answer = subprocess.run(command, capture_output=True, check=True).stdout
            yield Reading(**json.loads(answer))


def _ours(path: Path) -> str:
    blocks = reader_of(kind_of(path, DEFAULT))(path, DEFAULT).blocks
    texts = ([b.text] if isinstance(b, Paragraph) else [c for row in b.rows for c in row.cells] for b in blocks)
    return "\n".join(text for group in texts for text in group)


def _pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _pdfplumber(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def _docx2txt(path: Path) -> str:
    import docx2txt

    return str(docx2txt.process(str(path)))


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8")


READERS: dict[str, Callable[[Path], str]] = {
    "hoi": _ours,
    "pypdf": _pypdf,
    "pdfplumber": _pdfplumber,
    "docx2txt": _docx2txt,
    "open": _plain,
}
FLOORS = {Kind.PDF: ("pypdf", "pdfplumber"), Kind.DOCX: ("docx2txt",), Kind.TEXT: ("open",)}


def _readers_for(kind: Kind) -> list[str]:
    return ["hoi", *(name for name in FLOORS.get(kind, ()) if name == "open" or find_spec(name))]


@click.command("read", help="Tốc độ và bộ nhớ khi đọc từng định dạng, bên cạnh cách chỉ tách chữ.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Measures the files named."""
    rows = list(tqdm(measure(files), "Đang đọc", leave=False, unit="lượt"))
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return
    click.echo("| Tệp | Cách đọc | Chữ | Giây | Trang/s | Bộ nhớ (MiB) |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for row in rows:
        speed = f"{row.seconds:.2f} | {row.pages_per_second:.1f} | {row.memory:.0f}"
        click.echo(f"| {row.file} | {row.reader} | {row.words} | {speed} |")


def _main(reader: str, path: Path) -> None:
    started = time.perf_counter()
    words = len(READERS[reader](path).split())
    seconds = time.perf_counter() - started
    click.echo(json.dumps(asdict(Reading(path.name, reader, words, seconds, _peak()))))


def _peak() -> float:
    """The most memory in MiB that this process, or one that it started (tesseract), has held."""
    return max(peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KIB)


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
