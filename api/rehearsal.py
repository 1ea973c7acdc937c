"""Whatever is built when first needed is built before anybody asks: first answers are as quick as later ones."""

from collections.abc import Iterator
from itertools import islice

from api.examples import candidates
from corpus.records import Document
from retrieval import Assistant, open_assistant
from retrieval.replies.phrases import document_name
from retrieval.wording.clean import fold
from settings import Settings

MOST = 12


def open_rehearsed(settings: Settings) -> Assistant:
    """The assistant over the live build, once it has answered a few questions. Raises the index's errors."""
    assistant = open_assistant(settings)
    plans = list(assistant.catalog.documents.values())
    for question in islice((*_of_documents(plans), *candidates(assistant.catalog)), MOST):
        for typed in (question, fold(question), _misspelt(question)):
            assistant.ask(typed)
    return assistant


def _of_documents(plans: list[Document]) -> Iterator[str]:
    for plan in plans[:2]:
        yield f"Ai ký {document_name(plan)}, ngày nào?"
        yield f"{document_name(plan)} có bao nhiêu nhiệm vụ?"


def _misspelt(question: str) -> str:
    """The question with two letters of a word changed round."""
    word = max(question.split(), key=len)
    return question.replace(word, word[:1] + word[2:3] + word[1:2] + word[3:], 1)
