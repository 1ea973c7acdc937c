"""``POST /v1/ask``: a question in, an answer with its citations out."""

import time

from fastapi import APIRouter

from api.contract import AskRequest, AskResponse
from api.desk import Desk, DeskOf
from api.today import today
from retrieval.answer import Answer, Dialog

router = APIRouter(tags=["Hỏi đáp"])


@router.post("/v1/ask", summary="Hỏi và nhận câu trả lời kèm trích dẫn")
def ask(request: AskRequest, desk: DeskOf) -> AskResponse:
    """Trả lời từ các kế hoạch đã nạp; mỗi dữ kiện đi kèm đúng đoạn văn bản đã đọc."""
    started = time.perf_counter()
    if request.filters.document_id is not None:
        desk.document(request.filters.document_id)
    session_id = request.session_id or desk.sessions.new_id()
    answer = desk.assistant.ask(
        request.question,
        dialog_before(request, desk),
        filters=request.filters,
        as_of=request.as_of or today(),
    )
    desk.sessions.keep(session_id, answer.dialog)
    desk.unanswered.note(request.question, answer, today())
    desk.meters.answers.labels(answer.status, answer.intent).inc()
    return reply(answer, session_id, desk.assistant.index_version, started)


def dialog_before(request: AskRequest, desk: Desk) -> Dialog | None:
    """The state before this turn: from the history that the caller sends, else from the session it names."""
    if request.history:
        return desk.assistant.replay(request.history)
    return desk.sessions.recall(request.session_id) if request.session_id else None


def reply(answer: Answer, session_id: str, index_version: str, started: float) -> AskResponse:
    """The answer in the contract's shape; ``started`` is the time of the performance counter at the request."""
    shared = {name: getattr(answer, name) for name in Answer.model_fields if name != "dialog"}
    elapsed = (time.perf_counter() - started) * 1000
    return AskResponse(**shared, session_id=session_id, index_version=index_version, elapsed_ms=round(elapsed, 2))
