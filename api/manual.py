"""``/docs``: the API in Vietnamese, written from the OpenAPI description, without any script."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from api.desk import DeskOf
from api.rendering import render

router = APIRouter(include_in_schema=False)
METHODS = ("get", "post", "delete")
PROBLEM = {"type": "about:blank", "title": "Yêu cầu không hợp lệ", "status": 422, "detail": "Thiếu trường “question”."}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a member of a body."""

    name: str
    form: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does."""

    method: str
    path: str
    summary: str
    meaning: str
    group: str
    fields: tuple[Field, ...]
    members: tuple[Field, ...]
    example: str


@router.get("/docs")
def manual_page(request: Request, desk: DeskOf) -> Response:
    """The manual; ``/openapi.json`` is the same for programs."""
    schema = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for operation in operations(schema, desk.settings.public_url.rstrip("/")):
        groups.setdefault(operation.group, []).append(operation)
    problem = json.dumps(PROBLEM, ensure_ascii=False, indent=2)
    return render(request, "manual.html", here="/docs", groups=groups, problem=problem)


def operations(schema: dict[str, Any], server: str) -> Iterator[Operation]:
    """Every operation of an OpenAPI description, in its order."""
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            if method in METHODS:
                yield operation(path, method, told, schema, server)


def operation(path: str, method: str, told: dict[str, Any], schema: dict[str, Any], server: str) -> Operation:
    """One operation with its parameters, the members of its body and of its reply."""
    asked = tuple(parameter(one) for one in told.get("parameters", ()))
    replied: dict[str, Any] = next((reply for status, reply in told["responses"].items() if status.startswith("2")), {})
    return Operation(
        method=method.upper(),
        path=path,
        summary=told["summary"],
        meaning=told.get("description", ""),
        group=told["tags"][0],
        fields=asked + members(told.get("requestBody", {}), schema),
        members=members(replied, schema),
        example=example(path, method, told, server),
    )


def parameter(told: dict[str, Any]) -> Field:
    """A parameter of the path or the query."""
    meaning = told.get("description") or told["schema"].get("description", "")
    return Field(told["name"], form(told["schema"]), told.get("required", False), meaning)


def members(body: dict[str, Any], schema: dict[str, Any]) -> tuple[Field, ...]:
    """The members of a JSON body."""
    model = resolved(body.get("content", {}).get("application/json", {}).get("schema", {}), schema)
    required = model.get("required", ())
    return tuple(
        Field(name, form(told), name in required, told.get("description", ""))
        for name, told in model.get("properties", {}).items()
    )


def resolved(told: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The model that a reference names."""
    if "$ref" not in told:
        return told
    found: dict[str, Any] = schema["components"]["schemas"][told["$ref"].rsplit("/", 1)[1]]
    return found


def form(told: dict[str, Any]) -> str:
    """A type in one or two words: ``string``, ``[Citation]``, ``date``."""
    if "$ref" in told:
        return str(told["$ref"].rsplit("/", 1)[1])
    if "anyOf" in told:
        return " | ".join(form(one) for one in told["anyOf"])
    if "enum" in told:
        return " | ".join(map(str, told["enum"]))
    if told.get("type") == "array":
        return f"[{form(told.get('items', {}))}]"
    return str(told.get("format") or told.get("type", "object"))


def example(path: str, method: str, told: dict[str, Any], server: str) -> str:
    """A call for the command line."""
    if method == "post" and path == "/v1/ask":
        body = json.dumps({"question": "Văn phòng chủ trì nhiệm vụ nào?"}, ensure_ascii=False)
        return f"curl -s {server}{path} -H 'Content-Type: application/json' -d '{body}'"
    verb = "" if method == "get" else f"-X {method.upper()} "
    key = '-H "Authorization: Bearer $HOI_OPERATOR_KEY" ' if "security" in told else ""
    file = "-F file=@ke-hoach.docx " if "multipart/form-data" in told.get("requestBody", {}).get("content", {}) else ""
    return f"curl -s {verb}{key}{file}'{server}{path}'"
