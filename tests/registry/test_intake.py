"""The intake beside the conversation, and consent: information, yes, data, revocation (HP §15.5)."""

from __future__ import annotations

import logging
import re

import pytest

from bot.registry.advies import AdviesContent
from bot.registry.codes import new_code
from bot.registry.consent import DOELEN, information
from bot.registry.contact import Contact, read_contact
from bot.registry.diversion import Onward, Refused
from bot.registry.encryption import Cipher
from bot.registry.errors import ConsentError, ContactError, WrongCodeError
from bot.registry.intake import Intake, Taken
from bot.registry.registry import Registry
from bot.registry.settings import Retention
from tests.registry.helpers import Clock, files_with, rows

CHAT = "a-pseudonym"
ADVIES = AdviesContent("advies", rol="omstander")


def consented(registry: Registry) -> Intake:
    registry.intake.inform(CHAT, "advies")
    registry.intake.give_consent(CHAT, "advies")
    return registry.intake


def test_the_whole_way_from_information_to_revocation(registry: Registry) -> None:
    intake = consented(registry)
    assert intake.take(CHAT, "naam", "ik heet Sanne Bakker") == Taken("[NAAM]")
    assert intake.take(CHAT, "telefoon", "bel 06 12345678") == Taken("[TELEFOON]")
    assert intake.take(CHAT, "organisatie", "OBS de Regenboog") == Taken("[ORGANISATIE]")
    number = registry.register_from(CHAT, ADVIES)
    shown = registry.intake.reveal(CHAT)
    assert shown is not None
    assert shown[0] == number
    assert registry.intake.reveal(CHAT) is None  # once

    advies = registry.open_advies(*shown)
    told = registry.what_is_kept(advies)
    assert "Naam: Sanne Bakker" in told
    assert "Telefoon: 06 12345678" in told
    assert "Organisatie: OBS de Regenboog" in told

    assert registry.revoke(*shown)
    assert rows(registry, "toestemmingen") == []
    assert "Jouw naam en contactgegevens: niet bewaard" in registry.what_is_kept(advies)
    assert not registry.revoke(*shown)  # nothing left, and no error
    assert registry.open_advies(*shown).rol == "omstander"  # the advies itself stays


def test_contact_data_are_encrypted_in_every_table(registry: Registry) -> None:
    intake = consented(registry)
    intake.take(CHAT, "naam", "Sanne Bakker")
    intake.take(CHAT, "telefoon", "sanne@voorbeeld.nl")
    held = str(rows(registry, "intakes"))
    registry.register_from(CHAT, ADVIES)
    kept = held + str(rows(registry, "toestemmingen")) + str(rows(registry, "intakes"))
    for token in ("Sanne", "Bakker", "sanne@voorbeeld.nl"):
        assert token not in kept


def test_without_consent_nothing_is_kept(registry: Registry) -> None:
    taken = registry.intake.take(CHAT, "naam", "Sanne Bakker")
    assert taken == Taken("[NAAM]", kept=False)
    registry.intake.inform(CHAT, "advies")  # information alone is no consent
    assert registry.intake.take(CHAT, "telefoon", "0612345678") == Taken("[TELEFOON]", kept=False)
    assert registry.intake.contact(CHAT, "advies") is None
    registry.register_from(CHAT, ADVIES)
    assert rows(registry, "toestemmingen") == []


def test_consent_needs_information_first(registry: Registry) -> None:
    with pytest.raises(ConsentError):
        registry.intake.give_consent(CHAT, "advies")
    registry.intake.inform(CHAT, "terugbellen")
    with pytest.raises(ConsentError):
        registry.intake.give_consent(CHAT, "advies")  # told for something else
    with pytest.raises(ConsentError):
        registry.intake.submit(CHAT, "Sanne Bakker", "0612345678")


def test_consent_for_a_call_back_is_not_consent_for_the_register(registry: Registry) -> None:
    registry.intake.inform(CHAT, "terugbellen")
    registry.intake.give_consent(CHAT, "terugbellen")
    registry.intake.submit(CHAT, "Sanne Bakker", "0612345678")
    assert registry.intake.contact(CHAT, "terugbellen") is not None
    assert registry.intake.contact(CHAT, "advies") is None
    registry.register_from(CHAT, ADVIES)
    assert rows(registry, "toestemmingen") == []


@pytest.mark.parametrize("doel", DOELEN)
def test_the_information_tells_what_why_how_long_and_how_to_revoke(doel: str) -> None:
    told = " ".join(information(doel, Retention()).lines)
    for part in ("Welke gegevens", "Waarom", "Hoe lang", "Intrekken kan altijd", "Het hoeft niet"):
        assert part in told
    shorter = information("advies", Retention(advies_days=90))
    assert "90 dagen" in " ".join(shorter.lines)
    assert shorter.version != information("advies", Retention()).version


def test_consent_after_the_advies_by_a_form(registry: Registry) -> None:
    number, code = registry.register_advies(ADVIES)
    advies = registry.open_advies(number, code)
    contact = read_contact("Sanne Bakker", "0612345678")
    with pytest.raises(ConsentError):
        registry.store_contact(advies, contact)
    with pytest.raises(ConsentError):  # an old text was shown
        registry.give_consent(advies, information("advies", Retention(advies_days=9)))
    assert rows(registry, "toestemmingen") == []
    registry.give_consent(advies, information("advies", registry.retention))
    registry.store_contact(advies, contact)
    assert "Naam: Sanne Bakker" in registry.what_is_kept(advies)


def test_a_form_with_a_mistake_keeps_nothing(registry: Registry) -> None:
    intake = consented(registry)
    with pytest.raises(ContactError, match="tien cijfers"):
        intake.submit(CHAT, "Sanne Bakker", "06123")
    assert "naam" not in intake.filled(CHAT)
    intake.submit(CHAT, "Sanne Bakker", "sanne@voorbeeld.nl", "  ")
    assert intake.contact(CHAT, "advies") == Contact("Sanne Bakker", email="sanne@voorbeeld.nl")


def test_refused_and_onward_change_nothing(registry: Registry) -> None:
    intake = consented(registry)
    before = intake.filled(CHAT)
    assert isinstance(intake.take(CHAT, "telefoon", "06123456"), Refused)
    assert intake.take(CHAT, "naam", "liever niet") == Onward()
    assert intake.filled(CHAT) == before


def test_a_new_number_replaces_the_address(registry: Registry) -> None:
    intake = consented(registry)
    intake.take(CHAT, "naam", "Sanne")
    intake.take(CHAT, "telefoon", "sanne@voorbeeld.nl")
    intake.take(CHAT, "telefoon", "0612345678")
    assert intake.contact(CHAT, "advies") == Contact("Sanne", telefoon="+31612345678")


def test_withdrawing_in_the_conversation_forgets_at_once(registry: Registry) -> None:
    intake = consented(registry)
    intake.take(CHAT, "naam", "Sanne Bakker")
    assert intake.withdraw(CHAT)
    assert intake.filled(CHAT) == frozenset()
    assert rows(registry, "intakes") == []
    assert not intake.withdraw(CHAT)


def test_it_goes_on_in_another_process(registry: Registry, clock: Clock) -> None:
    consented(registry).take(CHAT, "naam", "Sanne Bakker")
    other = Intake(registry.engine, registry.cipher, registry.retention, clock, lambda _text: False)
    other.take(CHAT, "telefoon", "0612345678")
    assert registry.intake.contact(CHAT, "advies") == Contact("Sanne Bakker", "+31612345678")


def test_it_is_gone_after_an_hour(registry: Registry, clock: Clock) -> None:
    consented(registry).take(CHAT, "naam", "Sanne Bakker")
    clock.forward(minutes=59)
    assert "naam" in registry.intake.filled(CHAT)
    clock.forward(minutes=2)
    assert registry.intake.filled(CHAT) == frozenset()


def test_conversations_do_not_mix(registry: Registry) -> None:
    consented(registry).take(CHAT, "naam", "Sanne Bakker")
    assert registry.intake.filled("another") == frozenset()
    assert registry.intake.contact("another", "advies") is None


def test_a_replaced_key_only_asks_again(registry: Registry, clock: Clock) -> None:
    from cryptography.fernet import Fernet

    consented(registry).take(CHAT, "naam", "Sanne Bakker")
    key = Fernet.generate_key().decode()
    other = Intake(
        registry.engine, Cipher([key], "test"), registry.retention, clock, lambda _text: False
    )
    assert other.filled(CHAT) == frozenset()
    other.inform(CHAT, "advies")
    assert other.filled(CHAT) == {"informed"}


def test_coming_back_with_number_and_code(registry: Registry, clock: Clock) -> None:
    number, code = registry.register_advies(ADVIES)
    intake = registry.intake
    assert registry.open_from(CHAT) is None
    assert intake.take(CHAT, "dossiernummer", f"het is {number}") == Taken("[DOSSIERNUMMER]")
    assert registry.open_from(CHAT) is None
    assert intake.take(CHAT, "code", new_code()) == Taken("[CODE]")
    with pytest.raises(WrongCodeError):
        registry.open_from(CHAT)
    assert registry.opened_by(CHAT) is None
    assert intake.take(CHAT, "code", code.lower()) == Taken("[CODE]")  # the number was kept
    advies = registry.open_from(CHAT)
    assert advies is not None
    assert advies.dossiernummer == number
    assert registry.opened_by(CHAT) == advies
    assert "code" not in intake.filled(CHAT)

    clock.forward(minutes=30)
    assert registry.register_from(CHAT, AdviesContent("vervolg_gewenst")) == number
    assert intake.reveal(CHAT) is None  # a vervolgadvies: no second code
    again = registry.opened_by(CHAT)
    assert again is not None
    assert (again.contacten, again.uitkomst) == (2, "vervolg_gewenst")

    registry.delete_opened(again)
    assert registry.opened_by(CHAT) is None


def test_both_at_once_and_unasked(registry: Registry) -> None:
    number, code = registry.register_advies(ADVIES)
    text = f"ik wil verder praten, {number}, code {code}"
    assert registry.intake.lift(CHAT, text) == (
        "ik wil verder praten, [DOSSIERNUMMER], code [CODE]"
    )
    opened = registry.open_from(CHAT)
    assert opened is not None
    assert opened.dossiernummer == number


def test_erasing_the_conversation_erases_what_was_filled_in(
    registry: Registry, clock: Clock
) -> None:
    consented(registry).take(CHAT, "naam", "Sanne Bakker")
    registry.conversations.write(CHAT, "[]", clock())
    assert registry.conversations.erase(CHAT)
    assert rows(registry, "intakes") == []
    assert rows(registry, "conversations") == []


def test_nothing_is_logged_or_left_in_files(
    sqlite_registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    intake = consented(sqlite_registry)
    intake.take(CHAT, "naam", "Quirijn Zonnevylle")
    intake.take(CHAT, "telefoon", "0612345678")
    sqlite_registry.register_from(CHAT, ADVIES)
    shown = intake.reveal(CHAT)
    assert shown is not None
    folder = sqlite_registry.engine.url.database.rsplit("/", 1)[0]
    tokens = ("Quirijn", "Zonnevylle", "612345678", shown[1], shown[1].replace("-", ""))
    assert files_with(__import__("pathlib").Path(folder), *tokens) == {}
    logged = caplog.text + str([record.__dict__ for record in caplog.records])
    assert not re.search("|".join(map(re.escape, tokens)), logged)


def test_contact_is_silent() -> None:
    assert "Sanne" not in repr(Contact("Sanne", telefoon="+31612345678"))
