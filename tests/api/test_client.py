"""The typed client against the application."""

from collections.abc import Iterator
from typing import cast

import httpx
import pytest
from fastapi.testclient import TestClient

from api.citations import LookupQuery
from api.client import Client, Refused
from api.contract import AskRequest, Feedback
from api.search import SearchQuery
from api.targets import TargetQuery
from api.tasks import TaskQuery
from tests.api.clerk import DEADLINE, LEAD


@pytest.fixture
def hoi(web: TestClient) -> Iterator[Client]:
    """A client whose wire ends in the application."""
    with Client("http://testserver", cast(httpx.Client, web)) as client:
        yield client


def test_the_client_asks_and_opens_what_is_cited(hoi: Client) -> None:
    reply = hoi.ask(AskRequest(question=LEAD))
    assert hoi.ask(AskRequest(question=DEADLINE, session_id=reply.session_id)).answer == "Tháng 01/2029."
    cited = hoi.citation(reply.citations[0].id)
    assert hoi.document(cited.document.id).text[cited.start : cited.end] == cited.exact


def test_the_client_reads_lists_to_their_end(hoi: Client) -> None:
    assert [task.id for task in hoi.tasks(TaskQuery(document_id="22-kh-ttr"))] == ["22-kh-ttr-1", "22-kh-ttr-2"]
    assert [target.value for target in hoi.targets(TargetQuery(year=2025))] == [">98%"]
    assert [document.number for document in hoi.documents()] == ["22/KH-TTR", "29-KH/TU"]
    assert [hit.citation.locator for hit in hoi.search(SearchQuery(q="Triển khai"))] == ["Phụ lục > 1"]


def test_the_client_looks_up_mentions(hoi: Client) -> None:
    assert [item.relation for item in hoi.references("57-NQ/TW")] == ["basis"]
    assert [item.match for item in hoi.citations(LookupQuery(number="57-NQ/TW"))] == ["number"]


def test_the_client_sends_and_withdraws_feedback(hoi: Client) -> None:
    sent = hoi.send_feedback(Feedback(verdict="up", question=LEAD, status="answered"))
    hoi.withdraw_feedback(sent)
    with pytest.raises(Refused, match="Không có góp ý"):
        hoi.withdraw_feedback(sent)


def test_the_client_passes_the_servers_sentence_on(hoi: Client) -> None:
    with pytest.raises(Refused, match="Không có văn bản nào") as refused:
        hoi.document("khong-co")
    assert refused.value.status == 404
