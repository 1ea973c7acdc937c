"""What the whole suite shares: the five plans read once, and an assistant over them in a folder of the session."""

from pathlib import Path

import pytest

from corpus.document import read_document
from corpus.records import Document
from corpus.shipped import shipped_files
from index.build import build_index
from retrieval import Assistant
from settings import Settings


@pytest.fixture(scope="session")
def five_plans() -> dict[str, Document]:
    """The shipped plans by file name."""
    return {path.name: read_document(path) for path in shipped_files(Settings(_env_file=None).documents_dir)}


@pytest.fixture(scope="session")
def five_plan_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose data folder is this session's own."""
    return Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def assistant(five_plans: dict[str, Document], five_plan_settings: Settings) -> Assistant:
    """The real assistant over the five plans."""
    return Assistant(build_index(five_plans.values(), five_plan_settings), five_plan_settings)


@pytest.fixture
def text_file(tmp_path: Path):
    """Writes a text file and gives its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
