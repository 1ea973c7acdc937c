"""How large and how slow a file may be before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading one file: bytes on disk and unpacked, pages, seconds and bytes of memory of the child process.

    ``render_dpi`` is the resolution at which pages without a text layer are drawn for OCR.
    """

    file_bytes: int = 60_000_000
    unpacked_bytes: int = 300_000_000
    pages: int = 600
    picture_pixels: int = 80_000_000
    seconds: int = 900
    memory_bytes: int = 3_000_000_000
    render_dpi: int = 250


DEFAULT = Limits()
