"""The short cards a citizen hears: what fits this person most, in at most about 250 words a turn.

The order follows HP §4.2 (directbetrokkenen) and §5.2.1 (omstanders). Each card is a response of
`data/responses/kort_*.yml`; the long texts behind the cards stay to be heard (more.py).
"""

from __future__ import annotations

from bot.conversation.household import has_children, may_hold_baby, without_children
from bot.conversation.partners import adults_only
from bot.conversation.state import ConversationState
from bot.understanding.entities.relatie import relatie_groep

# Kinds of harm that can be a crime: then the compulsory frame and safety measures are told too
# (HP §3.2, §5.2.2).
STRAFBAAR = frozenset(
    {"lichamelijk", "seksueel", "partnergeweld", "eergerelateerd", "mensenhandel", "stalking"}
)
# At most this many kinds of harm are gone into at once: more is a wall of text.
MOST_KINDS = 2
# Where talking with the family or the partner can bring danger, that kind alone decides what is
# said about talking; whatever else was told, "talk with the parents" is never said beside it.
VETO = ("eergerelateerd", "mensenhandel", "seksueel", "stalking")
_TALK = {
    "lichamelijk": "kind",
    "psychisch": "kind",
    "verwaarlozing": "kind",
    "partnergeweld": "partner",
    "ouderenmishandeling": "ouderen",
    "financieel": "geld",
    "onbekend": "onbekend",
}
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
_ABOUT_CHILDREN = frozenset({"lichamelijk", "verwaarlozing"})
_GROOTOUDERS = frozenset({"oma", "opa", "grootouder"})
_OUDERS = frozenset({"moeder", "vader", "ouder", "ex-partner", "stiefouder", "pleegouder"})
_TO_ADULTS = frozenset({"partnergeweld", "ouderenmishandeling", "financieel", "eergerelateerd"})
_ELDERLY = frozenset({"ouderenmishandeling", "financieel"})
# Who undergoes it hears about these in words of their own (conditions in data/responses).
WRITTEN_FOR = {
    "slachtoffer": (frozenset(_TALK) | frozenset(VETO)) - {"onbekend"},
    "minderjarige": (frozenset(_TALK) | frozenset(VETO))
    - {"onbekend", "ouderenmishandeling", "financieel", "stalking"},
}


def veto(zorgen: tuple[str, ...]) -> str | None:
    """The kind of harm that forbids talking with those around, or None."""
    return next((kind for kind in VETO if kind in zorgen), None)


def about_adults(state: ConversationState) -> bool:
    """Whether what was told is done to adults: no child was told of, or none lives there.

    A grandmother is so to a grandchild: unless harm to adults was told, it is about that child.
    """
    if state.relatie in _GROOTOUDERS and not _TO_ADULTS & set(state.zorgen):
        return False
    return adults_only(state.zorgen, state.gezinssamenstelling) or without_children(
        state.gezinssamenstelling
    )


def is_parent(state: ConversationState) -> bool:
    """Whether the omstander is a parent of the child it is about (also when divorced)."""
    return (
        state.relatie in _OUDERS
        and not _TO_ADULTS & set(state.zorgen)
        and not without_children(state.gezinssamenstelling)
    )


def omstander(state: ConversationState) -> tuple[str, ...]:
    """What an omstander can do: the bond, talking about it, acting (HP §5.2.1)."""
    kinds = _kinds(state)
    first = veto(kinds)
    if first:
        return _careful(first, state)
    names = list(_bond(kinds, state))
    together = {name.rpartition("_")[2] for name in names if name.startswith("utter_advies_samen")}
    talk = dict.fromkeys(_talk(kind, state) for kind in kinds)
    if "partner" in talk:
        talk = {"partner": None}  # one of the parents is the one not to talk with
    # A card for bond and worry says part of this already.
    most = MOST_KINDS - len(together)
    names += [f"utter_kort_bespreken_{about}" for about in talk][:most]
    names += [_act(kind, state) for kind in kinds if kind not in together][:most]
    children = has_children(state.gezinssamenstelling)
    if (
        "partnergeweld" in kinds
        and children
        and "utter_kort_aanpakken_lichamelijk_kind" not in names
    ):
        names.append("utter_kort_kinderen_omstander")
    return tuple(dict.fromkeys(names))


def _careful(kind: str, state: ConversationState) -> tuple[str, ...]:
    """Where talking is dangerous: only what fits that kind of harm."""
    other = next((one for one in _kinds(state) if one != kind and one in ("partnergeweld",)), None)
    names = [f"utter_kort_bespreken_{kind}", _act(kind, state)]
    if other:
        names.append(_act(other, state))
    return tuple(names)


def _kinds(state: ConversationState) -> tuple[str, ...]:
    """The kinds of harm, the most particular first; "onbekend" only when nothing else was told."""
    told = tuple(kind for kind in state.zorgen if kind != "onbekend") or ("onbekend",)
    danger = [kind for kind in VETO if kind in told]
    return tuple(dict.fromkeys([*danger, *told]))


def _talk(kind: str, state: ConversationState) -> str:
    """What the talk is about: never about the child where only adults were told of."""
    about = _TALK[kind]
    if about != "kind":
        return about
    if about_adults(state):
        return "ouderen" if {"ouderenmishandeling"} & set(state.zorgen) else "partner"
    if is_parent(state):
        return "ouder"
    return "partner" if state.relatie == "collega" else about


def _act(kind: str, state: ConversationState) -> str:
    child = kind == "lichamelijk" and not about_adults(state) and not is_parent(state)
    return f"utter_kort_aanpakken_{kind}{'_kind' if child else ''}"


def _bond(kinds: tuple[str, ...], state: ConversationState) -> tuple[str, ...]:
    """One card that fits the bond: with the worry where there is one, else the bond alone."""
    if is_parent(state):
        return ("utter_kort_relatie_ouder",)
    group = relatie_groep(state.relatie or "anders")
    if state.relatie == "collega":
        group = "collega"
    # The nearest bond counts: a grandmother hears what fits a grandmother.
    bonds = (["grootouder"] if state.relatie in _GROOTOUDERS else []) + [group]
    for kind in kinds:
        if kind in _ABOUT_CHILDREN and about_adults(state):
            continue
        if "partnergeweld" in kinds and kind != "partnergeweld":
            continue  # these say to talk with the parents: one of them uses the violence
        for bond in bonds:
            if (bond, kind) in SAMEN:
                return (f"utter_advies_samen_{bond}_{kind}",)
    return (f"utter_kort_relatie_{group if group != 'zelf' else 'anders'}",)


def own_kinds(state: ConversationState, most: int = 2) -> tuple[str, ...]:
    """The kinds of harm gone into with who undergoes them: the most particular ones."""
    written = WRITTEN_FOR[state.rol or ""]
    told = [kind for kind in state.zorgen if kind in written]
    particular = [kind for kind in told if kind not in ("lichamelijk", "psychisch")]
    return tuple((particular or told)[:most])


def slachtoffer(state: ConversationState) -> tuple[str, ...]:
    """What fits this harm, first steps, what keeps it going, and the telephone (HP §4.2)."""
    kinds = own_kinds(state, 1)
    told = set(state.zorgen)
    elderly = bool(_ELDERLY & told) and "partnergeweld" not in told
    ex = "stalking" in told or state.relatie == "ex-partner"
    short = "kort" if "partnergeweld" in kinds else "advies"
    names = [f"utter_{short}_aanpakken_{kind}" for kind in kinds]
    names.append(f"utter_kort_stappen_{'oudere' if elderly else 'slachtoffer'}")
    names.append(f"utter_kort_mechanismen_{'ex' if ex else 'slachtoffer'}")
    if has_children(state.gezinssamenstelling):
        names.append("utter_kort_kinderen_slachtoffer")
    if not elderly:
        names.append("utter_kort_veilig_digitaal")
    return tuple(names)


def pleger(state: ConversationState) -> tuple[str, ...]:
    """Steps, what fits the household, and what keeps it going (HP §4.2)."""
    parent = has_children(state.gezinssamenstelling) and "partnergeweld" not in state.zorgen
    # Who fears to hurt a child is never sent out of the house, away from it.
    who = "ouder_pleger" if parent else "pleger"
    names = [f"utter_kort_stappen_{who}"]
    if may_hold_baby(state.gezinssamenstelling):
        names.append("utter_kort_baby_pleger")
    if "seksueel" in state.zorgen:
        names.append("utter_kort_stopitnow")
    names.append(f"utter_kort_mechanismen_{who}")
    if has_children(state.gezinssamenstelling):
        names.append("utter_kort_kinderen_pleger")
    return tuple(names)


def minderjarige(state: ConversationState) -> tuple[str, ...]:
    """A child's own short, warm cards (HP §3.2.1)."""
    return (
        "utter_kort_minderjarige_schuld",
        *(f"utter_advies_aanpakken_{kind}" for kind in own_kinds(state, 1)),
        "utter_kort_minderjarige_vertellen",
        "utter_kort_minderjarige_praten",
    )


def summary(state: ConversationState) -> str:
    """The steps in short; what was told decides, so it never contradicts the advice."""
    rol = state.rol or "omstander"
    told = set(state.zorgen)
    if rol == "slachtoffer":
        eer = "_eergerelateerd" if "eergerelateerd" in told else ""
        return f"utter_kort_samenvatting_slachtoffer{eer}"
    if rol != "omstander":
        return (
            "utter_samenvatting_minderjarige"
            if rol == "minderjarige"
            else ("utter_kort_samenvatting_pleger")
        )
    if "eergerelateerd" in told:
        return "utter_kort_samenvatting_eergerelateerd"
    if {"mensenhandel", "seksueel"} & told:
        return "utter_kort_samenvatting_voorzichtig"
    if {"partnergeweld", "stalking"} & told:
        return "utter_kort_samenvatting_partner"
    return "utter_kort_samenvatting_omstander"
