"""Templates: everything dynamic is escaped."""

from functools import cache
from pathlib import Path

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from api.styles import office_case, short_name
from retrieval.replies.phrases import spoken_date

FOLDER = Path(__file__).parent / "templates"


@cache
def templates() -> Jinja2Templates:
    """The templates with their filters; a name that is not given is an error, not an empty place."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "vietnamese_date": spoken_date,
        "office_case": office_case,
        "short_name": short_name,
        "local": local,
    }
    return Jinja2Templates(env=environment)


def local(url: str) -> str:
    """An address of this server without its host, so that a page works under every name of the server."""
    return "/" + url.split("/", 3)[3]


def render(request: Request, name: str, **context: object) -> Response:
    """A page."""
    return templates().TemplateResponse(request, name, {"here": None} | context)
