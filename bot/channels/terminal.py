"""The conversation in a terminal: the same core, with the state in memory and the cited passages shown."""

import itertools
from collections.abc import Callable, Iterator

import click

from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.message import Address, Inbound, Link, Message
from bot.state import Exchange, State
from bot.texts import say
from bot.turn import Resend, Subscribe

_PASSAGES_SHOWN = 5


class Terminal:
    """One person's chat. ``read`` gives the next line typed and raises ``EOFError`` at the end."""

    def __init__(self, conversation: Conversation, assistant: Assistant, read: Callable[[], str]) -> None:
        self._conversation = conversation
        self._assistant = assistant
        self._read = read
        self._state = State(greeted=True)

    def run(self) -> None:
        """Talk until the input ends or the person says so."""
        self._answer(_typed("/start", 0))
        for number in itertools.count(1):
            try:
                line = self._read().strip()
            except EOFError:
                return
            if line in ("/thoat", "thoát", "exit", "quit"):
                return
            if line:
                self._answer(_typed(line, number))

    def _answer(self, inbound: Inbound) -> None:
        before = self._state.last
        turn = self._conversation.reply(inbound, self._state)
        self._state = turn.state or State(greeted=True)
        if isinstance(turn.effect, Subscribe):
            click.echo(say("terminal.no_reminders"))
            return
        lost = (turn.effect.otherwise,) if isinstance(turn.effect, Resend) else ()
        for message in (*turn.messages, *lost):
            click.echo("\n".join(_shown(message)) + "\n")
        if self._state.last != before:
            self._show_passages(self._state.last)

    def _show_passages(self, exchange: Exchange | None) -> None:
        """The passages behind an answer, word for word, under the numbers of its sources."""
        for number, citation_id in enumerate((exchange.citation_ids if exchange else ())[:_PASSAGES_SHOWN], start=1):
            if citation := self._assistant.catalog.resolve(citation_id):
                click.echo(click.style(f"[{number}] “{citation.exact}”", dim=True) + "\n")


def _shown(message: Message) -> Iterator[str]:
    for block in message.blocks:
        if isinstance(block, Link):
            yield f"{block.label}\n  {click.style(block.url, underline=True)}"
        else:
            yield click.style(block.text, bold=block.style == "bold", dim=block.style == "quote")


def _typed(line: str, number: int) -> Inbound:
    return Inbound(
        channel="terminal",
        account="",
        event_id=str(number),
        user_id="",
        address=Address(chat_id=""),
        text=line,
        order=number,
    )
