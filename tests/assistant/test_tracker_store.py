"""The second barrier: what a channel without our entrance hands to Rasa is not kept or published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AgentUttered,
    BotUttered,
    EntitiesAdded,
    Event,
    ReminderScheduled,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.barrier import clean, safe_event
from bot.assistant.own_words import LEFT_OUT, OWN_VALUES, OwnTexts
from bot.assistant.tracker_store import RedactingTrackerStore
from bot.registry.conversations import ConversationStore
from bot.registry.database import open_engine
from bot.registry.schema import upgrade
from bot.settings import PROJECT_ROOT, Settings

SECRETS = ("Tymoteusz", "Haverkamp", "0612345678", "926497297", "haverkamp@ziggo.nl", "9231XK")
STORY = (
    "mijn buurman Tymoteusz Haverkamp, bsn 926497297, slaat zijn kind. bel 0612345678 of mail "
    "haverkamp@ziggo.nl, postcode 9231XK"
)


@pytest.fixture(scope="session")
def domain() -> Domain:
    return Domain.load([str(PROJECT_ROOT / "domain.yml"), str(PROJECT_ROOT / "data")])


class Published(EventBroker):
    """A queue that remembers."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []

    def publish(self, event: dict[str, Any]) -> None:
        self.bodies.append(event)


@pytest.fixture
def broker() -> Published:
    return Published()


@pytest.fixture
def store(settings: Settings, domain: Domain, broker: Published) -> Iterator[RedactingTrackerStore]:
    upgrade(settings)
    engine = open_engine(settings)
    yield RedactingTrackerStore(domain, broker, ConversationStore(engine))
    engine.dispose()


def user(text: str = STORY) -> UserUttered:
    """As another channel and another pipeline might leave it."""
    parse = {
        "text": text,
        "intent": {"name": "beschrijf_zorgen", "confidence": 0.9, "heard": text},
        "entities": [
            {
                "entity": "plaats",
                "value": STORY,
                "start": 0,
                "end": 4,
                "text": text,
                "additional_info": {"said": text},
            },
            {"entity": "zorgen", "value": ["lichamelijk", text], "start": 0, "end": 1},
        ],
        "intent_ranking": [{"name": "beschrijf_zorgen", "confidence": 0.9, "because": text}],
        "response_selector": {
            "vraag": {
                "response": {
                    "intent_response_key": "vraag/privacy",
                    "confidence": 0.8,
                    "responses": [{"text": text}],
                },
                "ranking": [{"intent_response_key": text}],
            },
            "all_retrieval_intents": [text],
        },
        "text_tokens": [(0, 4)],
        "danger": {"spoed": None, "vlaggen": ["kind_alleen"], "tijd": "niet_nu", "words": text},
        "metadata": {"profile": text},
    }
    return UserUttered(
        text,
        {"name": "beschrijf_zorgen"},
        parse_data=parse,
        input_channel="whatsapp",
        message_id="wamid.Haverkamp",
        metadata={"from": "0612345678", "profile": {"name": "Tymoteusz Haverkamp"}},
    )


EVERYTHING: tuple[Event, ...] = (
    ActionExecuted("action_session_start", metadata={"user": STORY}),
    SessionStarted(metadata={"phone": "0612345678"}),
    SlotSet("session_started_metadata", {"name": "Tymoteusz Haverkamp", "tel": "0612345678"}),
    ActionExecuted("action_listen"),
    user(),
    EntitiesAdded([{"entity": "plaats", "value": STORY, "text": STORY}]),
    SlotSet("verwachting", STORY),
    SlotSet("zorgen", ["lichamelijk", STORY]),
    SlotSet("naam", {"Tymoteusz Haverkamp": ["0612345678"]}),
    ActionExecuted(action_name=None, action_text=STORY),
    BotUttered(STORY, {"custom": {"said": STORY}, "buttons": [{"title": STORY, "payload": STORY}]}),
    BotUttered("Hallo", {}, metadata={"template": STORY}),
    AgentUttered(STORY, {"note": STORY}),
    ActiveLoop("eerste_contact_form"),
    SlotSet("requested_slot", "regio"),
)


def tracker_of(*events: Event, domain: Domain, sender: str = "a" * 40) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(sender, list(events), domain.slots, domain=domain)


def assert_clean(text: str) -> None:
    for secret in SECRETS:
        assert secret.lower() not in text.lower()


async def test_nothing_planted_is_stored(
    store: RedactingTrackerStore, domain: Domain, settings: Settings
) -> None:
    tracker = tracker_of(*EVERYTHING, domain=domain)
    await store.save(tracker)
    row = store._store.read("a" * 40)
    assert row is not None and "[NAAM]" in row and "[BSN]" in row
    assert_clean(row)
    for file in Path(settings.data_dir).rglob("*"):
        if file.is_file():
            assert_clean(file.read_bytes().decode("utf-8", "replace"))


async def test_nothing_planted_is_published(
    store: RedactingTrackerStore, domain: Domain, broker: Published
) -> None:
    await store.save(tracker_of(*EVERYTHING, domain=domain))
    assert len(broker.bodies) >= len(EVERYTHING)
    assert_clean(json.dumps(broker.bodies, ensure_ascii=False))


async def test_nothing_planted_is_published_when_the_database_fails(
    store: RedactingTrackerStore, domain: Domain, broker: Published, settings: Settings
) -> None:
    # Rasa falls back on a store of its own then, which publishes by the same broker.
    safe = FailSafeTrackerStore(store)
    (settings.data_dir / "advieschat.db").write_bytes(b"no database" * 1000)
    await safe.save(tracker_of(*EVERYTHING, domain=domain))
    assert len(broker.bodies) >= len(EVERYTHING)
    assert_clean(json.dumps(broker.bodies, ensure_ascii=False))


async def test_only_new_events_are_published(
    store: RedactingTrackerStore, domain: Domain, broker: Published
) -> None:
    tracker = tracker_of(*EVERYTHING, domain=domain)
    await store.save(tracker)
    before = len(broker.bodies)
    await store.save(tracker)
    assert len(broker.bodies) == before
    tracker.update(SlotSet("requested_slot", "wens"))
    await store.save(tracker)
    assert len(broker.bodies) == before + 1
    assert broker.bodies[-1]["sender_id"] == "a" * 40


@pytest.mark.parametrize("event", EVERYTHING, ids=lambda event: event.type_name)
def test_each_event_by_itself(event: Event, domain: Domain) -> None:
    assert_clean(json.dumps(safe_event(event.as_dict(), OwnTexts(domain.responses))))


def test_a_kind_of_event_that_rasa_adds_later_is_redacted_too() -> None:
    later = {"event": "sounded", "timestamp": 1.0, "words": STORY, "by": {"who": [STORY]}}
    assert_clean(json.dumps(safe_event(later, OwnTexts({}))))


def test_a_reminder_carries_no_entity_text() -> None:
    from datetime import datetime, timezone

    reminder = ReminderScheduled(
        "EXTERNAL_reminder",
        datetime(2026, 1, 1, tzinfo=timezone.utc),
        entities=[{"entity": "plaats", "value": STORY}],
    )
    assert_clean(json.dumps(safe_event(reminder.as_dict(), OwnTexts({}))))


async def test_the_conversation_goes_on_after_a_round_trip(
    store: RedactingTrackerStore, domain: Domain
) -> None:
    before = tracker_of(
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        user("mijn buurman slaat zijn kind"),
        ActiveLoop("eerste_contact_form"),
        SlotSet("rol", "professional"),
        SlotSet("sector", "maatschappelijke_ondersteuning"),
        SlotSet("zorgen", ["lichamelijk", "verwaarlozing"]),
        SlotSet("vlaggen", ["kind_alleen", "komt_eraan"]),
        SlotSet("verwachting", "hulp_gezin"),
        SlotSet("onderwerpen", ["veilig_digitaal", "bespreken"]),
        SlotSet("veiligheidscijfer", 4.0),
        SlotSet("acuut", False),
        SlotSet("regio", "ijsselland"),
        SlotSet("regio_naam", "Veilig Thuis IJsselland"),
        SlotSet("requested_slot", "wens"),
        domain=domain,
    )
    await store.save(before)
    after = await store.retrieve("a" * 40)
    assert after is not None
    assert after.current_slot_values() == before.current_slot_values()
    assert after.active_loop_name == "eerste_contact_form"
    assert after.latest_message is not None
    assert after.latest_message.text == "mijn buurman slaat zijn kind"
    assert after.latest_message.intent["name"] == "beschrijf_zorgen"
    assert after.latest_message.parse_data["danger"]["vlaggen"] == ["kind_alleen"]
    assert len(after.events) == len(before.events)
    # Saved and read again it stays the same: nothing is worn away at every message.
    first = store._store.read("a" * 40)
    await store.save(after)
    assert store._store.read("a" * 40) == first


def test_our_own_values_are_never_taken_for_personal_data() -> None:
    for value in OWN_VALUES:
        assert clean(value) == value


def test_our_own_texts_stay_as_they_are(domain: Domain) -> None:
    own = OwnTexts(domain.responses)
    plain = [
        variation["text"].strip()
        for variations in domain.responses.values()
        for variation in variations
        if variation.get("text") and "{" not in variation["text"]
    ]
    assert len(plain) > 300
    for text in plain:
        said = BotUttered(text, {"custom": {"bron": ["HP §5.5"]}}).as_dict()
        assert safe_event(said, own)["text"] == text
        assert own.keepable(f"Ik zeg het nog een keer. {text}") is not None


async def test_own_contact_data_that_are_shown_are_not_kept(
    store: RedactingTrackerStore, domain: Domain
) -> None:
    # HP §15.5: on request the adviesvrager sees what is kept; the conversation does not keep it.
    lines = "- Naam: Sem de Wit\n- Telefoon: 06 12 34 56 78\n- Organisatie: De Bloem"
    shown = domain.responses["utter_dossier_open"][0]["text"].replace("{regels}", lines)
    await store.save(tracker_of(BotUttered(shown), domain=domain))
    row = store._store.read("a" * 40) or ""
    for word in ("Sem", "de Wit", "06 12", "De Bloem"):
        assert word not in row
    assert f"Dit is er bewaard:\\n{LEFT_OUT}" in row


def test_a_text_that_only_looks_like_a_template_hides_nothing(domain: Domain) -> None:
    own = OwnTexts(domain.responses)
    around = domain.responses["utter_melding_bellen_regio"][0]["text"].strip()
    said = around.replace("{regio_naam}", "meneer Haverkamp, 0612345678")
    assert_clean(json.dumps(safe_event(BotUttered(said).as_dict(), own)))
    # The region itself is ours and stays.
    said = around.replace("{regio_naam}", "Veilig Thuis IJsselland")
    assert safe_event(BotUttered(said).as_dict(), own)["text"] == said


async def test_rasas_own_commands_get_this_store(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, domain: Domain
) -> None:
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    monkeypatch.setenv("ADVIESCHAT_DATA_DIR", str(settings.data_dir))
    endpoints = AvailableEndpoints.read_endpoints(str(PROJECT_ROOT / "endpoints.yml"))
    store = TrackerStore.create(endpoints.tracker_store, domain)
    await store.save(tracker_of(*EVERYTHING, domain=domain, sender="rasa-shell"))
    for file in settings.data_dir.rglob("*"):
        if file.is_file():
            assert_clean(file.read_bytes().decode("utf-8", "replace"))
    assert await store.retrieve("rasa-shell") is not None
