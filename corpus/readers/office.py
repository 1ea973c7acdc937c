"""Formats that only an office suite reads (.doc, .rtf, .odt): converted to DOCX by LibreOffice where installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.layout import Layout
from corpus.readers.docx import read_docx
from corpus.readers.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")


def read_office(path: Path, limits: Limits) -> Layout:
    """The layout of a file that LibreOffice can turn into DOCX; ``UnreadableDocument`` where it is not installed."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocument(
            f"Máy này chưa cài LibreOffice nên không đọc được “{path.name}”; hãy lưu văn bản thành .docx rồi thêm lại."
        )
    with tempfile.TemporaryDirectory() as folder:
        return read_docx(_converted(path, program, Path(folder), limits), limits)


def _converted(path: Path, program: str, folder: Path, limits: Limits) -> Path:
    """A DOCX copy in ``folder``; each run has a profile of its own, as LibreOffice allows one process per profile."""
    source = folder / f"source{path.suffix}"
    shutil.copyfile(path, source)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx", "--outdir", str(folder / "out"), str(source)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=limits.seconds)
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableDocument(f"LibreOffice không chuyển được “{path.name}” sang .docx.") from error
    converted = next((folder / "out").glob("*.docx"), None)
    if converted is None:
        raise UnreadableDocument(f"LibreOffice không chuyển được “{path.name}” sang .docx.")
    return converted
