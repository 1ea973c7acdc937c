"""The access token of an Official Account: 25 hours long, renewed by a refresh token that works once.

Source: docs.zaloplatforms.com/docs/OA, "Xác thực và ủy quyền cho ứng dụng". A new pair is on the disk before
either half is used, and only one renewal runs at a time, because the old refresh token is dead at once.
"""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx

from bot.channels.zalo_oa.errors import is_later
from bot.errors import OperatorNeeded, TryLater
from bot.store import Store
from bot.store.tokens import TokenPair
from bot.transport import broken, failed_status
from bot.webhook import read_object

_RENEW_BEFORE_END = timedelta(hours=5)
_PATH = "/v4/oa/access_token"


class Access:
    """Gives a token that is good for now. ``seed`` is the first refresh token, entered by the operator."""

    def __init__(
        self, client: httpx.AsyncClient, store: Store, app_id: str, secret: str, seed: str, now: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._store = store
        self._app_id = app_id
        self._secret = secret
        self._seed = seed
        self._now = now
        self._account = f"zalo_oa/{app_id}/{hashlib.sha256(seed.encode()).hexdigest()[:16]}"
        self._renewing = asyncio.Lock()

    async def token(self, *, stale: str | None = None) -> str:
        """A token that is not near its end, and not ``stale``, which Zalo has just refused."""
        async with self._renewing:
            pair = await self._store.run(partial(self._store.tokens.read, account=self._account))
            if pair and pair.access != stale and self._now() < pair.expires_at - _RENEW_BEFORE_END:
                return pair.access
            renewed = await self._renew(pair.refresh if pair else self._seed)
            await self._store.run(partial(self._store.tokens.save, account=self._account, pair=renewed))
            return renewed.access

    async def _renew(self, refresh: str) -> TokenPair:
        form = {"refresh_token": refresh, "app_id": self._app_id, "grant_type": "refresh_token"}
        try:
            response = await self._client.post(_PATH, data=form, headers={"secret_key": self._secret})
        except httpx.HTTPError as error:
            raise TryLater(f"token renewal: {broken(error)}") from error
        if failed_status(response.status_code):
            raise TryLater(f"token renewal: HTTP {response.status_code}")
        return self._pair(read_object(response.content) or {})

    def _pair(self, given: dict[str, Any]) -> TokenPair:
        """The new pair; any other answer is final: only a person can grant access again."""
        if not given.get("access_token") or not given.get("refresh_token"):
            code = given.get("error", "?")
            if is_later(code):
                raise TryLater(f"token renewal: error {code}")
            raise OperatorNeeded(f"Zalo không cấp token mới (lỗi {code}): cần cấp quyền lại cho ứng dụng.")
        expires_at = self._now() + timedelta(seconds=int(given.get("expires_in") or 0))
        return TokenPair(access=given["access_token"], refresh=given["refresh_token"], expires_at=expires_at)
