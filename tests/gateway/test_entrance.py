"""What comes in is checked and redacted before anything else sees it."""

from __future__ import annotations

import pytest

from bot.errors import MessageError
from bot.gateway.entrance import MAX_MESSAGE, Entrance, read_message, read_sender


@pytest.mark.parametrize("message", [None, 12, [], {}, "", "   ", "\n\t ", "\x00\x00", "\ud800"])
def test_a_message_that_is_no_text_is_refused_with_a_reason(message: object) -> None:
    with pytest.raises(MessageError) as refusal:
        read_message(message)
    assert len(str(refusal.value)) > 20


def test_too_long_says_how_long_and_what_to_do() -> None:
    with pytest.raises(MessageError, match=rf"100000 tekens.*{MAX_MESSAGE}.*kleinere stukken"):
        read_message("a" * 100_000)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("hallo\x00daar", "hallo daar"),
        ("  ja  ", "ja"),
        ("cafe\u0301", "café"),
        ("مرحبا", "مرحبا"),
        ("😀", "😀"),
        ("a\ud800b", "ab"),
        ("regel een\nregel twee", "regel een\nregel twee"),
    ],
)
def test_control_characters_go_and_text_stays(raw: str, clean: str) -> None:
    assert read_message(raw) == clean


@pytest.mark.parametrize("sender", [None, "", " ", 7, "x" * 201])
def test_a_sender_must_be_a_short_text(sender: object) -> None:
    with pytest.raises(MessageError, match="sender"):
        read_sender(sender)


async def test_what_the_responder_sees_is_redacted() -> None:
    seen: list[str] = []

    class Recorder:
        def pseudonym(self, sender: str) -> str:
            return sender

        async def last_question(self, sender: str) -> str | None:
            return None

        async def respond(self, sender: str, text: str) -> list[dict]:
            seen.append(text)
            return [{"recipient_id": sender, "text": "ok"}]

    await Entrance(Recorder()).receive("s", "mijn buurman Kevin Jansen, bel 0612345678")
    assert "Kevin" not in seen[0] and "Jansen" not in seen[0] and "0612345678" not in seen[0]
    assert "[NAAM]" in seen[0] and "[TELEFOON]" in seen[0]
