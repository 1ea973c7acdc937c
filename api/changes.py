"""``POST`` and ``DELETE /v1/documents``: the operator adds and removes plans while the server answers."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.desk import DeskOf
from api.jobs import Job
from api.key import OperatorOnly
from api.problem import Problem, described
from api.upload import BODY, take_in
from corpus.store import open_store

router = APIRouter(tags=["Vận hành"], dependencies=[OperatorOnly], responses=described(401, 403))
FileName = Annotated[str | None, Query(max_length=300, description="Tên tệp, khi nội dung gửi lên chính là tệp")]


@router.post("/v1/documents", status_code=202, summary="Thêm một văn bản", responses=described(413), openapi_extra=BODY)
async def add(request: Request, response: Response, desk: DeskOf, name: FileName = None) -> Job:
    """Nhận tệp rồi đọc ngoài yêu cầu này; hỏi tiến độ ở địa chỉ trong Location. Tệp đã có, không đổi thì bỏ qua."""
    largest = desk.settings.upload_megabytes * 1_000_000
    job = desk.jobs.add(await take_in(request, desk.jobs.folder(), name, largest))
    response.headers["Location"] = f"/v1/documents/jobs/{job.id}"
    return job


@router.delete("/v1/documents/{document_id}", status_code=202, summary="Gỡ một văn bản", responses=described(409))
async def remove(document_id: str, response: Response, desk: DeskOf) -> Job:
    """Gỡ một văn bản đã thêm; văn bản đi kèm sản phẩm thì giữ lại."""
    store = open_store(desk.settings)
    file = store.files().get(document_id)
    if file is None:
        raise Problem(404, f"Không có văn bản nào mang mã “{document_id[:80]}”.")
    if file.parent != store.folder:
        raise Problem(409, f"Văn bản “{file.name}” đi kèm sản phẩm, không gỡ được.")
    job = desk.jobs.remove(document_id, file.name)
    response.headers["Location"] = f"/v1/documents/jobs/{job.id}"
    return job


@router.get("/v1/documents/jobs/{job_id}", summary="Tiến độ của một việc thêm hoặc gỡ")
async def progress(job_id: str, desk: DeskOf) -> Job:
    """Việc đang chờ, đang đọc, đang dựng chỉ mục, đã xong hay không làm được và vì sao."""
    return desk.jobs.job(job_id)
