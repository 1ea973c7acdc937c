"""Errors as ``application/problem+json`` (RFC 9457), each with one Vietnamese sentence for a person."""

import tomllib
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from retrieval.errors import QuestionError

MEDIA_TYPE = "application/problem+json"
SENTENCES = Path(__file__).parent / "data" / "sentences.toml"
log = structlog.get_logger(__name__)


class ProblemBody(BaseModel):
    """The problem object of RFC 9457; ``detail`` is one Vietnamese sentence for a person."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Problem(Exception):
    """A request that cannot be served. ``more`` are extension members of the problem object."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: object) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers, more


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Vietnamese sentences: ``status`` by HTTP status, ``field`` by the kind of validation error."""
    return tomllib.loads(SENTENCES.read_text(encoding="utf-8"))


def problem_response(
    status: int, detail: str, headers: Mapping[str, str] | None = None, **more: object
) -> JSONResponse:
    """The problem object as a response."""
    title = sentences()["title"].get(str(status), sentences()["title"]["other"])
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail} | more
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)


def field_name(error: Mapping[str, Any]) -> str:
    """``filters.unit`` from pydantic's location, without where in the request it stood."""
    return ".".join(str(part) for part in error["loc"][1:]) or "nội dung"


def field_sentence(error: Mapping[str, Any]) -> str:
    """One Vietnamese sentence for one validation error."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    known = sentences()["field"]
    template = known.get(error["type"], known["other"])
    facts = {name: str(fact).replace(" or ", " hoặc ") for name, fact in error.get("ctx", {}).items()}
    return template.format(field=field_name(error), **facts)


def _problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)
    return problem_response(error.status, error.detail, error.headers, **error.more)


def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = [{"field": field_name(one), "detail": field_sentence(one)} for one in error.errors()]
    return problem_response(422, errors[0]["detail"], errors=errors)


def _unanswerable(_: Request, error: Exception) -> JSONResponse:
    return problem_response(422, str(error))


def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    known = sentences()["status"]
    return problem_response(error.status_code, known.get(str(error.status_code), known["other"]), error.headers)


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    # Without the frames' values: those hold what people ask, which is not logged.
    log.error("request_failed", path=request.url.path, trace="".join(traceback.format_exception(error)))
    return problem_response(500, sentences()["status"]["500"])


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error replies as OpenAPI describes them."""
    schema = ProblemBody.model_json_schema()
    return {
        status: {"description": sentences()["title"][str(status)], "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


def answer_problems(app: FastAPI) -> None:
    """Makes every error of the application a problem object."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(QuestionError, _unanswerable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)
