"""Keeping tokens and secrets out of the logs, also where a library writes an address that holds one."""

import logging
from urllib.parse import quote

from pydantic import SecretStr

from bot.settings import BotSettings
from retrieval.mask import mask

_HIDDEN = "***"
_CHATTY = ("httpx", "httpcore", "telegram.ext.Updater", "telegram.Bot")


class Redaction(logging.Filter):
    """Replaces every secret in a record's finished message, and the numbers that are never to be kept."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always let through."""
        message = record.getMessage()
        for secret in self._secrets:
            message = message.replace(secret, _HIDDEN)
        record.msg, record.args = mask(message), None
        return True


def redact_logs(settings: BotSettings) -> None:
    """Quieten the libraries that log addresses, and put a filter before every handler in use."""
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    redaction = Redaction(secrets_of(settings))
    for handler in logging.getLogger().handlers:
        handler.addFilter(redaction)


def secrets_of(settings: BotSettings) -> tuple[str, ...]:
    """Every secret of the settings, as it is and as it reads in an address."""
    values = (getattr(settings, name) for name in type(settings).model_fields)
    plain = [value.get_secret_value() for value in values if isinstance(value, SecretStr) and value.get_secret_value()]
    return tuple(dict.fromkeys(form for value in plain for form in (value, quote(value, safe=""))))
