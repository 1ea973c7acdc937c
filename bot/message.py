"""What passes between a chat platform and the conversation: an inbound message, and outbound blocks."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["text", "start", "left", "unreadable"]
Style = Literal["plain", "bold", "quote"]


class Value(BaseModel):
    """Base of the messages' parts: immutable, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(Value):
    """Where a reply goes. ``reply_to`` is the message answered, ``receipt`` a button press to be confirmed."""

    chat_id: str
    group: bool = False
    reply_to: str | None = None
    receipt: str | None = None


class Inbound(Value):
    """One message of a person, addressed to the bot.

    ``account`` is the bot's own id, so that two bots of one platform never share a chat. ``event_id`` is what
    the platform repeats when it delivers the same event twice; ``order`` rises within a chat, by the platform's
    own clock or count. A pressed button is a text: its token.
    """

    channel: str
    account: str
    event_id: str
    user_id: str
    address: Address
    kind: Kind = "text"
    text: str = ""
    order: int


class Text(Value):
    """A run of text in one style; the splitter may cut it."""

    kind: Literal["text"] = "text"
    text: str
    style: Style = "plain"


class Link(Value):
    """A labelled address; never cut."""

    kind: Literal["link"] = "link"
    label: str
    url: str


Block = Annotated[Text | Link, Field(discriminator="kind")]


class Button(Value):
    """A choice to press. Pressing sends ``token`` back; on platforms without buttons it is not shown."""

    label: str
    token: str


class Message(Value):
    """An outbound message: blocks in order, one under another, then buttons."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()


def plain(block: Block) -> str:
    """A block as it reads where the platform knows no markup."""
    return block.text if isinstance(block, Text) else f"{block.label}\n{block.url}"


def plain_text(message: Message) -> str:
    """A whole message without markup; blocks are separated by a line break."""
    return "\n".join(plain(block) for block in message.blocks)
