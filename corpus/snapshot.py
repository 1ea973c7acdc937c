"""A private copy of a file that is to be added, so that nothing changes under the reader's eyes."""

import errno
import os
import re
import shutil
import unicodedata
from pathlib import Path

from corpus.errors import UnreadableDocument

_LONGEST_NAME = 180
_REASONS = {
    errno.ENOENT: "không còn ở đó",
    errno.EACCES: "không có quyền đọc",
    errno.EISDIR: "là thư mục không mở được",
}


def take_snapshot(source: Path, folder: Path, largest: int) -> Path:
    """The copy, in ``folder`` under a safe name.

    ``UnreadableDocument`` for a file that is missing, larger than ``largest`` bytes, changes while it is copied, or
    does not fit on the disk.
    """
    copy = folder / safe_name(source.name)
    try:
        folder.mkdir(parents=True)
        before = source.stat()
        if before.st_size > largest:
            size, limit = before.st_size // 1_000_000, largest // 1_000_000
            raise UnreadableDocument(f"Tệp “{source.name}” lớn {size} MB, vượt giới hạn {limit} MB.")
        shutil.copyfile(source, copy)
        after = source.stat()
    except OSError as error:
        raise UnreadableDocument(disk_sentence(source.name, error)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableDocument(f"Tệp “{source.name}” thay đổi trong lúc đọc; hãy thêm lại khi đã ghi xong.")
    return copy


def safe_name(name: str) -> str:
    """A file name without control characters, separators and leading dots, NFC and not too long for any disk."""
    legible = name.encode("utf-8", "replace").decode("utf-8")
    clean = re.sub(r"[\x00-\x1f\x7f/\\:?*\"<>|]+", "-", unicodedata.normalize("NFC", legible))
    stem, suffix = os.path.splitext(clean.lstrip(". ") or "van-ban")
    return stem.encode()[: _LONGEST_NAME - len(suffix.encode())].decode(errors="ignore") + suffix


def disk_sentence(name: str, error: OSError) -> str:
    """What to tell when a file cannot be copied or kept."""
    if error.errno == errno.ENOSPC:
        return f"Hết dung lượng đĩa nên chưa thêm được “{name}”; kho văn bản không thay đổi."
    reason = _REASONS.get(error.errno or 0, error.strerror)
    return f"Không đọc được tệp “{name}”: {reason}."
