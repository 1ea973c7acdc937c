"""The conversation: a message and what is remembered of its sender give the reply. No platform, no database."""

import hashlib
import re
from collections.abc import Callable
from datetime import date

from bot.assistant import Assistant
from bot.errands import About, Errands
from bot.message import Block, Button, Inbound, Message, Text
from bot.phrases import Command, find_command, find_number, find_unit
from bot.sources import passage, source_list
from bot.state import Exchange, Offer, State
from bot.texts import say
from bot.turn import Forget, Turn, saying
from retrieval.answer import Answer

_LONGEST_QUESTION = 1000
_CITATION_BUTTONS = 3
_TOKEN = re.compile(r"#k[0-9a-f]{12}")


class Conversation:
    """Replies to one message at a time; the same message and state give the same turn, so a crash may repeat it."""

    def __init__(self, assistant: Assistant, about: About, today: Callable[[], date]) -> None:
        self._assistant = assistant
        self._errands = Errands(assistant, about, today)
        self._today = today

    def reply(self, inbound: Inbound, state: State) -> Turn:
        """What to say; the first reply to a person begins by saying that a machine answers."""
        turn = self._reply(inbound, state)
        if turn.state is None or turn.state.greeted or not turn.messages:
            return turn
        first, *others = turn.messages
        noticed = first.model_copy(update={"blocks": (Text(text=say("notice")), *first.blocks)})
        return Turn((noticed, *others), turn.state.model_copy(update={"greeted": True}), turn.effect)

    def _reply(self, inbound: Inbound, state: State) -> Turn:
        match inbound.kind:
            case "left":
                return Turn((), None, Forget())
            case "unreadable":
                return Turn((saying("failure.unreadable"),), state)
            case "start":
                return self._errands.run(Command("start"), state)
            case "text":
                return self._typed(inbound, state)

    def _typed(self, inbound: Inbound, state: State) -> Turn:
        text = inbound.text.strip()
        if _TOKEN.fullmatch(text):
            return self._pressed(inbound, state, text)
        if command := find_command(text):
            return self._errands.run(command, state)
        if unit := find_unit(text):
            return self._errands.introduce(state, unit)
        if (number := find_number(text)) and state.numbered:
            return self._picked(inbound, state, number)
        if len(text) > _LONGEST_QUESTION:
            return Turn((saying("failure.too_long", limit=_LONGEST_QUESTION),), state)
        return self._ask(inbound, state, text)

    def _pressed(self, inbound: Inbound, state: State, token: str) -> Turn:
        """What a button stands for: a question, or a passage to show."""
        offer = state.offer(token)
        if offer is None:
            return Turn((saying("sources.lapsed"),), state)
        if offer.question:
            return self._ask(inbound, state, offer.question)
        citation = offer.citation_id and self._assistant.catalog.resolve(offer.citation_id)
        if not citation:
            return Turn((saying("sources.gone"),), state)
        return Turn((Message(blocks=passage(citation)),), state)

    def _picked(self, inbound: Inbound, state: State, number: int) -> Turn:
        if number > len(state.numbered):
            return Turn((saying("failure.number", count=len(state.numbered)),), state)
        return self._ask(inbound, state, state.numbered[number - 1])

    def _ask(self, inbound: Inbound, state: State, question: str) -> Turn:
        dialog = state.dialog.model_copy(update={"own_unit": state.unit})
        answer = self._assistant.ask(question, dialog, as_of=self._today())
        offers, buttons = _buttons(inbound, answer)
        asked = state.model_copy(
            update={
                "dialog": answer.dialog,
                "unit": answer.dialog.own_unit or state.unit,
                "numbered": tuple(follow for _, follow in _follow_ups(answer)),
                "last": Exchange(question=question, answer=answer.answer, citation_ids=_cited(answer)),
            }
        )
        return Turn((Message(blocks=_blocks(answer), buttons=buttons),), asked.offering(offers))


def _follow_ups(answer: Answer) -> list[tuple[str, str]]:
    """Label and question of what the reply offers next: its choices, or else its suggestions."""
    choices = [(choice.label, choice.question) for choice in answer.choices]
    return choices or [(suggestion, suggestion) for suggestion in answer.suggestions]


def _cited(answer: Answer) -> tuple[str, ...]:
    return tuple(citation.id for citation in answer.citations)


def _blocks(answer: Answer) -> tuple[Block, ...]:
    """The answer, what it offers next as numbered lines, and its sources."""
    offered = [f"{number}. {label}" for number, (label, _) in enumerate(_follow_ups(answer), start=1)]
    blocks: list[Block] = [Text(text=answer.answer)]
    if any(choice.label not in answer.answer for choice in answer.choices):
        blocks.append(Text(text="\n".join([*offered, say("choose")])))
    blocks += source_list(answer.citations)
    if offered and not answer.choices:
        blocks.append(Text(text="\n".join([say("suggestions"), *offered])))
    return tuple(blocks)


def _buttons(inbound: Inbound, answer: Answer) -> tuple[tuple[Offer, ...], tuple[Button, ...]]:
    """Buttons for what the reply offers, then for its first citations; the words and numbers do the same."""
    labelled = [
        (f"{number}. {label}", Offer(token=_token(inbound, f"q{number}"), question=question))
        for number, (label, question) in enumerate(_follow_ups(answer), start=1)
    ] + [
        (say("sources.view", number=number), Offer(token=_token(inbound, f"c{number}"), citation_id=citation.id))
        for number, citation in enumerate(answer.citations[:_CITATION_BUTTONS], start=1)
    ]
    buttons = [Button(label=label, token=offer.token) for label, offer in labelled]
    if answer.citations:
        buttons.append(Button(label=say("forward.button"), token=say("forward.button")))
    return tuple(offer for _, offer in labelled), tuple(buttons)


def _token(inbound: Inbound, use: str) -> str:
    """What a button sends back: short enough for every platform, and the same if the message is handled again."""
    return "#k" + hashlib.sha1(f"{inbound.event_id}/{use}".encode()).hexdigest()[:12]
