"""A reply brought into the limits of one platform: cut into parts, with as many buttons as it allows."""

from bot.limits import Limits
from bot.message import Block, Button, Link, Message, Text
from bot.splitter import cut, split, utf16
from bot.texts import say

_MOST_PARTS = 6


def fit(message: Message, limits: Limits, full_url: str) -> list[Message]:
    """The parts to send, one platform call each; a reply of too many parts ends with a link to the whole."""
    footer = (Text(text=say("footer")),) if limits.notice_in_every_answer else ()
    buttons = tuple(_labelled(button, limits) for button in message.buttons[: limits.buttons])
    parts = split(Message(blocks=(*message.blocks, *footer), buttons=buttons), limits.text)
    if len(parts) <= _MOST_PARTS:
        return parts
    more = Link(label=say("delivery.more"), url=full_url)
    return _shortened(message.blocks, (more, *footer), buttons, limits)


def _shortened(
    blocks: tuple[Block, ...], closing: tuple[Block, ...], buttons: tuple[Button, ...], limits: Limits
) -> list[Message]:
    """The first parts of a long reply, and a last one that says where the rest is."""
    kept = split(Message(blocks=blocks), limits.text)[: _MOST_PARTS - 1]
    return [*kept, Message(blocks=closing, buttons=buttons)]


def _labelled(button: Button, limits: Limits) -> Button:
    if utf16(button.label) <= limits.button_label:
        return button
    return button.model_copy(update={"label": cut(button.label, limits.button_label - 1)[0] + "…"})
