"""First name and phone number: what is taken, and what the errors say."""

from __future__ import annotations

import pytest

from bot.handoff.callback_input import read_telefoon, read_voornaam
from bot.registry.errors import ContactError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "+31612345678"),
        ("06-1234 5678", "+31612345678"),
        ("+31 6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("mijn nummer is 06 12 34 56 78, liefst na vijven", "+31612345678"),
        ("06 12345678 (06-12345678)", "+31612345678"),
        ("020-7940800", "+31207940800"),
        ("085 888 4321", "+31858884321"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_numbers_that_can_be_called(typed: str, kept: str) -> None:
    assert read_telefoon(typed) == kept


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "nog geen telefoonnummer"),
        ("bel me maar", "nog geen telefoonnummer"),
        ("naam@voorbeeld.nl", "nog geen telefoonnummer"),
        ("06123", "5 cijfers"),
        ("7", "1 cijfer."),
        ("061234567890", "12 cijfers"),
        ("0000000000", "Kijk het landnummer"),
        ("1234567890", "bestaat niet"),
        ("+31 6 123", "landnummer"),
        ("0800-2000", "cijfers|servicenummer"),
        ("0900-8844", "cijfers|servicenummer"),
        ("0800 0432123", "cijfers|servicenummer"),
        ("112", "3 cijfers"),
        ("06 12345678 of 06 87654321", "meer dan één nummer"),
    ],
)
def test_what_cannot_be_called_says_how_to_mend_it(typed: str, says: str) -> None:
    with pytest.raises(ContactError, match=says):
        read_telefoon(typed)


def test_no_error_repeats_the_number() -> None:
    for typed in ("0687654321987", "+31 6 876543", "0876543210 en 0687654321"):
        with pytest.raises(ContactError) as raised:
            read_telefoon(typed)
        assert "8765" not in str(raised.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Fatima", "Fatima"),
        ("ik heet Jan", "Jan"),
        ("Jan-Willem de Boer", "Jan-Willem"),
        ("mevrouw Els", "Els"),
        ("Dhr. Ahmed Yildiz", "Ahmed"),
        ("Zoë", "Zoë"),
    ],
)
def test_only_the_first_name_is_kept(typed: str, kept: str) -> None:
    assert read_voornaam(typed) == kept


@pytest.mark.parametrize("typed", ["", "mevrouw de Vries", "van Dijk", "meneer", "06 12345678"])
def test_no_first_name(typed: str) -> None:
    with pytest.raises(ContactError):
        read_voornaam(typed)
