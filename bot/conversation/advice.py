"""What is said to whom: the names of the responses that make up each part of the conversation.

The order follows HP §3.2 (eerste contact), §4.2 (directbetrokkenen), §5.2.1 (omstanders),
§5.2.2 (professionals) and §6 (melding). The texts themselves stand in `data/responses/`.
"""

from __future__ import annotations

from bot.conversation import cards
from bot.conversation.cards import STRAFBAAR, about_adults
from bot.conversation.state import ConversationState

# At most this many kinds of harm are gone into with a professional: more is a wall of text.
MOST_KINDS = 3
# What these are answered with is written for who lives nearby ("go along to the GP"); a
# professional hears the step, the sector and the safety instead.
_FOR_NEIGHBOURS = frozenset(
    {
        "lichamelijk",
        "psychisch",
        "verwaarlozing",
        "partnergeweld",
        "ouderenmishandeling",
        "onbekend",
    }
)
# Told to a professional one by one on the way to the choice, so that it does not come all at once.
ON_THE_WAY = (
    "utter_uitleg_meldcode",
    "utter_uitleg_beroepsgeheim",
    "utter_uitleg_anonimiteit_professional",
)


def rol_of(state: ConversationState) -> str:
    """The rol to speak to; somebody who did not say is spoken to as an omstander."""
    return state.rol or "omstander"


def explanation(state: ConversationState) -> tuple[str, ...]:
    """What Veilig Thuis can do and what each way means, before the choice (HP §3.2, §3.3)."""
    rol = rol_of(state)
    if rol != "professional":
        names = [f"utter_kort_gevolgen_{rol}"]
        if rol == "omstander" and STRAFBAAR & set(state.zorgen):
            who = "volwassen" if about_adults(state) else "kind"
            names.append(f"utter_kort_strafbaar_{who}")
        return tuple(names)
    names = [f"utter_uitleg_werkwijze_{rol}", f"utter_uitleg_gevolgen_{rol}"]
    names += [f"utter_uitleg_anonimiteit_{rol}", "utter_uitleg_beroepsgeheim"]
    names.append("utter_uitleg_meldcode")
    if STRAFBAAR & set(state.zorgen):
        names.append("utter_uitleg_strafbaar")
    return (*names, f"utter_afweging_{rol}")


def advice(state: ConversationState) -> tuple[str, ...]:
    """The adviesgesprek for this person, fitted to relatie, zorgen, sector and meldcode step."""
    return _ADVICE[rol_of(state)](state)


def closing(state: ConversationState) -> tuple[str, ...]:
    """The ending: the steps in short, who stays responsible, what is kept (HP §5.3, §5.5)."""
    rol = rol_of(state)
    if rol == "professional":
        return (
            "utter_advies_gegevens_professional",
            "utter_advies_verantwoordelijk_professional",
            f"utter_samenvatting_{rol}",
            "utter_afsluiting_bewaren",
            f"utter_afsluiting_warm_{rol}",
        )
    return (cards.summary(state), *_ENDING[rol], "utter_kort_gegevens", f"utter_kort_warm_{rol}")


def melding(state: ConversationState) -> tuple[str, ...]:
    """What somebody who wants a melding must know (HP §3.2, §6.1–6.8)."""
    rol = rol_of(state)
    call = "melding_bellen_regio" if state.regio else "melding_bellen"
    if rol == "professional":
        return (
            "utter_melding_niet_in_chat",
            f"utter_melding_vragen_{rol}",
            f"utter_melding_anonimiteit_{rol}",
            "utter_melding_daarna",
            f"utter_{call}",
        )
    return (f"utter_kort_melding_{rol}", f"utter_kort_{call}")


def after_melding(state: ConversationState) -> tuple[str, ...]:
    """What happens after a melding, told once it is clear how somebody goes on (HP §6.1, §6.8)."""
    rol = rol_of(state)
    return () if rol == "professional" else (f"utter_kort_melding_daarna_{rol}",)


def _professional(state: ConversationState) -> tuple[str, ...]:
    names = [
        f"utter_advies_meldcode_stap_{state.meldcode_stap or 'onbekend'}",
        f"utter_advies_sector_{state.sector or 'anders'}",
        "utter_advies_bespreken_professional",
        "utter_advies_aanpakken_professional",
    ]
    kinds = [kind for kind in state.zorgen[:MOST_KINDS] if kind not in _FOR_NEIGHBOURS]
    names += [f"utter_advies_aanpakken_{kind}" for kind in kinds[:1]]
    names += ["utter_advies_lokaal", "utter_advies_ondersteuning_professional"]
    return tuple(names)


# What comes at the end by itself, between the steps and what is kept.
_ENDING = {
    "omstander": ("utter_kort_ondersteuning_omstander", "utter_kort_verantwoordelijk_omstander"),
    "slachtoffer": ("utter_kort_ondersteuning_slachtoffer", "utter_kort_toestemming_slachtoffer"),
    "pleger": ("utter_kort_ondersteuning_pleger", "utter_kort_toestemming_pleger"),
    "minderjarige": (),
}
_ADVICE = {
    "omstander": cards.omstander,
    "professional": _professional,
    "slachtoffer": cards.slachtoffer,
    "pleger": cards.pleger,
    "minderjarige": cards.minderjarige,
}
