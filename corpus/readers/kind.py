"""What a file really is, told by its content; a name proves nothing."""

import lzma
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.readers.limits import Limits

_HEAD = 4096
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What ``zipfile`` raises over a torn container."""


class Kind(StrEnum):
    """The kinds of files that a reader exists for."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"


def kind_of(path: Path, limits: Limits) -> Kind:
    """The kind of a file. ``UnreadableDocument`` for what is empty, too large, a program, locked or unknown."""
    size = _size(path)
    if size == 0:
        raise UnreadableDocument(f"Tệp “{path.name}” rỗng, không có nội dung để đọc.")
    if size > limits.file_bytes:
        raise UnreadableDocument(
            f"Tệp “{path.name}” lớn {size // 1_000_000} MB, vượt giới hạn {limits.file_bytes // 1_000_000} MB."
        )
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_PROGRAMS):
        raise UnreadableDocument(f"Tệp “{path.name}” là chương trình chứ không phải văn bản, nên không được nhận.")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path, limits)
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith(b"{\\rtf"):
        return Kind.OFFICE
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Kind.PICTURE
    return _text_kind(path, head)


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise UnreadableDocument(f"Không có tệp “{path.name}”, hoặc đó không phải là một tệp.")
        return path.stat().st_size
    except OSError as error:
        raise UnreadableDocument(f"Không mở được tệp “{path.name}”: {error.strerror}.") from error


def _zip_kind(path: Path, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            damaged = None if unpacked > limits.unpacked_bytes else archive.testzip()
    except _DAMAGED as error:
        raise UnreadableDocument(f"Tệp “{path.name}” bị hỏng hoặc tải về chưa đủ, không mở được.") from error
    if unpacked > limits.unpacked_bytes:
        raise UnreadableDocument(f"Tệp “{path.name}” nở ra quá lớn khi giải nén, nên không được nhận.")
    if damaged:
        raise UnreadableDocument(f"Tệp “{path.name}” bị hỏng ở phần “{damaged}” bên trong.")
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return Kind.DOCX
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "mimetype" in names:
        return Kind.OFFICE
    raise UnreadableDocument(f"Tệp “{path.name}” là tệp nén; hãy giải nén rồi thêm từng văn bản bên trong.")


def _ole_kind(path: Path) -> Kind:
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise UnreadableDocument(f"Tệp “{path.name}” được đặt mật khẩu; hãy bỏ mật khẩu rồi thêm lại.")
    return Kind.OFFICE


def _text_kind(path: Path, head: bytes) -> Kind:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) * 0.05):
        raise UnreadableDocument(f"Tệp “{path.name}” không thuộc định dạng văn bản nào đọc được.")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")) or path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return Kind.HTML
    return Kind.TEXT
