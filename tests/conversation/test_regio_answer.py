"""A place that corrects an earlier one, a choice by position, and places outside the Netherlands."""

from __future__ import annotations

import pytest

from bot.conversation.answers import read_answer
from bot.conversation.message import Message
from bot.conversation.regio_answer import choose, corrects_regio
from bot.conversation.state import ConversationState

IN_ZWOLLE = ConversationState(rol="omstander", acuut=False, regio="ijsselland")
HOORN = ("Hoorn (Noord-Holland)|noord-holland-noord", "Hoorn (Friesland)|friesland")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("o wacht nee, ze wonen in Leeuwarden", "Leeuwarden"),
        ("ik vergis me, het is Roermond", "Roermond"),
        ("niet in Arnhem maar in Apeldoorn", "Apeldoorn"),
        ("het is Breda, niet Tilburg", "Breda"),
        ("ze zijn pas verhuisd naar Zeist", "Zeist"),
        ("nee hoor, ik heb het in Utrecht gezien", None),
        ("haar zus woont in Den Haag", None),
        ("nee, ik woon zelf in Delft", None),
        ("sorry, dat wist ik niet", None),
    ],
)
def test_a_correction_names_the_right_place(text: str, place: str | None) -> None:
    found = corrects_regio(text)
    assert (found.text if found else None) == place


@pytest.mark.parametrize("asked", ["veiligheidscijfer", "wens", "zorgen", None])
def test_a_corrected_place_is_taken_at_any_question(asked: str | None) -> None:
    message = Message("sorry, dat klopt niet, ze wonen in Maastricht", "nlu_fallback")
    assert read_answer(message, asked, IN_ZWOLLE).slots["regio"] == "zuid-limburg"


def test_a_correction_that_is_ambiguous_is_asked_again() -> None:
    filled = read_answer(Message("nee wacht, het is in Hoorn", "geef_plaats"), "wens", IN_ZWOLLE)
    assert filled.slots["regio"] is None and filled.slots["regio_keuzes"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("de bovenste", "noord-holland-noord"),
        ("doe de eerste maar, vlakbij Enkhuizen", "noord-holland-noord"),
        ("die laatste", "friesland"),
        ("niet de eerste", "friesland"),
        ("the second", "friesland"),
        ("geen van beide", None),
    ],
)
def test_a_choice_by_position(text: str, region: str | None) -> None:
    assert choose(HOORN, text) == region


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Brugge", "regio"),
        ("net over de grens in Duitsland", "regio"),
        ("op Bonaire", "regio"),
        ("mijn kleindochter woont bij haar moeder in Frankrijk", None),
        ("we wonen op Aruba en hij drinkt", "zorgen"),
    ],
)
def test_outside_the_regions_is_no_misspelling(text: str, asked: str | None) -> None:
    state = ConversationState(rol="omstander", acuut=False)
    filled = read_answer(Message(text, "geef_plaats"), asked, state)
    assert filled.slots["buitenland"] is True and filled.problem == ""
    assert not filled.slots.get("regio")


@pytest.mark.parametrize(
    "text", ["ze sturen haar naar Turkije", "hij komt uit Syrië", "we gaan naar Spanje op vakantie"]
)
def test_where_somebody_is_sent_or_comes_from_is_not_where_they_live(text: str) -> None:
    state = ConversationState(rol="omstander", acuut=False)
    assert "buitenland" not in read_answer(Message(text, "beschrijf_zorgen"), "zorgen", state).slots


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("in het buitengebied van Barneveld", "gelderland-midden"),
        ("een boerderij net buiten Hardenberg", "ijsselland"),
    ],
)
def test_outside_a_town(text: str, region: str) -> None:
    state = ConversationState(rol="omstander", acuut=False)
    assert read_answer(Message(text, "geef_plaats"), "regio", state).slots["regio"] == region
