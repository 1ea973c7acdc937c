"""Rate limits per client, in memory: one budget for questions and feedback, a wider one for reading."""

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.client_address import bucket, client_address, is_loopback
from api.meters import Meters
from api.problem import problem_response
from settings import Settings

UNLIMITED = ("/healthz", "/readyz", "/metrics", "/static/")


class Throttle:
    """Answers 429 to a client that is over its budget. The machine itself, not seen through a proxy, has no limit."""

    def __init__(self, app: ASGIApp, settings: Settings, meters: Meters) -> None:
        self._app, self._proxies, self._meters = app, settings.trusted_proxies, meters
        self._budgets = {"ask": parse(settings.ask_rate), "read": parse(settings.read_rate)}
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(UNLIMITED):
            return await self._app(scope, receive, send)
        address = client_address(HTTPConnection(scope), self._proxies)
        budget = "ask" if scope["method"] in ("POST", "DELETE") else "read"
        if is_loopback(address) or self._limiter.hit(self._budgets[budget], bucket(address)):
            return await self._app(scope, receive, send)
        self._meters.limited.labels(budget).inc()
        wait = self._wait(self._budgets[budget], bucket(address))
        detail = f"Bạn gửi quá nhiều yêu cầu; xin thử lại sau {wait} giây."
        await problem_response(429, detail, {"Retry-After": str(wait)})(scope, receive, send)

    def _wait(self, budget: RateLimitItem, client: str) -> int:
        reset = self._limiter.get_window_stats(budget, client).reset_time
        return max(1, math.ceil(reset - time.time()))
