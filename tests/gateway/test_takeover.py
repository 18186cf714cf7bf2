"""A human takes over: from the wish to the ending, through the real entrance."""

from __future__ import annotations

import uuid
from datetime import datetime, timezone
from typing import Any

import pytest
from sqlalchemy import select

from bot.handoff.desk_work import close, pick_up
from bot.handoff.messages import add_message, messages_after
from bot.handoff.model import Handoff
from bot.handoff.queue import list_open
from bot.handoff.tables import handoff_callbacks
from bot.privacy import redact
from bot.registry.registry import shared_registry

pytestmark = pytest.mark.model


def now() -> datetime:
    return datetime.now(timezone.utc)


def handoffs_of(talk: Any, sender: str) -> list[Handoff]:
    conversation = talk.assistant.pseudonym(sender)
    engine = shared_registry().engine
    return [one for one in list_open(engine) if one.conversation_id == conversation]


@pytest.mark.parametrize(
    ("wish", "kind"),
    [("ik wil een melding doen", "melding"), ("ik wil een medewerker spreken", "chat")],
)
def test_a_yes_gives_one_handoff_of_the_right_kind(talk: Any, wish: str, kind: str) -> None:
    sender = f"wens-{kind}"
    items = talk.say(sender, wish)
    assert items[-1]["custom"]["vraag"] == "doorverbinden"
    assert handoffs_of(talk, sender) == [], "nobody is passed on without a yes"
    talk.say(sender, "ja graag")
    assert [one.kind for one in handoffs_of(talk, sender)] == [kind]
    talk.say(sender, wish)
    talk.say(sender, "ja")
    assert len(handoffs_of(talk, sender)) == 1, "asking again doubles nothing"


def test_a_no_gives_none(talk: Any) -> None:
    talk.say("wens-nee", "ik wil een medewerker spreken")
    talk.say("wens-nee", "nee toch niet")
    assert handoffs_of(talk, "wens-nee") == []


def test_a_call_back_keeps_the_number_out_of_the_conversation(talk: Any) -> None:
    for message in ("kunnen jullie mij terugbellen", "ja", "Annemieke", "06 12 34 56 78"):
        talk.say("bel", message)
    items = talk.say("bel", "in de avond")
    assert "Je verzoek staat klaar" in items[0]["text"]
    assert [one.kind for one in handoffs_of(talk, "bel")] == ["terugbelverzoek"]
    kept = shared_registry().conversations.read(talk.assistant.pseudonym("bel"))
    assert kept is not None
    assert "Annemieke" not in kept and "12 34 56" not in kept and "0612345678" not in kept


@pytest.mark.parametrize(
    "words", ["trek mijn toestemming in", "ik wil mijn toestemming voor het terugbellen intrekken"]
)
def test_consent_for_a_call_back_is_revoked_in_the_conversation(talk: Any, words: str) -> None:
    sender = f"niet-bellen-{len(words)}"
    for message in ("kunnen jullie mij terugbellen", "ja", "Annemieke", "06 12 34 56 78", "avond"):
        talk.say(sender, message)
    request = handoffs_of(talk, sender)[0]
    items = talk.say(sender, words)
    assert "ingetrokken" in items[0]["text"]
    assert not any((item.get("custom") or {}).get("vraag") == "dossiernummer" for item in items)
    assert handoffs_of(talk, sender) == []
    registry = shared_registry()
    query = select(handoff_callbacks).where(handoff_callbacks.c.handoff_id == request.id)
    with registry.engine.connect() as connection:
        assert connection.execute(query).all() == []
    items = talk.say(sender, words)
    assert items[-1]["custom"]["vraag"] == "dossiernummer", "of an earlier advies it needs both"


def test_the_bot_is_silent_from_the_first_human_word_to_the_end(talk: Any) -> None:
    engine = shared_registry().engine
    talk.say("stil", "ik wil een medewerker spreken")
    talk.say("stil", "ja")
    handoff = handoffs_of(talk, "stil")[0]
    assert talk.say("stil", "hoi"), "the bot still answers while nobody writes"
    pick_up(engine, handoff.id, "mw-1", now())
    add_message(
        engine,
        handoff.id,
        "medewerker",
        redact("Goedendag, ik lees met je mee."),
        client_id=uuid.uuid4().hex,
        now=now(),
        medewerker="mw-1",
    )
    answer = talk.say("stil", "mijn buurman Kevin slaat zijn vrouw elke week")
    assert [item["text"] for item in answer] == ["Goedendag, ik lees met je mee."]
    assert talk.say("stil", "ben je er nog") == []
    urgent = talk.say("stil", "help hij slaat haar nu")
    assert urgent[0]["text"].startswith("Bel nu 112")
    assert urgent[0]["custom"]["spoed"] == "112"
    texts = [one.text for one in messages_after(engine, handoff.id)]
    assert not any("Kevin" in text for text in texts)
    close(engine, handoff.id, "mw-1", "gesprek_klaar", now())
    assert talk.say("stil", "blijf ik anoniem?"), "after the ending the bot is back"
