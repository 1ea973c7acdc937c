"""What stands around every request: headers, limits, caching, counting."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request

from api import assemble
from api.guard.client_address import bucket, client_address
from api.renewal import take_over
from settings import Settings
from tests.api.clerk import LEAD, Clerk
from tests.api.conftest import PORTAL

PAGES = ["/", "/tasks", "/documents", "/documents/22-kh-ttr", "/embed", "/docs", "/privacy", "/demo", "/operator"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_strict_policy_and_sets_no_cookie(web: TestClient, page: str) -> None:
    reply = web.get(page)
    policy = reply.headers["content-security-policy"]
    assert reply.status_code == 200
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in reply.headers
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in reply.text
    assert " style=" not in reply.text
    assert " onclick=" not in reply.text


@pytest.mark.parametrize(
    ("query", "ancestors"),
    [
        ("", "'self'"),
        (f"?origin={PORTAL}", f"'self' {PORTAL}"),
        ("?origin=https://khac.example.vn", "'none'"),
        ("?origin=http://testserver", "'self' http://testserver"),
        ("?origin=null", "'none'"),
        (f"?origin={PORTAL}%3B script-src *", "'none'"),
    ],
)
def test_only_an_allowed_site_may_frame_the_widget(web: TestClient, query: str, ancestors: str) -> None:
    policy = web.get(f"/embed{query}").headers["content-security-policy"]
    assert policy.endswith(f"frame-ancestors {ancestors}")


def connection(peer: str, forwarded: str = "") -> Request:
    """A request from a peer that says for whom it forwards."""
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return Request({"type": "http", "client": (peer, 1), "headers": headers})


def test_a_forwarded_address_counts_only_as_far_as_proxies_are_trusted() -> None:
    forged = "1.1.1.1, 203.0.113.7, 10.0.0.2"
    assert client_address(connection("10.0.0.1", forged), 0) == "10.0.0.1"
    assert client_address(connection("10.0.0.1", forged), 1) == "10.0.0.2"
    assert client_address(connection("10.0.0.1", forged), 2) == "203.0.113.7"
    assert client_address(connection("10.0.0.1"), 2) == "10.0.0.1"
    apart = [(b"x-forwarded-for", b"1.1.1.1"), (b"x-forwarded-for", b"203.0.113.7")]
    assert client_address(Request({"type": "http", "client": ("10.0.0.1", 1), "headers": apart}), 1) == "203.0.113.7"


def test_neighbours_in_one_ipv6_network_share_a_budget() -> None:
    assert bucket("2001:db8:1:2::1") == bucket("2001:db8:1:2:ffff::9") != bucket("2001:db8:1:3::1")


def test_a_client_over_its_budget_is_told_when_to_come_back(settings: Settings, clerk: Clerk) -> None:
    app = assemble(settings.model_copy(update={"ask_rate": "2/hour", "trusted_proxies": 1}), clerk)
    web = TestClient(app, client=("10.0.0.1", 1))
    busy, other = {"X-Forwarded-For": "203.0.113.7"}, {"X-Forwarded-For": "203.0.113.8"}
    statuses = [web.post("/v1/ask", json={"question": LEAD}, headers=busy).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = web.post("/v1/ask", json={"question": LEAD}, headers=busy)
    assert int(refused.headers["retry-after"]) > 0
    assert "giây" in refused.json()["detail"]
    assert web.post("/v1/ask", json={"question": LEAD}, headers=other).status_code == 200
    assert web.get("/v1/tasks", headers=busy).status_code == 200


def test_records_are_not_sent_twice_until_the_index_changes(settings: Settings, app: FastAPI, web: TestClient) -> None:
    tag = web.get("/v1/tasks").headers["etag"]
    again = web.get("/v1/tasks", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert web.get("/v1/tasks?limit=1", headers={"If-None-Match": tag}).status_code == 200
    newer = Clerk(settings.public_url)
    newer.index_version = "build-2"
    take_over(app, "build-2", lambda: newer)
    assert web.get("/v1/tasks", headers={"If-None-Match": tag}).status_code == 200


def test_no_other_origin_is_let_in_unless_settings_say_so(settings: Settings, clerk: Clerk, web: TestClient) -> None:
    headers = {"Origin": "https://ung-dung.example.vn"}
    assert "access-control-allow-origin" not in web.get("/v1/tasks", headers=headers).headers
    opened = assemble(settings.model_copy(update={"cors_origins": (headers["Origin"],)}), clerk)
    reply = TestClient(opened).get("/v1/tasks", headers=headers)
    assert reply.headers["access-control-allow-origin"] == headers["Origin"]
    assert "access-control-allow-credentials" not in reply.headers


def test_metrics_count_routes_not_paths_and_hold_no_question(web: TestClient) -> None:
    web.get("/v1/documents/22-kh-ttr")
    web.get("/khong-co-that")
    web.post("/v1/ask", json={"question": LEAD})
    shown = web.get("/metrics").text
    assert 'route="/v1/documents/{document_id}"' in shown
    assert 'hoi_answers_total{intent="lead",status="answered"}' in shown
    assert "khong-co-that" not in shown
    assert "nền tảng" not in shown


def test_the_server_says_that_it_lives_and_answers(web: TestClient) -> None:
    assert web.get("/healthz").json() == {"status": "ok"}
    assert web.get("/readyz").json() == {"status": "ok", "index_version": "build-1", "documents": 2}


def test_an_empty_index_is_not_ready(settings: Settings, clerk: Clerk) -> None:
    clerk.catalog.documents.clear()
    assert TestClient(assemble(settings, clerk)).get("/readyz").status_code == 503
