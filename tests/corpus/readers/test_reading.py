"""Any file: told by its content, refused with one sentence, read within bounds."""

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from corpus.errors import UnreadableDocument
from corpus.layout import Paragraph
from corpus.readers import read_layout
from corpus.readers.limits import Limits


def docx_file(path: Path, text: str = "Kế hoạch thanh tra năm 2026") -> Path:
    document = Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def zipped(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00" * 50, "chương trình"),
        (b"\x7fELF" * 50, "chương trình"),
        (b"PK\x03\x04" + b"\x00" * 50, "hỏng"),
        (b"\x00\x01\x02\x03" * 50, "không thuộc định dạng"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "hỏng"),
    ],
)
def test_a_file_that_is_no_document_is_refused_whatever_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "kế hoạch.pdf"
    file.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read_layout(file)
    assert str(refusal.value).count("\n") == 0
    assert "kế hoạch.pdf" in str(refusal.value)


def test_a_document_under_a_wrong_name_is_read_all_the_same(tmp_path: Path) -> None:
    (block,) = read_layout(docx_file(tmp_path / "a.pdf")).blocks
    assert block == Paragraph("Kế hoạch thanh tra năm 2026")


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "không có.docx"):
        with pytest.raises(UnreadableDocument):
            read_layout(path)


def test_a_decompression_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.docx", "word/document.xml", b"0" * 5_000_000)
    assert bomb.stat().st_size < 100_000
    with pytest.raises(UnreadableDocument, match="quá lớn khi giải nén"):
        read_layout(bomb, Limits(unpacked_bytes=1_000_000))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="vượt giới hạn"):
        read_layout(docx_file(tmp_path / "a.docx"), Limits(file_bytes=100))


def test_an_archive_of_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="giải nén"):
        read_layout(zipped(tmp_path / "a.docx", "kế hoạch.txt", b"x"))


def test_a_damaged_part_is_noticed(tmp_path: Path) -> None:
    file = docx_file(tmp_path / "a.docx")
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.write_bytes(bytes(content))
    with pytest.raises(UnreadableDocument, match="hỏng"):
        read_layout(file)


def test_reading_stops_when_it_takes_too_long(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="quá 0 giây"):
        read_layout(docx_file(tmp_path / "a.docx"), Limits(seconds=0))


def test_a_reader_out_of_memory_takes_only_itself_down(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="hỏng hoặc quá phức tạp"):
        read_layout(docx_file(tmp_path / "a.docx"), Limits(memory_bytes=1_000_000))


def test_old_formats_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.rtf"
    file.write_bytes(rb"{\rtf1 Ke hoach}")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableDocument, match="LibreOffice"):
        read_layout(file)


def test_old_formats_are_read_from_what_libreoffice_makes_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = docx_file(tmp_path / "made.docx")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nfor out; do :; done\nd=$(dirname "$out")/out\nmkdir -p $d\ncp "{made}" $d/source.docx\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    file = tmp_path / "a.rtf"
    file.write_bytes(rb"{\rtf1 Ke hoach}")
    assert read_layout(file).blocks == (Paragraph("Kế hoạch thanh tra năm 2026"),)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is optional")
def test_a_picture_without_letters_says_so(tmp_path: Path) -> None:
    Image.new("RGB", (600, 800), "white").save(tmp_path / "a.png")
    with pytest.raises(UnreadableDocument, match="chữ"):
        read_layout(tmp_path / "a.png")
