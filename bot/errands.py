"""What a person can have done besides asking: one method for each command of ``bot/data/phrases.toml``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.agenda import Agenda
from bot.assistant import Assistant
from bot.message import Message, Text
from bot.phrases import Command
from bot.sources import passages, source_link
from bot.state import State
from bot.store.reminders import Every
from bot.texts import say
from bot.turn import Feedback, Forget, Resend, Subscribe, Turn, Unsubscribe, saying
from retrieval.answer import Citation


@dataclass(frozen=True, slots=True)
class About:
    """What the bot tells about itself. ``reminder_time`` is as shown, "07:30"."""

    operator: str
    public_url: str
    privacy_url: str
    retention_days: int
    horizon_days: int
    reminder_time: str


class Errands:
    """Carries out commands over the records and over what is remembered."""

    def __init__(self, assistant: Assistant, about: About, today: Callable[[], date]) -> None:
        self._assistant = assistant
        self._about = about
        self._today = today
        self._agenda = Agenda(assistant, about.public_url, about.horizon_days)

    def run(self, command: Command, state: State) -> Turn:
        """The reply to a command."""
        errands: dict[str, Callable[[State, str], Turn]] = {
            "start": self._start,
            "help": self._help,
            "sources": self._sources,
            "mine": self._mine,
            "due": self._due,
            "forward": self._forward,
            "remind_day": lambda state, rest: self._remind(state, "day"),
            "remind_week": lambda state, rest: self._remind(state, "week"),
            "stop": lambda state, rest: Turn((saying("reminder.stopped"),), state, Unsubscribe()),
            "forget": lambda state, rest: Turn((saying("forgotten"),), None, Forget()),
            "feedback": self._feedback,
            "resend": lambda state, rest: Turn((), state, Resend(saying("delivery.nothing"))),
            "unit": lambda state, rest: self.introduce(state, rest) if rest else self._ask_unit(state),
        }
        return errands[command.name](state, command.rest)

    def introduce(self, state: State, unit: str) -> Turn:
        """Remember which unit the person belongs to, and say how many tasks name it."""
        count = self._agenda.count(unit)
        known = saying("unit.saved", unit=unit, count=count) if count else saying("unit.saved_unknown", unit=unit)
        return Turn((known,), state.model_copy(update={"unit": unit}))

    def _start(self, state: State, rest: str) -> Turn:
        about = self._about
        text = say("start", operator=about.operator, days=about.retention_days, privacy_url=about.privacy_url)
        return Turn((Message(blocks=(Text(text=text),)),), state.model_copy(update={"greeted": True}))

    def _help(self, state: State, rest: str) -> Turn:
        return Turn((saying("help", horizon=self._about.horizon_days),), state)

    def _sources(self, state: State, rest: str) -> Turn:
        cited = self._last_cited(state)
        return Turn((passages(cited) if cited else saying("sources.none"),), state)

    def _mine(self, state: State, rest: str) -> Turn:
        if state.unit is None:
            return self._ask_unit(state)
        return Turn((self._agenda.mine(state.unit, self._today()),), state)

    def _due(self, state: State, rest: str) -> Turn:
        if state.unit is None:
            return self._ask_unit(state)
        return Turn((self._agenda.due(state.unit, self._today()),), state)

    def _remind(self, state: State, every: Every) -> Turn:
        if state.unit is None:
            return self._ask_unit(state)
        said = saying(f"reminder.{every}", time=self._about.reminder_time, unit=state.unit)
        return Turn((said,), state, Subscribe(state.unit, every))

    def _forward(self, state: State, rest: str) -> Turn:
        """The last answer in one message that stands alone: question, answer, the link of its first source."""
        if state.last is None:
            return Turn((saying("forward.none"),), state)
        links = [source_link(citation) for citation in self._last_cited(state)[:1]]
        asked = Text(text=say("forward.question", question=state.last.question), style="bold")
        return Turn((Message(blocks=(asked, Text(text=state.last.answer), *links)),), state)

    def _feedback(self, state: State, rest: str) -> Turn:
        if not rest:
            return Turn((saying("feedback.empty"),), state)
        return Turn((saying("feedback.thanks"),), state, Feedback(rest, state.last))

    def _ask_unit(self, state: State) -> Turn:
        return Turn((saying("unit.unknown"),), state)

    def _last_cited(self, state: State) -> Sequence[Citation]:
        """The citations of the last answer that the corpus still holds."""
        ids = state.last.citation_ids if state.last else ()
        return [citation for citation in map(self._assistant.catalog.resolve, ids) if citation]
