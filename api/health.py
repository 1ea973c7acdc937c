"""Whether the server lives, whether it can answer, and its counters."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.desk import DeskOf
from api.problem import Problem
from retrieval.answer import Value

router = APIRouter(tags=["Vận hành"])


class Health(Value):
    """The server lives."""

    status: str = "ok"


class Readiness(Health):
    """The server answers, and from which index."""

    index_version: str
    documents: int


@router.get("/healthz", summary="Máy chủ còn chạy")
def healthz() -> Health:
    """Luôn trả lời khi tiến trình còn chạy."""
    return Health()


@router.get("/readyz", summary="Máy chủ sẵn sàng trả lời")
def readyz(desk: DeskOf) -> Readiness:
    """503 khi chỉ mục chưa có văn bản nào."""
    if not desk.catalog.documents:
        raise Problem(503, "Chưa có văn bản nào trong chỉ mục.")
    return Readiness(index_version=desk.assistant.index_version, documents=len(desk.catalog.documents))


@router.get("/metrics", summary="Số đo cho Prometheus", response_class=Response)
def metrics(desk: DeskOf) -> Response:
    """Số đo dạng văn bản của Prometheus; không có câu hỏi nào trong đó."""
    return Response(desk.meters.exposition(), media_type=CONTENT_TYPE_LATEST)
