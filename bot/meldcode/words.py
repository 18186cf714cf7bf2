"""Words that go with the two decisions; everything else that is told stands in `data/kennis`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.meldcode.outcome import Decision, Outcome

_MELDEN: Mapping[Decision, str] = {
    "ja": "Ja, melden is de professionele norm",
    "nee": "Nee, nu niet",
    "overleg": "Nog niet te zeggen, vraag eerst advies",
}
_HULP: Mapping[Decision, str] = {
    "ja": "Ja, je kunt hulp bieden of regelen en volgen",
    "nee": "Hulp alleen is nu niet genoeg",
    "overleg": "Bespreek dit met Veilig Thuis",
}
# When there is no suspicion left, help was not asked for; "not enough" would be untrue.
_NOT_ASKED = "Niet aan de orde, er is geen vermoeden meer"
# Harm by staff is looked at by others than Veilig Thuis.
_OTHER_TRACK = "Volg het andere spoor"


def besluiten(outcome: Outcome) -> dict[str, str]:
    """The answers to the two decisions of step 5, by the id of the decision's item."""
    melden, hulp = _MELDEN[outcome.melden], _HULP[outcome.hulp]
    if outcome.code == "afsluiten":
        hulp = _NOT_ASKED
    if outcome.code == "ander_spoor":
        melden = hulp = _OTHER_TRACK
    return {"weging.besluit1": melden, "weging.besluit2": hulp}
