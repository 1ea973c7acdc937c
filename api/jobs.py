"""Changes of the corpus that wait, run one after another in a process of their own, or have come to an end."""

import asyncio
import os
import shutil
import sys
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from api.ingestion import Order, Progress
from api.problem import Problem
from settings import Settings

ROOT = Path(__file__).resolve().parents[1]
REMEMBERED = 200
WAITING = 20
ABANDONED = 24 * 3600.0
"""Seconds after which nobody reads a file that came in any more."""
BROKEN = Progress.at("failed", "Việc này dừng giữa chừng; câu trả lời vẫn theo chỉ mục cũ. Xin gửi lại.")


class Job(Progress):
    """A change of the corpus and how far it has come."""

    id: str
    action: Literal["add", "remove"]
    source: str = Field(description="Tên tệp")


class Jobs:
    """One server's jobs, kept in memory; what a job has changed is on disk before it is told as done."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._uploads = settings.data_dir / "uploads"
        self._jobs: dict[str, Job] = {}
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def folder(self) -> Path:
        """A new folder for a file that is coming in."""
        if sum(not job.over for job in self._jobs.values()) >= WAITING:
            raise Problem(503, f"Đang có {WAITING} việc chờ; xin gửi lại sau ít phút.", {"Retry-After": "60"})
        self._sweep()
        folder = self._uploads / uuid.uuid4().hex
        folder.mkdir(parents=True)
        return folder

    def _sweep(self) -> None:
        """Clears what a server that was cut off has left behind."""
        for left in self._uploads.glob("*"):
            if left.stat().st_mtime < time.time() - ABANDONED:
                shutil.rmtree(left, ignore_errors=True)

    def add(self, file: Path) -> Job:
        """Puts the adding of a file in line; the file's folder is deleted in the end."""
        return self._start(Order(settings=self._settings, add=file), file.name)

    def remove(self, document_id: str, source: str) -> Job:
        """Puts the removal of a document in line."""
        return self._start(Order(settings=self._settings, remove=document_id), source)

    def job(self, job_id: str) -> Job:
        """The job as it stands now; a 404 ``Problem`` for one that is not known any more."""
        if job_id not in self._jobs:
            raise Problem(404, "Không có việc nào mang mã này, hoặc máy chủ đã khởi động lại từ khi đó.")
        return self._jobs[job_id]

    def _start(self, order: Order, source: str) -> Job:
        waiting = Progress.at("waiting", "Đang chờ đến lượt…")
        job = Job(id=uuid.uuid4().hex, action="add" if order.add else "remove", source=source, **dict(waiting))
        self._jobs[job.id] = job
        for oldest in [one.id for one in self._jobs.values() if one.over][: max(0, len(self._jobs) - REMEMBERED)]:
            del self._jobs[oldest]
        task = asyncio.create_task(self._run(job.id, order))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    async def _run(self, job_id: str, order: Order) -> None:
        try:
            async with self._turn:
                async for progress in progress_of(order):
                    self._note(job_id, progress)
        finally:
            if not self._jobs[job_id].over:
                self._note(job_id, BROKEN)
            if order.add:
                shutil.rmtree(order.add.parent, ignore_errors=True)

    def _note(self, job_id: str, progress: Progress) -> None:
        self._jobs[job_id] = self._jobs[job_id].model_copy(update=progress.model_dump(exclude_unset=True))


async def progress_of(order: Order) -> AsyncIterator[Progress]:
    """What the child process tells. It has ended before its last word is passed on, and ends with the iteration."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from api.ingestion import main; main()",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(order.model_dump_json(exclude={"settings": {"operator_key"}}).encode())
        child.stdin.write_eof()
        async for line in child.stdout:
            progress = Progress.model_validate_json(line)
            if progress.over:
                await child.wait()
            yield progress
    finally:
        if child.returncode is None:
            child.kill()
