"""``POST /v1/feedback``: a thumb with a reason, which its sender can withdraw."""

from fastapi import APIRouter, Response

from api.contract import Feedback, FeedbackReceipt
from api.desk import DeskOf
from api.opinions import Opinion
from api.problem import Problem

router = APIRouter(tags=["Góp ý"])


@router.post("/v1/feedback", status_code=201, summary="Gửi góp ý")
def send(feedback: Feedback, desk: DeskOf) -> FeedbackReceipt:
    """Góp ý về một câu trả lời, kể cả lời từ chối; câu hỏi được lưu đúng như người dùng gửi kèm."""
    opinion = Opinion(**feedback.model_dump(), index_version=desk.assistant.index_version)
    desk.meters.opinions.labels(feedback.verdict).inc()
    return FeedbackReceipt(id=desk.opinions.add(opinion))


@router.delete("/v1/feedback/{opinion_id}", status_code=204, summary="Rút góp ý")
def withdraw(opinion_id: str, desk: DeskOf) -> Response:
    """Xoá hẳn góp ý đã gửi."""
    if not desk.opinions.withdraw(opinion_id):
        raise Problem(404, "Không có góp ý nào mang mã này.")
    return Response(status_code=204)
