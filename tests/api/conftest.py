"""An application over two small plans."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import assemble
from settings import Settings
from tests.api.clerk import Clerk

PORTAL = "https://thanhtra.example.vn"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of their own and one portal that may show the widget."""
    documents = tmp_path / "shipped"
    documents.mkdir()
    return Settings(
        data_dir=tmp_path / "data", documents_dir=documents, public_url="https://hoi.example.vn", widget_sites=(PORTAL,)
    )


@pytest.fixture
def clerk(settings: Settings) -> Clerk:
    """The assistant behind the application."""
    return Clerk(settings.public_url)


@pytest.fixture
def app(settings: Settings, clerk: Clerk) -> FastAPI:
    """The application."""
    return assemble(settings, clerk)


@pytest.fixture
def web(app: FastAPI) -> Iterator[TestClient]:
    """A visitor from the same machine; errors come as replies, as they would over the wire."""
    with TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000)) as client:
        yield client
