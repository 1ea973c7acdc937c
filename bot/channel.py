"""What a chat platform is to the bot: something that hands in messages and takes parts of replies."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from starlette.routing import Route

from bot.limits import Limits
from bot.message import Address, Inbound, Message

Take = Callable[[Inbound], Awaitable[None]]
"""Stores a message; when it returns, the message is on the disk and may be acknowledged to the platform."""


class Channel(Protocol):
    """One bot account on one platform."""

    name: str
    limits: Limits

    def routes(self, take: Take) -> Sequence[Route]:
        """The webhook, where the platform calls us; nothing where we poll."""

    def receiving(self, take: Take) -> AbstractAsyncContextManager[None]:
        """Within it, messages come in: the webhook is announced, or polling runs."""

    async def send(self, address: Address, part: Message) -> None:
        """Send one part of a reply; raises a ``DeliveryError`` that says whether it may be sent again."""

    async def greet(self) -> str:
        """The account's name as the platform knows it; raises a ``DeliveryError`` where it does not answer."""

    async def close(self) -> None:
        """Close the connections; nothing is sent after it."""

    async def busy(self, address: Address) -> None:
        """Show that an answer is being worked on; never raises."""
