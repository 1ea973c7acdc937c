"""A real server on loopback, real Chromium, and a watch on everything that a page asks the network for."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from api import assemble
from settings import Settings
from tests.api.clerk import Clerk

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
CHROMIUM = os.environ.get("HOI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZES = {"desktop": (1280, 800), "phone": (360, 740)}
PORTAL_PAGE = """<html><head><meta charset="utf-8"><title>Cổng</title><style>
* {{ font-size: 40px !important; }} button, iframe {{ display: none !important; background: lime !important; }}
</style></head><body><button id="own">Nút của cổng</button><a href="#">Liên kết</a>
<script src="{server}/widget.js" data-greeting="Chào bà con" data-province="Thái Nguyên"></script></body></html>"""


class Portal(BaseHTTPRequestHandler):
    """A page of another site, in quirks mode, with rude styles and the widget on it."""

    def __init__(self, server_url: str, *arguments: object) -> None:
        self._page = PORTAL_PAGE.format(server=server_url).encode()
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Gives the same page at every address."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self._page)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


class Site:
    """The server under test and two portals: one that may show the widget and one that may not."""

    def __init__(self, folder: Path, lifespan: Lifespan | None = None, **more: object) -> None:
        self._listener = uvicorn.Config("", port=0, log_level="error").bind_socket()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._portals = [ThreadingHTTPServer(("127.0.0.1", 0), partial(Portal, self.url)) for _ in range(2)]
        self.allowed, self.forbidden = (f"http://127.0.0.1:{portal.server_port}" for portal in self._portals)
        common = Settings(data_dir=folder, documents_dir=folder, public_url=self.url, widget_sites=(self.allowed,))
        self.settings = common.model_copy(update=more)
        app = assemble(self.settings, Clerk(self.url), lifespan)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error"))

    def __enter__(self) -> "Site":
        threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]}, daemon=True).start()
        for portal in self._portals:
            threading.Thread(target=portal.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        for portal in self._portals:
            portal.shutdown()
            portal.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server and the portals; the listening socket takes connections before the server is up."""
    with Site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; gone with its module, since playwright's event loop suffers no other beside it."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed on this machine (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=SIZES)
def context(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor on a desktop or a phone, who in the end has no cookie and met no foreign host."""
    width, height = SIZES[request.param]
    visitor = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    visitor.set_default_timeout(30_000)
    asked: list[str] = []
    visitor.on("request", lambda sent: asked.append(sent.url))
    yield visitor
    cookies = visitor.cookies()
    visitor.close()
    ours = (site.url, site.allowed, site.forbidden, "data:", "blob:")
    assert cookies == []
    assert [url for url in asked if not url.startswith(ours)] == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab in which no script fails."""
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    assert errors == []
