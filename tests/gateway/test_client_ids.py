"""A message sent again is answered with the same items, and never handled twice."""

from __future__ import annotations

import asyncio
import uuid
from datetime import datetime, timezone

import pytest

from bot.errors import MessageError
from bot.gateway.answered import Answered
from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.pace import MOST_WAITING, Pace
from bot.gateway.takeover import Takeover
from bot.handoff.desk_work import close, pick_up
from bot.handoff.kept import messages_of_conversation
from bot.handoff.messages import add_message
from bot.handoff.model import Facts
from bot.handoff.requests import request_handoff
from bot.privacy import redact
from bot.registry.registry import Registry
from tests.gateway.kept_echo import KeptEcho

ME = uuid.uuid4().hex


def now() -> datetime:
    return datetime.now(timezone.utc)


def after_a_restart(registry: Registry) -> tuple[Entrance, KeptEcho]:
    """A new process on the same database."""
    echo = KeptEcho(registry.conversations)
    return Entrance(echo, IntakeDesk(registry), Takeover(registry.engine)), echo


async def test_items_carry_a_number_and_whose_answer_they_are(entrance: Entrance) -> None:
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    one = await entrance.receive(ME, "hallo", first)
    two = await entrance.receive(ME, "ja", second)
    assert [(item["nr"], item["client_id"]) for item in one + two] == [(2, first), (4, second)]


async def test_a_client_that_knows_nothing_of_it_gets_rasas_own_items(entrance: Entrance) -> None:
    items = await entrance.receive(ME, "mijn buurman Kevin Jansen")
    assert set(items[0]) == {"recipient_id", "text", "buttons", "custom"}
    assert items[0]["custom"] == {"vraag": "rol"}


async def test_sent_again_gives_the_same_and_is_heard_once(
    entrance: Entrance, echo: KeptEcho
) -> None:
    client_id = str(uuid.uuid4())
    first = await entrance.receive(ME, "mijn buurman Kevin Jansen slaat", client_id)
    assert await entrance.receive(ME, "mijn buurman Kevin Jansen slaat", client_id) == first
    assert len(echo.heard) == 1


async def test_sent_again_after_a_restart(entrance: Entrance, registry: Registry) -> None:
    client_id = str(uuid.uuid4())
    first = await entrance.receive(ME, "hallo", client_id)
    restarted, echo = after_a_restart(registry)
    assert await restarted.receive(ME, "hallo", client_id) == first
    assert echo.heard == []
    await restarted.receive(ME, "hallo", str(uuid.uuid4()))
    assert echo.heard == ["hallo"], "the same words in another message are a new message"


async def test_the_same_id_in_another_conversation_is_another_message(
    entrance: Entrance, echo: KeptEcho
) -> None:
    client_id = str(uuid.uuid4())
    await entrance.receive("een", "hallo", client_id)
    await entrance.receive("twee", "hallo", client_id)
    assert len(echo.heard) == 2


async def test_an_id_that_is_no_uuid_works_too(entrance: Entrance, echo: KeptEcho) -> None:
    for _ in range(2):
        await entrance.receive(ME, "hallo", "bericht-1")
    await entrance.receive(ME, "hallo", {"geen": "tekst"})
    assert len(echo.heard) == 2


async def test_what_went_to_a_medewerker_goes_once(
    entrance: Entrance, echo: KeptEcho, registry: Registry
) -> None:
    conversation, engine = echo.pseudonym(ME), registry.engine
    handoff = request_handoff(
        engine,
        conversation,
        kind="chat",
        reason="wens_medewerker",
        facts=Facts(),
        now=now(),
    )
    pick_up(engine, handoff.id, "mw-1", now())
    add_message(
        engine,
        handoff.id,
        "medewerker",
        redact("Goedendag."),
        client_id=uuid.uuid4().hex,
        now=now(),
        medewerker="mw-1",
    )
    client_id = str(uuid.uuid4())
    await entrance.receive(ME, "mijn buurman Kevin Jansen slaat", client_id)
    await entrance.receive(ME, "mijn buurman Kevin Jansen slaat", client_id)
    close(engine, handoff.id, "mw-1", "gesprek_klaar", now())
    restarted, new_echo = after_a_restart(registry)
    await restarted.receive(ME, "mijn buurman Kevin Jansen slaat", client_id)
    own = [one for one in messages_of_conversation(engine, conversation) if one.side == "bezoeker"]
    assert [one.client_id for one in own] == [client_id]
    assert "Kevin" not in own[0].text
    assert echo.heard == new_echo.heard == []


async def test_the_page_hears_which_kinds_were_left_out_and_never_the_words(
    entrance: Entrance,
) -> None:
    items = await entrance.receive(
        ME, "Kevin Jansen uit de Dorpsstraat 12, bel 0612345678", str(uuid.uuid4())
    )
    assert items[0]["custom"]["vraag"] == "rol"
    assert set(items[0]["custom"]["weggelaten"]) == {"NAAM", "ADRES", "TELEFOON"}
    assert "Kevin" not in str(items) and "Dorpsstraat" not in str(items)
    clean = await entrance.receive(ME, "de buren ruzieën en [NAAM] staat hier", str(uuid.uuid4()))
    assert "weggelaten" not in clean[0]["custom"]


async def test_messages_are_answered_in_the_order_they_came(
    entrance: Entrance, echo: KeptEcho
) -> None:
    sent = [f"bericht {number}" for number in range(8)]
    await asyncio.gather(*(entrance.receive(ME, one, str(uuid.uuid4())) for one in sent))
    assert echo.heard == sent


async def test_too_many_at_once_are_refused_and_the_conversation_goes_on(
    entrance: Entrance, echo: KeptEcho
) -> None:
    sent = (entrance.receive(ME, f"b{number}") for number in range(MOST_WAITING + 5))
    done = await asyncio.gather(*sent, return_exceptions=True)
    refused = [one for one in done if isinstance(one, MessageError)]
    assert len(refused) == 5 and "te veel" in str(refused[0])
    assert await entrance.receive(ME, "hallo")


def test_many_messages_are_slowed_and_few_are_not() -> None:
    moment = 0.0
    pace = Pace(burst=3, per_second=2, clock=lambda: moment)
    assert [pace.wait() for _ in range(3)] == [0, 0, 0]
    assert [pace.wait() for _ in range(2)] == [0.5, 1.0]
    moment = 60.0
    assert pace.wait() == 0


def test_answers_leave_the_memory() -> None:
    moment = 0.0
    answers = Answered(clock=lambda: moment)
    answers.remember("a", "1", [{"text": "code"}])
    answers.remember("b", "1", [])
    answers.forget("a")
    assert answers.find("a", "1") is None and answers.find("b", "1") == []
    moment = 601.0
    assert answers.find("b", "1") is None


@pytest.mark.parametrize("after", [0, None, "veel", -3])
async def test_everything_comes_back_in_order(
    entrance: Entrance, registry: Registry, after: object
) -> None:
    client_id = str(uuid.uuid4())
    await entrance.receive(ME, "mijn buurman Kevin Jansen slaat", client_id)
    await entrance.receive(ME, "/bevestigen", str(uuid.uuid4()))
    restarted, _ = after_a_restart(registry)
    items = await restarted.missed(ME, after)
    assert items is not None
    assert [item["nr"] for item in items] == [1, 2, 3, 4]
    assert items[0]["custom"] == {"wie": "bezoeker"} and items[0]["client_id"] == client_id
    assert "Kevin" not in items[0]["text"] and "[NAAM]" in items[0]["text"]
    assert items[2]["text"] == "Ja, dat mag", "a button is shown by its title"
    assert items[3]["buttons"][0]["payload"] == "/bevestigen"
    later = await restarted.missed(ME, 2)
    assert later is not None and [item["nr"] for item in later] == [3, 4]


async def test_what_was_said_with_a_medewerker_stands_in_its_place(
    entrance: Entrance, echo: KeptEcho, registry: Registry
) -> None:
    await entrance.receive(ME, "eerst", str(uuid.uuid4()))
    conversation, engine = echo.pseudonym(ME), registry.engine
    handoff = request_handoff(
        engine, conversation, kind="chat", reason="wens_medewerker", facts=Facts(), now=now()
    )
    pick_up(engine, handoff.id, "mw-1", now())
    ids = {"client_id": uuid.uuid4().hex, "medewerker": "mw-1"}
    add_message(engine, handoff.id, "medewerker", redact("Goedendag."), now=now(), **ids)
    await entrance.receive(ME, "dag mevrouw", str(uuid.uuid4()))
    close(engine, handoff.id, "mw-1", "gesprek_klaar", now())
    await entrance.receive(ME, "daarna", str(uuid.uuid4()))
    items = await entrance.missed(ME, 0) or []
    assert [item["text"] for item in items if item.get("custom", {}).get("wie") != "systeem"] == [
        "eerst",
        "Je zei: eerst",
        "Goedendag.",
        "dag mevrouw",
        "daarna",
        "Je zei: daarna",
    ]


async def test_nothing_comes_back_of_an_unknown_conversation(entrance: Entrance) -> None:
    assert await entrance.missed(uuid.uuid4().hex, 0) is None
    with pytest.raises(MessageError):
        await entrance.missed("kort", 0)
