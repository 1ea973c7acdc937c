"""A bot in a process of its own, to be killed: ``python -m tests.bot.serve_bot DATA_DIR PLATFORM_URL [hold]``.

It prints its address when it listens. With ``hold`` it acknowledges messages and never gets to answer them.
"""

import logging
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from bot.server import create_bot_app
from bot.service import Bot
from tests.bot.chats import ZaloOAChat, bot_settings
from tests.bot.library import FakeAssistant


def main(data_dir: str, platform_url: str, *options: str) -> None:
    """Serve until killed."""
    logging.basicConfig(level=logging.ERROR)
    assistant = FakeAssistant()
    if "hold" in options:
        assistant.held = threading.Event()
    settings = bot_settings(Path(data_dir), **ZaloOAChat().settings(platform_url), bot_rates="1000/minute")
    app = create_bot_app(Bot(settings, assistant))
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    sys.stdout.write(f"http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])


if __name__ == "__main__":
    main(*sys.argv[1:])
