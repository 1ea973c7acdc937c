"""One secret, two uses: names that cannot be turned back into user ids, and sealed boxes for what must be sent."""

import base64
import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from bot.errors import SettingsError

_NAME_LENGTH = 32


class Keyring:
    """Keyed hashes and authenticated encryption, both derived from one secret of this installation."""

    def __init__(self, secret: str) -> None:
        self._hash_key = self._derive(secret, b"name")
        self._box = Fernet(base64.urlsafe_b64encode(self._derive(secret, b"seal")))

    def name(self, *parts: str) -> str:
        """A pseudonym of 32 hex digits: the same for the same parts, useless without the secret."""
        joined = "\x1f".join(parts).encode()
        return hmac.new(self._hash_key, joined, hashlib.sha256).hexdigest()[:_NAME_LENGTH]

    def seal(self, text: str) -> str:
        """The text encrypted, to lie in the database."""
        return self._box.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """The text of a sealed box; ``SettingsError`` where the secret has changed since."""
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise SettingsError("HOI_BOT_SECRET đã đổi: dữ liệu chat đã lưu không đọc được nữa.") from None

    @staticmethod
    def _derive(secret: str, purpose: bytes) -> bytes:
        return hmac.new(secret.encode(), purpose, hashlib.sha256).digest()


def read_secret(path: Path) -> str:
    """The secret kept in a file that only its owner reads; it is made on first use."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(base64.urlsafe_b64encode(os.urandom(32)).decode())
    except FileExistsError:
        pass
    return path.read_text().strip()
