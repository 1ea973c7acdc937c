"""The portal widget: its loader, the page in its frame and a portal to try it on."""

import json
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from api.desk import DeskOf
from api.guard.sites import allowed_site
from api.rendering import render
from retrieval.answer import Filters

router = APIRouter(include_in_schema=False)
LOADER = Path(__file__).parent / "static" / "widget.js"


@router.get("/widget.js")
def loader() -> Response:
    """The script that a portal includes; kept by browsers for an hour."""
    return FileResponse(LOADER, media_type="text/javascript", headers={"Cache-Control": "public, max-age=3600"})


@router.get("/embed")
def embedded_page(
    request: Request, desk: DeskOf, origin: str = "", province: str | None = None, document_id: str | None = None,
    greeting: str = "",
) -> Response:  # fmt: skip
    """The conversation in a portal's frame; the headers let only the site named by ``origin`` show it."""
    filters = Filters(province=province, document_id=document_id).model_dump(exclude_none=True)
    return render(
        request,
        "embed.html",
        origin=allowed_site(origin, request.headers.get("host", ""), desk.settings) or "",
        filters=json.dumps(filters),
        greeting=greeting[:120] or "Xin chào, bạn cần tra kế hoạch nào?",
        documents=list(desk.catalog.documents.values()),
        examples=desk.examples if not filters else (),
    )


@router.get("/demo")
def demo_page(request: Request, desk: DeskOf) -> Response:
    """A page like those of a provincial portal, old habits included, with the widget on it."""
    return render(request, "demo.html", server=desk.settings.public_url.rstrip("/"))
