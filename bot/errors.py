"""What can go wrong between a chat platform and the conversation; messages are sentences for the operator."""

REPAIR_SECONDS = 300.0
"""How long to wait for the operator before an account that needs repair is tried again."""


class BotError(Exception):
    """Base of the package's errors."""


class SettingsError(BotError):
    """A channel cannot start with the settings given."""


class DeliveryError(BotError):
    """A message was not, or perhaps not, delivered."""


class TryLater(DeliveryError):
    """The platform surely did not take the message and may take it later, ``after`` seconds where it says so."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class OperatorNeeded(TryLater):
    """Nothing will pass until a person repairs the account: a revoked token, an expired package."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, after=REPAIR_SECONDS)


class Refused(DeliveryError):
    """The platform will never take this message. ``gone`` when the person no longer wants or can get any."""

    def __init__(self, reason: str, *, gone: bool = False) -> None:
        super().__init__(reason)
        self.gone = gone


class Unclear(DeliveryError):
    """The connection broke after the message left: it may have been delivered, so it is not sent again."""
