"""Smileys and own data: what a form must have, and what a page hears when it has not."""

from __future__ import annotations

import uuid

import pytest
from starlette.testclient import TestClient

from bot.gateway.app import make_app
from bot.gateway.contact_form import check
from bot.gateway.entrance import Entrance
from bot.gateway.settings import PageSettings
from bot.gateway.site import site_routes
from bot.registry.advies import AdviesContent
from bot.registry.contact import Contact
from bot.registry.registry import Registry, utc_now
from bot.registry.values import regio_ids
from tests.gateway.kept_echo import KeptEcho
from tests.registry.helpers import rows

REGIO = sorted(regio_ids())[0]


@pytest.fixture
def client(entrance: Entrance, echo: KeptEcho, registry: Registry) -> TestClient:
    settings = PageSettings("/neutraal")
    routes = site_routes(entrance, echo, registry, settings)
    return TestClient(make_app(entrance, pages=routes, settings=settings), follow_redirects=False)


@pytest.fixture
def me(client: TestClient) -> str:
    sender = uuid.uuid4().hex
    client.post("/webhooks/rest/webhook", json={"sender": sender, "message": "hallo"})
    return sender


def test_a_smiley_counts_once_per_conversation_and_only_day_and_region_are_kept(
    client: TestClient, me: str, echo: KeptEcho, registry: Registry
) -> None:
    echo.regio = REGIO
    for score in ("5", "1"):
        answer = client.post("/waardering", json={"session_id": me, "score": score})
        assert answer.json() == {"ok": True}
    kept = rows(registry, "waarderingen")
    assert [(row["regio"], row["cijfer"], row["aantal"]) for row in kept] == [(REGIO, 5, 1)]
    assert set(kept[0]) == {"day", "regio", "cijfer", "aantal"}


@pytest.mark.parametrize("regio", [None, "Kerkstraat 12", 7])
def test_a_region_that_is_none_is_unknown(
    client: TestClient, me: str, echo: KeptEcho, registry: Registry, regio: object
) -> None:
    echo.regio = regio
    client.post("/waardering", json={"session_id": me, "score": 3})
    assert [row["regio"] for row in rows(registry, "waarderingen")] == ["onbekend"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"score": "6"}, "gezichtjes"),
        ({"score": "heel goed"}, "gezichtjes"),
        ({}, "gezichtjes"),
        ({"score": "5", "session_id": "x" * 32}, "er niet meer"),
        ({"score": "5", "session_id": ""}, "ontbreekt"),
    ],
)
def test_what_is_no_smiley_counts_nothing(
    client: TestClient, me: str, registry: Registry, fields: dict, reason: str
) -> None:
    data = {"session_id": me, "antwoord": "json", **fields}
    answer = client.post("/waardering", data=data)
    assert answer.status_code == 400 and reason in answer.json()["error"]
    assert rows(registry, "waarderingen") == []


def test_too_large_a_form_is_not_read(client: TestClient) -> None:
    for path in ("/waardering", "/gegevens", "/mijn-gegevens", "/weg"):
        assert client.post(path, content=b"a=" + b"x" * 70_000).status_code == 413
        assert client.post(path, content=b"&".join([b"a=b"] * 60)).status_code == 400
        assert client.post(path, json=["a"]).status_code == 400


RIGHT = {"toestemming": "ja", "naam": "Annemieke", "bereikbaar": "0612345678"}


@pytest.mark.parametrize(
    ("change", "back", "wrong"),
    [
        ({}, False, set()),
        ({}, True, set()),
        ({"bereikbaar": "a@b.nl"}, False, set()),
        ({"bereikbaar": "a@b.nl"}, True, {"bereikbaar"}),
        ({"bereikbaar": "", "email": "a@b.nl"}, False, set()),
        ({"bereikbaar": "", "telefoon": "12"}, True, {"telefoon"}),
        ({"bereikbaar": ""}, False, {"bereikbaar"}),
        ({"toestemming": ""}, False, {"toestemming"}),
        ({"toestemming": "nee"}, True, {"toestemming"}),
        ({"naam": "1234"}, False, {"naam"}),
        ({"naam": "de Vries"}, True, {"naam"}),
        ({"organisatie": "Basisschool De Ster"}, False, set()),
        ({"organisatie": "<b>"}, False, {"organisatie"}),
        ({"moment": "nu meteen"}, True, {"moment"}),
        (
            {"naam": "", "toestemming": "", "bereikbaar": ""},
            True,
            {"naam", "toestemming", "bereikbaar"},
        ),
    ],
)
def test_every_field_says_what_is_wrong_with_it(change: dict, back: bool, wrong: set) -> None:
    errors = check({**RIGHT, **change}, back)
    assert set(errors) == wrong
    assert all(len(text) > 20 for text in errors.values())


def test_guessing_a_code_is_slowed_and_says_how_long(
    client: TestClient, registry: Registry
) -> None:
    contact = Contact("Sanne Bakker", telefoon="+31612345678")
    given = ("v1", utc_now())
    number, code = registry.register_advies(AdviesContent("advies"), given=given, contact=contact)
    wrong = {"dossiernummer": number, "code": "CDFG-HJK3-4679"}
    assert client.post("/mijn-gegevens", data={"dossiernummer": number}).status_code == 422
    statuses = [client.post("/mijn-gegevens", data=wrong).status_code for _ in range(5)]
    assert statuses[:3] == [403, 403, 403] and statuses[-1] == 429
    answer = client.post("/mijn-gegevens", data={**wrong, "code": code})
    assert answer.status_code == 429 and "Sanne" not in answer.text
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert "De code was te vaak fout" in answer.text
    assert number in answer.text, "what was typed stays in the field"
    assert "CDFG" not in answer.text, "a code does not"
