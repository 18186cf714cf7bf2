"""The search itself: it must find a token in every form, or the canary proves nothing."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from tests.canary.conversations import SEED, generate
from tests.canary.search import Remains, Search
from tests.canary.values import Values

TOKEN = "Gülbahar"


@pytest.mark.parametrize(
    "written",
    [
        b'{"text": "' + TOKEN.encode() + b'"}',
        TOKEN.lower().encode(),
        TOKEN.upper().encode(),
        b"gulbahar",
        json.dumps({"text": f"zij heet {TOKEN}"}).encode(),
        json.dumps(json.dumps({"text": f"zij heet {TOKEN}"})).encode(),
        quote(f"zij heet {TOKEN}").encode(),
        quote_plus(f"zij heet {TOKEN.lower()}").encode(),
        f"zij heet {TOKEN}".encode("utf-16-le"),
        *(base64.b64encode(b"x" * shift + TOKEN.encode() + b" slaat") for shift in range(3)),
        *(base64.urlsafe_b64encode(b"x" * shift + TOKEN.lower().encode()) for shift in range(3)),
        b"\x00\x1f" + TOKEN.encode() + b"\xff\x00",
    ],
)
def test_every_form_is_found(written: bytes) -> None:
    assert {hit.token for hit in Search([TOKEN]).find(b"\x00 " + written + b" ", "here")} == {TOKEN}


@pytest.mark.parametrize("written", [b"", b"Gul", b"Bahar", b"G\xc3\xbclba har", b"x" * 10_000])
def test_nothing_else_is_found(written: bytes) -> None:
    assert not Search([TOKEN]).find(written, "here")


def test_a_number_within_a_longer_number_is_another_number() -> None:
    search = Search(["612345678"])
    assert not search.find(b'"confidence": 0.96123456781', "here")
    assert search.find(b"bel 612345678.", "here")


def test_letters_within_a_key_or_a_hash_are_chance() -> None:
    noise = b"gAAAAABpIVsabinaXq9" * 4
    assert not Search(["Sabina"]).find(noise, "here")


def test_a_token_too_short_to_be_sure_of_is_refused() -> None:
    with pytest.raises(ValueError, match="six bytes"):
        Search(["Roos"])


def test_files_and_their_names_are_searched(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "a.log-wal").write_bytes(b"\x00" * 5000 + TOKEN.encode())
    (tmp_path / "Christodoulou.txt").touch()
    hits = Search([TOKEN, "Christodoulou"]).find_in_files(tmp_path)
    assert {hit.token for hit in hits} == {TOKEN, "Christodoulou"}


@pytest.mark.parametrize(
    ("token", "text", "expected"),
    [
        ("Gülbahar", "GÜLBAHAR slaat", True),
        ("Gülbahar", "gulbahar", True),
        ("Gülbahar", "[NAAM] slaat", False),
        ("12345678", "0612345678", False),
    ],
)
def test_what_survives_the_redactor(token: str, text: str, expected: bool) -> None:
    assert Remains(text).holds(token) is expected


def test_the_same_seed_gives_the_same_conversations() -> None:
    first, second = generate(40, Values(SEED)), generate(40, Values(SEED))
    assert first == second


def test_conversations_are_as_promised() -> None:
    conversations = generate(520, Values(SEED))
    assert len({one.sender for one in conversations}) == 520
    assert all(3 <= len(one.messages) <= 6 for one in conversations)
    labels = {piece.label for one in conversations for piece in one.planted}
    assert labels == {
        "NAAM", "ADRES", "POSTCODE", "TELEFOON", "EMAIL", "BSN", "IBAN", "GEBOORTEDATUM",
        "KENTEKEN", "SOCIALMEDIA", "ORGANISATIE", "URL",
    }  # fmt: skip
    for one in conversations:
        said = "\n".join(one.messages).lower()
        for piece in one.planted:
            assert piece.text.lower() in said
            assert any(token.lower() in said for token in piece.tokens)
