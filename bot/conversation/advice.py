"""What is said to whom: the names of the responses that make up each part of the conversation.

The order follows HP §3.2 (eerste contact), §4.2 (directbetrokkenen), §5.2.1 (omstanders),
§5.2.2 (professionals) and §6 (melding). The texts themselves stand in `data/responses/`.
"""

from __future__ import annotations

from bot.conversation.partners import adults_only
from bot.conversation.state import ConversationState
from bot.understanding.entities.relatie import relatie_groep

# Kinds of harm that can be a crime: then the compulsory frame and safety measures are told too
# (HP §3.2, §5.2.2).
STRAFBAAR = frozenset(
    {"lichamelijk", "seksueel", "partnergeweld", "eergerelateerd", "mensenhandel", "stalking"}
)
# At most this many kinds of harm are gone into: more is a wall of text.
MOST_KINDS = 3
_BESPREKEN = {
    "lichamelijk": "kind",
    "psychisch": "kind",
    "verwaarlozing": "kind",
    "seksueel": "seksueel",
    "partnergeweld": "partner",
    "ouderenmishandeling": "ouderen",
    "financieel": "ouderen",
    "eergerelateerd": "eergerelateerd",
    "stalking": "stalking",
    "mensenhandel": "mensenhandel",
    "onbekend": "onbekend",
}
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
# Where the bond and the worry together change the advice: (bond, kind of harm).
SAMEN = frozenset(
    {
        ("grootouder", "verwaarlozing"),
        ("familie", "verwaarlozing"),
        ("familie", "financieel"),
        ("familie", "ouderenmishandeling"),
        ("familie", "partnergeweld"),
        ("familie", "lichamelijk"),
        ("buren", "partnergeweld"),
        ("buren", "lichamelijk"),
        ("buren", "verwaarlozing"),
        ("buren", "ouderenmishandeling"),
        ("vriend", "partnergeweld"),
        ("vriend", "psychisch"),
        ("vriend", "verwaarlozing"),
        ("collega", "partnergeweld"),
    }
)
# Who undergoes it hears about these in words of their own (conditions in data/responses).
_WRITTEN_FOR = {
    "slachtoffer": frozenset(_BESPREKEN) - {"onbekend"},
    "minderjarige": frozenset(_BESPREKEN)
    - {"onbekend", "ouderenmishandeling", "financieel", "stalking"},
}
_GROOTOUDERS = frozenset({"oma", "opa", "grootouder"})


def rol_of(state: ConversationState) -> str:
    """The rol to speak to; somebody who did not say is spoken to as an omstander."""
    return state.rol or "omstander"


def explanation(state: ConversationState) -> tuple[str, ...]:
    """What Veilig Thuis can do and what each way means, before the choice (HP §3.2, §3.3)."""
    rol = rol_of(state)
    names = [f"utter_uitleg_werkwijze_{rol}", f"utter_uitleg_gevolgen_{rol}"]
    names.append(f"utter_uitleg_anonimiteit_{rol}")
    if rol == "professional":
        names += ["utter_uitleg_beroepsgeheim", "utter_uitleg_meldcode"]
    if rol in ("omstander", "professional"):
        if STRAFBAAR & set(state.zorgen):
            names.append("utter_uitleg_strafbaar")
        if rol == "omstander":  # a professional hears it with who is responsible
            names.append("utter_uitleg_ambtshalve")
    else:
        names.append(f"utter_uitleg_regie_{rol}")
    names.append(f"utter_afweging_{rol}")
    return tuple(names)


def advice(state: ConversationState) -> tuple[str, ...]:
    """The adviesgesprek for this person, fitted to relatie, zorgen, sector and meldcode step."""
    rol = rol_of(state)
    return _ADVICE[rol](state)


def closing(state: ConversationState) -> tuple[str, ...]:
    """The ending: the steps in short, who stays responsible, what is kept (HP §5.3, §5.5)."""
    rol = rol_of(state)
    after = (
        "utter_advies_gegevens_professional",
        "utter_advies_verantwoordelijk_professional",
    )
    return (
        *(after if rol == "professional" else ()),
        f"utter_samenvatting_{rol}",
        "utter_afsluiting_bewaren",
        f"utter_afsluiting_warm_{rol}",
    )


def melding(state: ConversationState) -> tuple[str, ...]:
    """What somebody who wants a melding must know (HP §3.2, §6.1–6.8)."""
    rol = rol_of(state)
    return (
        "utter_melding_niet_in_chat",
        f"utter_melding_vragen_{rol}",
        f"utter_melding_anonimiteit_{rol}",
        "utter_melding_daarna",
        "utter_melding_bellen_regio" if state.regio else "utter_melding_bellen",
    )


def _kinds(state: ConversationState) -> tuple[str, ...]:
    return (state.zorgen or ("onbekend",))[:MOST_KINDS]


def _bespreken(kind: str, state: ConversationState) -> str:
    """What the talk is about: never about the child where only adults were told of."""
    about = _BESPREKEN[kind]
    if about != "kind":
        return about
    if adults_only(state.zorgen, state.gezinssamenstelling):
        return "ouderen" if "partnergeweld" not in state.zorgen else "partner"
    return "partner" if state.relatie == "collega" else about


def _omstander(state: ConversationState) -> tuple[str, ...]:
    group = relatie_groep(state.relatie or "anders")
    if state.relatie == "collega":
        group = "collega"
    bonds = (["grootouder"] if state.relatie in _GROOTOUDERS else []) + [group]
    kinds = _kinds(state)
    adults = adults_only(state.zorgen, state.gezinssamenstelling)
    names = []
    for kind in kinds:
        # The nearest bond counts: a grandmother hears what fits a grandmother.
        fitting = [bond for bond in bonds if (bond, kind) in SAMEN]
        if adults and kind in ("lichamelijk", "verwaarlozing"):
            fitting = []  # these speak of a child
        names += [f"utter_advies_samen_{bond}_{kind}" for bond in fitting[:1]]
    if not names:
        names.append(f"utter_advies_relatie_{group if group != 'zelf' else 'anders'}")
    names += [f"utter_advies_bespreken_{_bespreken(kind, state)}" for kind in kinds]
    names += [f"utter_advies_aanpakken_{kind}" for kind in kinds]
    names += [
        "utter_advies_ondersteuning_omstander",
        "utter_advies_verantwoordelijk_omstander",
        "utter_advies_gegevens_omstander",
    ]
    return tuple(dict.fromkeys(names))


def _professional(state: ConversationState) -> tuple[str, ...]:
    names = [
        f"utter_advies_meldcode_stap_{state.meldcode_stap or 'onbekend'}",
        f"utter_advies_sector_{state.sector or 'anders'}",
        "utter_advies_bespreken_professional",
        "utter_advies_aanpakken_professional",
    ]
    kinds = [kind for kind in _kinds(state) if kind not in _FOR_NEIGHBOURS]
    names += [f"utter_advies_aanpakken_{kind}" for kind in kinds[:1]]
    names += ["utter_advies_lokaal", "utter_advies_ondersteuning_professional"]
    return tuple(names)


def _betrokkene(state: ConversationState) -> tuple[str, ...]:
    rol = rol_of(state)
    names = [
        f"utter_advies_gevolgen_{rol}",
        f"utter_advies_mechanismen_{rol}",
        f"utter_advies_doorbreken_{rol}",
        f"utter_advies_stappen_{rol}",
    ]
    if rol == "slachtoffer":
        # What fits this kind of harm comes right after the first steps.
        names += [f"utter_advies_aanpakken_{kind}" for kind in _own_kinds(state)]
        names.append("utter_advies_veilig_digitaal")
    names += [
        f"utter_advies_ondersteuning_{rol}",
        f"utter_advies_toestemming_{rol}",
        f"utter_advies_verantwoordelijk_{rol}",
        f"utter_advies_gegevens_{rol}",
    ]
    return tuple(names)


def _own_kinds(state: ConversationState) -> tuple[str, ...]:
    """The kinds of harm gone into with who undergoes them: the most particular one or two."""
    written = _WRITTEN_FOR[rol_of(state)]
    told = [kind for kind in state.zorgen if kind in written]
    particular = [kind for kind in told if kind not in ("lichamelijk", "psychisch")]
    return tuple((particular or told)[:2])


def _minderjarige(state: ConversationState) -> tuple[str, ...]:
    return (
        *(f"utter_advies_minderjarige_{part}" for part in range(1, 3)),
        *(f"utter_advies_aanpakken_{kind}" for kind in _own_kinds(state)[:1]),
        *(f"utter_advies_minderjarige_{part}" for part in range(3, 5)),
        "utter_advies_ondersteuning_minderjarige",
        "utter_advies_gegevens_minderjarige",
    )


_ADVICE = {
    "omstander": _omstander,
    "professional": _professional,
    "slachtoffer": _betrokkene,
    "pleger": _betrokkene,
    "minderjarige": _minderjarige,
}
