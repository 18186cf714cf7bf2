"""A threat to take the children or the house is none with death, and no wish of one's own to die."""

from __future__ import annotations

import pytest

from bot.danger import assess


@pytest.mark.parametrize(
    ("text", "spoed"),
    [
        ("mijn ex zegt dat ik mijn dochter nooit meer zal zien als ik bij hem wegga", None),
        ("mijn vader wil dat ik er niet ben als zijn vriendin komt", None),
        ("hij eist dat ik er niet bij ben tijdens het bezoek", None),
        ("hij zegt dat ik de kinderen nooit meer zie en ik wil dood", "113"),
        ("als mijn ex mij de kinderen afpakt maak ik er een eind aan", "113"),
        ("ik wil dat ik er niet meer ben", "113"),
        ("hij zegt dat ik mijn zoon niet meer zie, hij is nu met hem weggereden", "112"),
        ("hij zegt dat ik mijn kinderen nooit meer levend zie", "112"),
    ],
)
def test_who_is_threatened_with_loss_does_not_wish_to_die(text: str, spoed: str | None) -> None:
    assert assess(text).spoed == spoed


@pytest.mark.parametrize(
    ("text", "deadly"),
    [
        ("ze dreigt dat hij zijn zoon niet meer mag zien", False),
        ("hij dreigt me uit huis te gooien", False),
        ("hij heeft gedreigd de kinderen weg te halen", False),
        ("hij dreigt dat ik de kinderen kwijtraak en dat hij me vermoordt", True),
        ("hij dreigt dat ik het niet overleef als ik wegga", True),
        ("hij dreigt ons iets aan te doen", True),
    ],
)
def test_threat_with_loss_is_no_threat_with_death(text: str, deadly: bool) -> None:
    assert ("doodsbedreiging" in assess(text).vlaggen) is deadly
