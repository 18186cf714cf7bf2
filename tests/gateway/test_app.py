"""The visitors' app: REST and Socket.IO in Rasa's own formats, refusals that say why."""

from __future__ import annotations

import json

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from bot.gateway.app import make_app
from bot.gateway.entrance import Entrance
from bot.handoff.notices import as_uttered


class Echo:
    """Answers with what it got, so that these tests need no model."""

    def pseudonym(self, sender: str) -> str:
        return "p" + sender

    async def last_question(self, sender: str) -> str | None:
        return None

    async def last_heard(self, sender: str) -> None:
        return None

    async def said(self, sender: str) -> list:
        return []

    async def respond(self, sender: str, text: str, message_id: str | None = None) -> list[dict]:
        if text == "stuk":
            raise RuntimeError("geheim van een bezoeker")
        return [{"recipient_id": sender, "text": text, "custom": {"vraag": "rol"}}]


@pytest.fixture
def client() -> TestClient:
    return TestClient(make_app(Entrance(Echo())), raise_server_exceptions=False)


def post(client: TestClient, body: object) -> object:
    return client.post("/webhooks/rest/webhook", json=body)


def test_an_answer_is_a_list_of_items(client: TestClient) -> None:
    answer = post(client, {"sender": "a", "message": "hallo"})
    assert answer.status_code == 200
    assert answer.json() == [{"recipient_id": "a", "text": "hallo", "custom": {"vraag": "rol"}}]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b'{"sender": "a"}', "message"),
        (b'{"message": "a"}', "sender"),
        (b'{"sender": "a", "message": ""}', "leeg"),
        (b'{"sender": "a", "message": "\\u0000"}', "leeg"),
        (b'{"sender": "a", "message": "\xff\xfe"}', "UTF-8"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_bad_input_gets_a_4xx_that_says_what_is_wrong(
    client: TestClient, body: bytes, reason: str
) -> None:
    answer = client.post("/webhooks/rest/webhook", content=body)
    assert answer.status_code == 400
    assert reason in answer.json()["error"]


def test_a_huge_body_is_refused_and_the_conversation_lives_on(client: TestClient) -> None:
    body = json.dumps({"sender": "a", "message": "x" * 600_000}).encode()
    assert client.post("/webhooks/rest/webhook", content=body).status_code == 413
    assert post(client, {"sender": "a", "message": "hallo"}).status_code == 200


def test_a_failure_says_what_to_do_and_keeps_the_text_out(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = post(client, {"sender": "a", "message": "stuk"})
    assert answer.status_code == 500
    assert "112" in answer.json()["error"] and "0800-2000" in answer.json()["error"]
    assert "geheim" not in answer.text
    assert "geheim" not in caplog.text


def test_a_page_that_fails_has_the_headers_too(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_request: object) -> None:
        raise RuntimeError("geheim van een bezoeker")

    app = make_app(Entrance(Echo()), pages=[Route("/stuk", broken)])
    answer = TestClient(app, raise_server_exceptions=False).get("/stuk")
    assert answer.status_code == 500 and "0800-2000" in answer.json()["error"]
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "geheim" not in answer.text and "geheim" not in caplog.text


@pytest.mark.parametrize("path", ["/", "/healthz", "/nergens", "/static/index.html"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/model", "/conversations/a/tracker", "/version", "/static/../app.py"]
)
def test_rasas_own_server_is_not_exposed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_socket_io_buttons_are_quick_replies_as_in_rasa() -> None:
    item = {"recipient_id": "a", "text": "kies", "buttons": [{"title": "Ja", "payload": "/ja"}]}
    sent = as_uttered(item)
    assert sent["quick_replies"] == [{"content_type": "text", "title": "Ja", "payload": "/ja"}]
    assert "recipient_id" not in sent


def test_a_browser_gets_a_page_that_leads_on_and_a_program_gets_json(client: TestClient) -> None:
    page = client.get("/nergens", headers={"accept": "text/html,*/*"})
    assert page.status_code == 404
    assert "Deze pagina bestaat niet." in page.text and 'href="tel:112"' in page.text
    assert client.get("/nergens").json() == {"error": "Deze pagina bestaat niet."}
    assert client.get("/webhooks/rest/webhook").status_code == 405
    body = {"sender": "a", "message": "stuk"}
    headers = {"accept": "text/html"}
    failed = client.post("/webhooks/rest/webhook", json=body, headers=headers)
    assert failed.json()["error"], "what the channel answers is JSON, whoever asks"
