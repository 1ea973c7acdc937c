"""A file on its way in: the body of a request as a file on disk, never whole in memory."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.guard.intake import too_large
from api.problem import Problem
from corpus.snapshot import disk_sentence, safe_name

BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary", "description": "Tệp kế hoạch"}},
                }
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
"""Both ways of sending a file, as OpenAPI describes them."""


async def take_in(request: Request, folder: Path, name: str | None, largest: int) -> Path:
    """The file that a request carries, in ``folder``: the part ``file`` of a form, or the body itself under ``name``.

    Raises ``Problem`` for a request without a file or name, one that is too large, and a full disk; the folder is
    then gone.
    """
    try:
        with _told(largest):
            form = request.headers.get("content-type", "").startswith("multipart/form-data")
            file = await (_from_form(request, folder) if form else _from_body(request, folder, name))
            if not file.stat().st_size:
                raise Problem(422, f"Tệp “{file.name}” rỗng.")
            return file
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


async def _from_form(request: Request, folder: Path) -> Path:
    async with request.form(max_files=1, max_fields=4) as form:
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.filename:
            raise Problem(422, "Thiếu tệp: hãy gửi biểu mẫu multipart với trường “file”.")
        file = folder / safe_name(sent.filename)
        with file.open("wb") as target:
            await asyncio.to_thread(shutil.copyfileobj, sent.file, target)
    return file


async def _from_body(request: Request, folder: Path, name: str | None) -> Path:
    if not name:
        raise Problem(422, "Thiếu tên tệp: hãy thêm “?name=tên tệp” vào địa chỉ, hoặc gửi biểu mẫu multipart.")
    file = folder / safe_name(name)
    with file.open("wb") as target:
        async for chunk in request.stream():
            target.write(chunk)
    return file


@contextmanager
def _told(largest: int) -> Iterator[None]:
    """What goes wrong on the way in, as its sender should hear of it."""
    try:
        yield
    except ClientDisconnect as cut:
        raise Problem(413, too_large(largest)) from cut
    except HTTPException as garbled:
        sentence = "Biểu mẫu gửi lên không đọc được; hãy gửi multipart với đúng một tệp ở trường “file”."
        raise Problem(400, sentence) from garbled
    except OSError as failure:
        raise Problem(507, disk_sentence("tệp gửi lên", failure)) from failure
