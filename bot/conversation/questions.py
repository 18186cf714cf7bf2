"""Which question comes next in the eerste contact, per rol (HP §3.2, §3.2.2)."""

from __future__ import annotations

from bot.conversation.state import ConversationState

# Safety first, then who is talking: everything after that depends on the rol.
_FIRST = ("acuut", "rol")
_PER_ROL: dict[str, tuple[str, ...]] = {
    "omstander": (
        "relatie",
        "gezinssamenstelling",
        "zorgen",
        "veiligheidscijfer",
        "verwachting",
        "regio",
        "wens",
    ),
    # A professional's sector and meldcode step come early: they decide what is worth telling.
    "professional": (
        "sector",
        "relatie",
        "meldcode_stap",
        "gezinssamenstelling",
        "zorgen",
        "veiligheidscijfer",
        "verwachting",
        "regio",
        "wens",
    ),
    # Who is in it is not asked for a relation to the family: it is the own family.
    "slachtoffer": (
        "zorgen",
        "gezinssamenstelling",
        "veiligheidscijfer",
        "verwachting",
        "regio",
        "wens",
    ),
    "pleger": (
        "zorgen",
        "gezinssamenstelling",
        "veiligheidscijfer",
        "verwachting",
        "regio",
        "wens",
    ),
    "minderjarige": (
        "zorgen",
        "gezinssamenstelling",
        "veiligheidscijfer",
        "verwachting",
        "regio",
        "wens",
    ),
}


def questions_for(rol: str | None) -> tuple[str, ...]:
    """All questions of the eerste contact for this rol, in the order they are asked.

    An unknown rol (the person would rather not say) gets the questions of an omstander: those
    ask least of somebody.
    """
    return _FIRST + _PER_ROL[rol or "omstander"]


def next_question(state: ConversationState) -> str | None:
    """The first question whose answer is not known yet, or None when all is known."""
    return next((slot for slot in questions_for(state.rol) if not state.knows(slot)), None)
