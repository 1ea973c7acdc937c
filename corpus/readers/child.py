"""Reading in a child process: a parser that hangs, crashes or eats memory takes only itself down."""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import UnreadableDocument
from corpus.layout import Layout
from corpus.readers.kind import Kind
from corpus.readers.limits import Limits

_LAYOUT: TypeAdapter[Layout] = TypeAdapter(Layout)
_ROOT = Path(__file__).resolve().parents[2]
_REFUSED = 3


def read_in_child(path: Path, kind: Kind, limits: Limits) -> Layout:
    """The layout that a child process read. ``UnreadableDocument`` also for a child that was stopped or crashed."""
    command = [
        sys.executable,
        "-m",
        "corpus.readers.child",
        str(path.resolve()),
        kind.value,
        json.dumps(asdict(limits)),
    ]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as child:
        try:
            answer, _ = child.communicate(timeout=limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableDocument(f"Đọc tệp “{path.name}” quá {limits.seconds} giây nên đã dừng.") from error
        finally:
            _end(child)
    if child.returncode == _REFUSED:
        raise UnreadableDocument(answer.decode("utf-8"))
    try:
        return _LAYOUT.validate_json(answer)
    except ValidationError as error:
        raise UnreadableDocument(f"Tệp “{path.name}” hỏng hoặc quá phức tạp, trình đọc đã dừng giữa chừng.") from error


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Ends the child with everything that it started, such as tesseract or LibreOffice."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _main(path: Path, kind: Kind, limits: Limits) -> int:
    from corpus.readers.reading import reader_of

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    try:
        layout = reader_of(kind)(path, limits)
    except UnreadableDocument as error:
        sys.stdout.buffer.write(str(error).encode("utf-8"))
        return _REFUSED
    sys.stdout.buffer.write(_LAYOUT.dump_json(layout))
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Kind(sys.argv[2]), Limits(**json.loads(sys.argv[3]))))
