"""``hoi`` as its users run it: in a process of its own, spoken to over loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import httpx

from eval.errors import BenchFailed

HOI = str(Path(sys.executable).with_name("hoi"))
"""The command of the environment that measures."""
PATIENCE = 60.0
"""Seconds that a server may take to start."""
_LOOK_EVERY = 0.01


@contextmanager
def serving(*command: str, ready: str, **environment: str) -> Iterator[tuple[str, int]]:
    """The address and process id of a server, once the path ``ready`` answers; it is stopped at the end.

    ``environment`` is beside that of this process. ``BenchFailed`` with its last words where it does not start.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with TemporaryFile() as said:
        process = subprocess.Popen(
            [HOI, *command, "--host", "127.0.0.1", "--port", str(port)],
            env={**os.environ, **environment}, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            if not _starts(process, address + ready):
                said.seek(0)
                raise BenchFailed(f"“hoi {command[0]}” không chạy được: {_last_words(said.read())}")
            yield address, process.pid
        finally:
            process.terminate()
            process.wait()


def timed(*command: str) -> float:
    """Seconds that a command takes from its start to its end. ``BenchFailed`` where it fails."""
    started = time.perf_counter()
    done = subprocess.run([HOI, *command], capture_output=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise BenchFailed(f"“hoi {command[0]}” không chạy được: {_last_words(done.stderr)}")
    return seconds


def _starts(process: subprocess.Popen[bytes], url: str) -> bool:
    """Whether a server answers before it ends or patience does."""
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            if httpx.get(url, timeout=PATIENCE).status_code == httpx.codes.OK:
                return True
        except httpx.TransportError:
            time.sleep(_LOOK_EVERY)
    return False


def _last_words(said: bytes) -> str:
    return said.decode(errors="replace").strip()[-200:]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
