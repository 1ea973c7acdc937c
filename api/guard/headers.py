"""Security headers on every reply: a strict Content-Security-Policy and who may frame the page."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guard.sites import allowed_site
from settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; frame-ancestors "
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders:
    """Adds the headers. Every page may be framed by this server itself; the widget's pages also by an allowed site.

    A page that is to stand in a site's frame names that site in the query (``?origin=``), so that one site's
    visitors never learn of the others, and a site that is not allowed gets ``'none'``.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._guard(MutableHeaders(scope=message), self.ancestors(scope))
            await send(message)

        await self._app(scope, receive, send_guarded)

    def ancestors(self, scope: Scope) -> str:
        """The sources of ``frame-ancestors`` for this request."""
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("origin")
        if asked is None:
            return "'self'"
        site = allowed_site(asked[0], Headers(scope=scope).get("host", ""), self._settings)
        return f"'self' {site}" if site else "'none'"

    @staticmethod
    def _guard(headers: MutableHeaders, ancestors: str) -> None:
        headers["Content-Security-Policy"] = POLICY + ancestors
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Permissions-Policy"] = PERMISSIONS
        if "cache-control" not in headers:
            headers["Cache-Control"] = "no-cache"
