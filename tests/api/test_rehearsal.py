"""The server's own first questions."""

from api.rehearsal import open_rehearsed
from retrieval import Assistant
from settings import Settings


def test_an_assistant_that_has_rehearsed_answers_as_any_other(
    assistant: Assistant, five_plan_settings: Settings
) -> None:
    question = "Ai ký Kế hoạch 29-KH/TU?"
    assert open_rehearsed(five_plan_settings).ask(question) == assistant.ask(question)
