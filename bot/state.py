"""What the bot remembers of one person in one chat between two messages."""

from pydantic import ValidationError, ValidatorFunctionWrapHandler, field_validator

from bot.message import Value
from retrieval.answer import Dialog

_OFFERS_KEPT = 40


class Offer(Value):
    """What a button stands for: asking ``question``, or showing the passage of ``citation_id``."""

    token: str
    question: str | None = None
    citation_id: str | None = None


class Exchange(Value):
    """The last question with its answer, for "nguồn", "chuyển tiếp" and feedback."""

    question: str
    answer: str
    citation_ids: tuple[str, ...] = ()


class State(Value):
    """``numbered`` are the questions that a bare number picks from, ``offers`` what earlier buttons stand for."""

    greeted: bool = False
    unit: str | None = None
    dialog: Dialog = Dialog()
    numbered: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    last: Exchange | None = None

    @field_validator("dialog", mode="wrap")
    @classmethod
    def _readable(cls, value: object, read: ValidatorFunctionWrapHandler) -> Dialog:
        """A dialog saved before an upgrade that changed its shape is begun anew; the rest of the state stays."""
        try:
            return Dialog.model_validate(read(value))
        except ValidationError:
            return Dialog()

    def offering(self, offers: tuple[Offer, ...]) -> "State":
        """The state with more buttons in force; the oldest ones lapse."""
        return self.model_copy(update={"offers": (*self.offers, *offers)[-_OFFERS_KEPT:]})

    def offer(self, token: str) -> Offer | None:
        """What a button stands for, if it is still in force."""
        return next((offer for offer in self.offers if offer.token == token), None)
