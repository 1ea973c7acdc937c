"""ETags for what is read from the index: one reply per index, day and address never changes."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.today import today

READ_FROM_INDEX = "/v1/"


class Freshness:
    """Lets clients keep what they have: 304 where the ETag still holds, before any work is done.

    ``index_version`` changes with every build, and the day is part of the tag because states depend on it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        readable = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if readable and "authorization" in Headers(scope=scope):
            return await self._app(scope, receive, unkept(send))
        if not readable or not scope["path"].startswith(READ_FROM_INDEX):
            return await self._app(scope, receive, send)
        caching = {"ETag": self.tag(scope), "Cache-Control": "no-cache"}
        if caching["ETag"] in Headers(scope=scope).get("if-none-match", ""):
            return await Response(status_code=304, headers=caching)(scope, receive, send)

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).update(caching)
            await send(message)

        await self._app(scope, receive, send_tagged)

    @staticmethod
    def tag(scope: Scope) -> str:
        """The weak ETag of what this address shows today."""
        asked = scope["path"].encode() + b"?" + scope["query_string"]
        index_version: str = scope["app"].state.desk.assistant.index_version
        digest = hashlib.sha256(b"\n".join([index_version.encode(), str(today()).encode(), asked]))
        return f'W/"{digest.hexdigest()[:24]}"'


def unkept(send: Send) -> Send:
    """Marks the reply to a keyed request as one that nobody keeps: it changes without a newer index."""

    async def send_unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cache-Control"] = "no-store"
        await send(message)

    return send_unkept
