"""Readers under fire: whatever the bytes, a layout or one sentence."""

import io
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from corpus.document import make_document
from corpus.errors import UnreadableDocument
from corpus.layout import Layout
from corpus.readers import read_layout
from corpus.readers.limits import Limits
from tests.corpus.readers.paper import Sheet, save_pdf

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SLOW = settings(QUICK, max_examples=6)
LIMITS = Limits(seconds=60)
HTML = "<html><table><tr><td rowspan=2>Sở A<td>Quý II/2026<td colspan=3>x</table><ol><li>a</ol>".encode()


@cache
def sound(kind: str) -> bytes:
    """A sound file of a kind."""
    buffer = io.BytesIO()
    match kind:
        case "docx":
            document = Document()
            document.add_table(rows=2, cols=2, style="Table Grid").cell(0, 0).text = "Sở Nội vụ"
            document.save(buffer)
        case "xlsx":
            Workbook().save(buffer)
        case "png":
            Image.new("L", (40, 40)).save(buffer, "PNG")
    return buffer.getvalue()


def attempt(path: Path) -> None:
    """Reads a file; anything but a document or a refusal in one line fails."""
    outcome = read_or_refuse(path)
    if isinstance(outcome, Layout):
        document = make_document(outcome, path.name, "0" * 64)
        assert all(document.text[p.span.start : p.span.end] for p in document.passages)
    else:
        assert len(outcome.splitlines()) == 1


def read_or_refuse(path: Path) -> Layout | str:
    """The layout, or the sentence of the refusal."""
    try:
        return read_layout(path, LIMITS)
    except UnreadableDocument as refusal:
        return str(refusal)


def torn(content: bytes, places: list[tuple[float, int]], cut: float) -> bytes:
    """The bytes with some replaced and the end cut off."""
    changed = bytearray(content)
    for place, value in places:
        changed[int(place * (len(changed) - 1))] = value
    return bytes(changed[: max(int(cut * len(changed)), 1)])


wounds = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8)
cuts = st.sampled_from([1.0, 1.0, 0.9, 0.4])


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"|" + content)
    attempt(file)


@QUICK
@given(st.text(alphabet="|\n\t -*#.:;IVX12ađSở chủtrìphốihợpQuýnăm/", max_size=400))
def test_any_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text or "x", encoding="utf-8")
    attempt(file)


@SLOW
@given(wounds, cuts)
def test_torn_pdf(tmp_path: Path, places: list[tuple[float, int]], cut: float) -> None:
    file = save_pdf(
        tmp_path / "a.pdf", [Sheet().write(70, 100, "Kế hoạch").table([70, 200, 400], [120, 150], [("a", "b")])]
    )
    file.write_bytes(torn(file.read_bytes(), places, cut))
    attempt(file)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "png"])
@SLOW
@given(wounds, cuts)
@example([(0.375, 0)], 1.0)
def test_torn_containers(tmp_path: Path, kind: str, places: list[tuple[float, int]], cut: float) -> None:
    file = tmp_path / f"a.{kind}"
    file.write_bytes(torn(sound(kind), places, cut))
    attempt(file)


@SLOW
@given(wounds, cuts)
def test_torn_html(tmp_path: Path, places: list[tuple[float, int]], cut: float) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(torn(HTML, places, cut))
    attempt(file)
