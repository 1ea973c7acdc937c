"""The operator's key: whoever sends it may change the corpus."""

import hmac
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.desk import DeskOf
from api.problem import Problem

BEARER = HTTPBearer(scheme_name="operator", description="Khoá của cán bộ vận hành (HOI_OPERATOR_KEY)", auto_error=False)
CLOSED = "Máy chủ này không mở việc nạp văn bản qua mạng; người quản trị mở bằng cách đặt HOI_OPERATOR_KEY."


def operator(desk: DeskOf, given: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]) -> None:
    """Lets the operator pass: a 403 ``Problem`` where the settings name no key, a 401 for any other key.

    Keys are compared in a time that does not tell how much of one was right.
    """
    key = desk.settings.operator_key
    if key is None:
        raise Problem(403, CLOSED)
    sent = given.credentials if given else ""
    if not hmac.compare_digest(sent.encode(), key.get_secret_value().encode()):
        raise Problem(401, "Khoá không đúng hoặc còn thiếu.", {"WWW-Authenticate": "Bearer"})


OperatorOnly = Depends(operator)
