"""What the program itself tells a visitor about a handoff, once for each occasion.

Kept as a message of the handoff (side "systeem"): who comes back after a lost connection reads it
then, and a second process or a restart does not tell it again. The occasion is the moment of the
line in the log, or of coming into the queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.errors import AdvieschatError
from bot.handoff.messages import Notice, add_notice, notice_key
from bot.handoff.model import Handoff, LogEntry, Message, log_entry_of
from bot.handoff.queue import overview
from bot.handoff.states import Action
from bot.handoff.tables import handoff_log, handoff_messages
from bot.privacy import Redacted, redact
from bot.registry.database import reading

# The exact words that stop waiting, or the talk; also the titles of the buttons that offer it.
STOP_WAITING = "Stop met wachten"
STOP_TALK = "Stop het gesprek met de medewerker"
CALL_BACK = "Bel mij terug"
# How far back a process that starts looks for changes that nobody was told of.
_LOOK_BACK = timedelta(hours=1)
_PHONE = "https://www.rijksoverheid.nl/onderwerpen/huiselijk-geweld/vraag-en-antwoord/wat-moet-ik-doen-bij-huiselijk-geweld"


@dataclass(frozen=True)
class Words:
    """A notice in words.

    Attributes:
        text: plain Dutch; holds nothing personal.
        buttons: texts that the visitor can answer with.
        bron: the sources of what it says.
    """

    text: Redacted
    buttons: tuple[str, ...] = ()
    bron: tuple[str, ...] = ("HP §3.3",)


NOTICES: dict[Notice, Words] = {
    "opgepakt": Words(
        Redacted(
            "Een medewerker leest nu met je mee. "
            "Vanaf het eerste bericht van de medewerker ben ik stil."
        ),
        (STOP_TALK,),
    ),
    "doorgegeven": Words(
        Redacted(
            "Een andere medewerker neemt het van hier over. Die kan lezen wat hier al is gezegd, "
            "zonder namen. Je hoeft het niet opnieuw te vertellen."
        ),
    ),
    "wacht": Words(
        Redacted(
            "Je wacht weer op een medewerker. Je staat zo ver vooraan als eerst. "
            "Bellen kan ook: 0800-2000, dag en nacht en gratis. Bij gevaar bel je 112."
        ),
        (CALL_BACK, STOP_WAITING),
        ("HP §3.3", _PHONE),
    ),
    "wacht_lang": Words(
        Redacted(
            "Het duurt lang, en dat is vervelend. Er is nog geen medewerker vrij, en ik weet niet wanneer wel. "
            "Je plaats in de wachtrij blijft van jou. Je kunt nu bellen met een mens: 0800-2000, "
            "dag en nacht en gratis. Of laat je terugbellen. Bij gevaar bel je 112."
        ),
        (CALL_BACK, STOP_WAITING),
        ("HP §3.3", _PHONE),
    ),
    "dicht": Words(
        Redacted(
            "De medewerkers zijn nu naar huis. Sorry dat je hebt gewacht. Je kunt nu bellen met "
            "een mens: 0800-2000, dag en nacht en gratis. Of laat je terugbellen. "
            "Bij gevaar bel je 112."
        ),
        (CALL_BACK, STOP_WAITING),
        ("HP §3.3", _PHONE),
    ),
    "afgerond": Words(
        Redacted(
            "De medewerker heeft het gesprek afgerond. Je praat weer met het computerprogramma. "
            "Heb je nog een vraag, stel die gerust. "
            "Bellen kan altijd: 0800-2000, dag en nacht en gratis."
        ),
        bron=("HP §3.3", "HP §4.6", _PHONE),
    ),
    "gestopt": Words(
        Redacted(
            "Het gesprek met de medewerker is gestopt. Je praat weer met het computerprogramma. "
            'Wil je later toch een mens, zeg dan "medewerker".'
        ),
    ),
    "ingetrokken": Words(
        Redacted(
            "Je staat niet meer in de wachtrij. Je praat verder met het computerprogramma. "
            'Wil je later toch een mens, zeg dan "medewerker".'
        ),
    ),
    "verlopen": Words(
        Redacted(
            "Er was geen medewerker vrij. Sorry dat je hebt gewacht. Je staat niet meer in de "
            "wachtrij. Bel 0800-2000, dag en nacht en gratis. Of laat je terugbellen."
        ),
        (CALL_BACK,),
        ("HP §3.3", _PHONE),
    ),
}
_OF_ACTION: dict[Action, Notice] = {
    "opgepakt": "opgepakt",
    "doorgegeven_collega": "doorgegeven",
    "teruggezet": "wacht",
    "afgerond": "afgerond",
    "beeindigd": "gestopt",
    "ingetrokken": "ingetrokken",
    "verlopen": "verlopen",
}


def notice_of(handoff: Handoff, entry: LogEntry) -> Notice | None:
    """What the visitor is told of a change; None for nothing."""
    if not handoff.is_live or entry.detail == "terugbelverzoek":
        return None  # who asks to be called back hears that at once, from the conversation
    if entry.action == "doorgegeven_regio":
        # Only who had somebody notices that there is nobody now.
        return "wacht" if handoff.picked_up is not None else None
    return _OF_ACTION.get(entry.action)


def tell_change(engine: Engine, handoff: Handoff, entry: LogEntry, now: datetime) -> Message | None:
    """Keep what the visitor must hear of a change, once; None when there is nothing to tell.

    Raises:
        HandoffNotFoundError: when it was erased meanwhile.
        RegistryUnavailableError: when the database cannot be written.
    """
    notice = notice_of(handoff, entry)
    return None if notice is None else _tell(engine, handoff, notice, entry.at, now)


def tell_missed(engine: Engine, now: datetime) -> int:
    """Tell what changed in the last hour and was not told: after a kill or a restart; how many."""
    with reading(engine) as connection:
        query = (
            select(handoff_log)
            .where(handoff_log.c.at >= now - _LOOK_BACK)
            .where(handoff_log.c.action.in_([*_OF_ACTION, "doorgegeven_regio"]))
            .order_by(handoff_log.c.seq)
        )
        entries = [log_entry_of(row) for row in connection.execute(query)]
    told = 0
    for entry in entries:
        try:
            handoff = overview(engine, entry.handoff_id, now).handoff
        except AdvieschatError:
            continue  # erased meanwhile
        notice = notice_of(handoff, entry)
        # Whose conversation was erased is nobody to tell.
        if notice is None or handoff.conversation_id is None:
            continue
        if not _was_told(engine, handoff.id, notice, entry.at):
            _tell(engine, handoff, notice, entry.at, now)
            told += 1
    return told


def tell_waiting(
    engine: Engine, waiting: Iterable[Handoff], notice: Notice, now: datetime
) -> list[Handoff]:
    """Tell who waits something about this time in the queue, once; those told now."""
    fresh = [one for one in waiting if not _was_told(engine, one.id, notice, one.waiting_since)]
    for one in fresh:
        _tell(engine, one, notice, one.waiting_since, now)
    return fresh


def message_item(message: Message) -> dict[str, Any]:
    """A message as a visitor's page gets it: `text`, `buttons`, `custom` (docs/kanalen.md)."""
    custom: dict[str, Any] = {
        "wie": message.side,
        "nummer": message.number,
        "handoff": message.handoff_id,
    }
    item: dict[str, Any] = {"text": message.text, "custom": custom}
    if message.side == "bezoeker":
        custom["client_id"] = message.client_id
    notice = _by_text().get(message.text) if message.side == "systeem" else None
    if notice is not None:
        words = NOTICES[notice]
        item["text"] = words.text
        custom |= {"notice": notice, "bron": list(words.bron)}
        if words.buttons:
            item["buttons"] = [{"title": text, "payload": text} for text in words.buttons]
    return item


def as_uttered(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item in the form of Rasa's Socket.IO channel (`quick_replies`), with ours beside it."""
    out = {key: value for key, value in item.items() if key != "recipient_id"}
    if "buttons" in item:
        out["quick_replies"] = [{"content_type": "text", **button} for button in item["buttons"]]
    return out


@cache
def _by_text() -> dict[str, Notice]:
    """Which notice a kept text is; every kept text passed the redactor, whatever it makes of ours."""
    return {
        text: notice
        for notice, words in NOTICES.items()
        for text in (words.text, redact(words.text))
    }


def _tell(
    engine: Engine, handoff: Handoff, notice: Notice, occasion: datetime, now: datetime
) -> Message:
    text = NOTICES[notice].text
    return add_notice(engine, handoff.id, notice, text, occasion=occasion, now=now)


def _was_told(engine: Engine, handoff_id: str, notice: Notice, occasion: datetime) -> bool:
    """Looks without writing: this is asked every few seconds for everybody who waits."""
    query = (
        select(handoff_messages.c.seq)
        .where(handoff_messages.c.handoff_id == handoff_id)
        .where(handoff_messages.c.side == "systeem")
        .where(handoff_messages.c.client_id == notice_key(handoff_id, notice, occasion))
    )
    with reading(engine) as connection:
        return connection.execute(query).first() is not None
