"""Dialogs kept in memory."""

from api.sessions import Sessions
from retrieval.answer import Dialog


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_dialog_is_forgotten_after_its_lifetime() -> None:
    clock = Clock()
    sessions = Sessions(lifetime=60, clock=clock)
    sessions.keep("a", Dialog(document_ids=("22-kh-ttr",)))
    clock.now = 59
    kept = sessions.recall("a")
    assert kept is not None
    assert kept.document_ids == ("22-kh-ttr",)
    clock.now = 61
    assert sessions.recall("a") is None
    assert len(sessions) == 0


def test_a_turn_keeps_a_dialog_alive() -> None:
    clock = Clock()
    sessions = Sessions(lifetime=60, clock=clock)
    sessions.keep("a", Dialog())
    clock.now = 50
    sessions.keep("a", Dialog())
    clock.now = 100
    assert sessions.recall("a") is not None


def test_the_oldest_dialogs_make_room() -> None:
    sessions = Sessions(capacity=2)
    for name in "abc":
        sessions.keep(name, Dialog())
    assert sessions.recall("a") is None
    assert sessions.recall("c") is not None
