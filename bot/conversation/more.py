"""The long texts behind the short cards, offered as "Meer over …"; every one stays to be heard.

A button's payload is `/vraag{"kennis": "meer/<name>"}` (guides.py); `<name>` is a response without
"utter_". Only names offered here are said.
"""

from __future__ import annotations

from bot.conversation.cards import about_adults
from bot.conversation.guides import Button, payload
from bot.conversation.state import ConversationState

MORE = "meer"
# At most this many ways on below one answer.
MOST_BUTTONS = 5
_ABOUT_ROL = {
    "uitleg_werkwijze": "wat Veilig Thuis doet",
    "uitleg_gevolgen": "advies en melding",
    "uitleg_anonimiteit": "wie het hoort",
    "afweging": "kiezen",
}
_REGIE = "uitleg_regie"
_ADVICE_TITLES = {
    "advies_gevolgen": "wat geweld doet",
    "advies_mechanismen": "waarom het doorgaat",
    "advies_doorbreken": "hoe het kan veranderen",
    "advies_stappen": "stappen",
    "advies_ondersteuning": "steun van Veilig Thuis",
    "advies_toestemming": "jouw toestemming",
    "advies_verantwoordelijk": "wie verantwoordelijk is",
    "advies_gegevens": "wat er wordt bewaard",
}
_TALK = {
    "lichamelijk": "kind",
    "psychisch": "kind",
    "verwaarlozing": "kind",
    "financieel": "ouderen",
    "ouderenmishandeling": "ouderen",
    "partnergeweld": "partner",
}
_KINDS = {
    "lichamelijk": "lichamelijk geweld",
    "psychisch": "bang maken en kleineren",
    "seksueel": "seksueel geweld",
    "verwaarlozing": "verwaarlozing",
    "partnergeweld": "geweld tussen partners",
    "ouderenmishandeling": "zorgen om een oudere",
    "financieel": "misbruik van geld",
    "eergerelateerd": "geweld om de eer",
    "stalking": "stalking",
    "mensenhandel": "uitbuiting",
    "onbekend": "als je het niet zeker weet",
}


def _rol(state: ConversationState) -> str:
    return state.rol or "omstander"


def after_explanation(state: ConversationState) -> dict[str, str]:
    """What can be heard more of before the choice: response name -> words on the button."""
    rol = _rol(state)
    names = {f"{name}_{rol}": title for name, title in _ABOUT_ROL.items()}
    if rol == "omstander":
        names["uitleg_strafbaar"] = "verplichte hulp"
        names["uitleg_ambtshalve"] = "als Veilig Thuis zelf meldt"
    else:
        names[f"{_REGIE}_{rol}"] = "jouw regie"
    return names


def after_advice(state: ConversationState) -> dict[str, str]:
    """What can be heard more of after the advice, the kinds of harm that were told first."""
    rol = _rol(state)
    names = {}
    for kind in state.zorgen:
        names[f"advies_aanpakken_{kind}"] = _KINDS[kind]
    if rol == "omstander":
        for kind in state.zorgen:
            about = _TALK.get(kind, kind)
            if about == "kind" and about_adults(state):
                about = "partner"
            names[f"advies_bespreken_{about}"] = "hoe je erover praat"
        parts: tuple[str, ...] = (
            "advies_ondersteuning",
            "advies_verantwoordelijk",
            "advies_gegevens",
        )
    elif rol == "minderjarige":
        return names | {
            "advies_minderjarige_2": "aan wie je het vertelt",
            "advies_minderjarige_4": "zelf bellen",
            "advies_gegevens_minderjarige": "wat er wordt bewaard",
        }
    else:
        parts = tuple(_ADVICE_TITLES)
        if rol == "slachtoffer":
            names["advies_veilig_digitaal"] = "je telefoon"
        else:
            names = {}
    return names | {f"{part}_{rol}": _ADVICE_TITLES[part] for part in parts}


def after_melding(state: ConversationState) -> dict[str, str]:
    """What can be heard more of about a melding."""
    rol = _rol(state)
    return {
        f"melding_vragen_{rol}": "wat de medewerker vraagt",
        f"melding_anonimiteit_{rol}": "jouw naam bij een melding",
        "melding_daarna": "wat er daarna gebeurt",
    }


def buttons(names: dict[str, str], state: ConversationState) -> list[Button]:
    """One button for each long text, at most `MOST_BUTTONS`; a professional hears all at once."""
    if state.rol == "professional":
        return []
    # Where talking is dangerous, nothing is offered that says to talk with those around.
    titles: dict[str, str] = {}
    for name, title in names.items():
        titles.setdefault(title, name)
    return [
        {"title": f"Meer over {title}", "payload": payload(f"{MORE}.{name}")}
        for title, name in list(titles.items())[:MOST_BUTTONS]
    ]


def response_of(way: str, state: ConversationState) -> str | None:
    """The response behind a way, or None when this person was never offered it."""
    name = way.removeprefix(f"{MORE}.")
    offered = after_explanation(state) | after_advice(state) | after_melding(state)
    return f"utter_{name}" if name in offered else None
