"""A turn of a conversation: what to say, what to remember, and what to do besides in the same transaction."""

from dataclasses import dataclass

from bot.message import Message, Text
from bot.state import Exchange, State
from bot.store.reminders import Every
from bot.texts import say


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Remind the person of a unit's coming deadlines."""

    unit: str
    every: Every


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Stop reminding the person."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Keep what the person says about an exchange."""

    text: str
    about: Exchange | None


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete everything of the person."""


@dataclass(frozen=True, slots=True)
class Resend:
    """Send again what may have been lost, or say ``otherwise`` if nothing is."""

    otherwise: Message


Effect = Subscribe | Unsubscribe | Feedback | Forget | Resend


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply. No messages: nothing is said; no ``state``: nothing is remembered."""

    messages: tuple[Message, ...]
    state: State | None
    effect: Effect | None = None


def saying(key: str, **values: object) -> Message:
    """A message of one of the bot's own texts."""
    return Message(blocks=(Text(text=say(key, **values)),))
