"""Access tokens that change while the bot runs: saved, sealed, before they are used."""

import sqlite3
from datetime import datetime

from bot.keyring import Keyring
from bot.message import Value


class TokenPair(Value):
    """An access token, when it ends, and the refresh token that may be used once to replace both."""

    access: str
    refresh: str
    expires_at: datetime


class Tokens:
    """The table ``token``; every method runs inside a piece of ``Database`` work."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def read(self, connection: sqlite3.Connection, account: str) -> TokenPair | None:
        """The tokens of an account, if any were saved."""
        row = connection.execute("SELECT sealed FROM token WHERE account = ?", (account,)).fetchone()
        return TokenPair.model_validate_json(self._keyring.unseal(row["sealed"])) if row else None

    def save(self, connection: sqlite3.Connection, account: str, pair: TokenPair) -> None:
        """Replace the tokens of an account."""
        connection.execute(
            "INSERT OR REPLACE INTO token (account, sealed) VALUES (?, ?)",
            (account, self._keyring.seal(pair.model_dump_json())),
        )
