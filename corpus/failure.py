"""The boundary of one file: whatever goes wrong within it costs that file one sentence and no other file anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import CorpusError, UnreadableDocument
from corpus.snapshot import disk_sentence


@contextmanager
def told_of(name: str) -> Iterator[None]:
    """Any failure within as a ``CorpusError`` whose sentence names the file."""
    try:
        yield
    except CorpusError:
        raise
    except OSError as error:
        raise UnreadableDocument(disk_sentence(name, error)) from error
    except Exception as error:
        message = f"Tệp “{name}” làm bộ đọc gặp lỗi không lường trước ({type(error).__name__}) nên chưa được dùng."
        raise UnreadableDocument(message) from error
