"""The closed lists of a handoff: what is not in them is never stored.

Labels are plain Dutch, for the desk.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["chat", "terugbelverzoek", "melding"]
Reason = Literal[
    "wens_medewerker",
    "wens_melding",
    "wens_terugbellen",
    "gevaar",
    "niet_begrepen",
    "stapt_uit",
    "meldcode",
]
Status = Literal["wachtend", "opgepakt", "afgerond", "verlopen", "ingetrokken"]
Side = Literal["bezoeker", "medewerker", "systeem"]
Moment = Literal["ochtend", "middag", "avond", "maakt_niet_uit"]
CloseReason = Literal[
    "gesprek_klaar",
    "melding_opgenomen",
    "teruggebeld",
    "niet_bereikt",
    "verwezen",
    "bezoeker_weg",
    "niet_voor_ons",
    "ongepast",
    "bezoeker_stopt",
]

# chat: talk now. melding: a medewerker helps to make one; it is never recorded from the chat
# (HP §3.2, appendix 1 "Chatfunctie"). terugbelverzoek: call me back.
KINDS: dict[Kind, str] = {
    "chat": "Chatgesprek",
    "melding": "Melding doen",
    "terugbelverzoek": "Terugbellen",
}
# Somebody sits waiting for these; a terugbelverzoek waits by itself.
LIVE_KINDS: tuple[Kind, ...] = ("chat", "melding")
REASONS: dict[Reason, str] = {
    "wens_medewerker": "wil met een medewerker praten",
    "wens_melding": "wil een melding doen",
    "wens_terugbellen": "wil teruggebeld worden",
    "gevaar": "er is gevaar",
    "niet_begrepen": "de chatbot begreep het twee keer niet",
    "stapt_uit": "wil niet verder met de chatbot",
    "meldcode": "professional, na de stappen van de meldcode",
}
STATUSES: dict[Status, str] = {
    "wachtend": "wacht",
    "opgepakt": "opgepakt",
    "afgerond": "afgerond",
    "verlopen": "verlopen: niet op tijd opgepakt",
    "ingetrokken": "ingetrokken door de bezoeker",
}
OPEN_STATUSES: tuple[Status, ...] = ("wachtend", "opgepakt")
SIDES: tuple[Side, ...] = ("bezoeker", "medewerker", "systeem")
MOMENTS: dict[Moment, str] = {
    "ochtend": "in de ochtend",
    "middag": "in de middag",
    "avond": "in de avond",
    "maakt_niet_uit": "maakt niet uit",
}
CLOSE_REASONS: dict[CloseReason, str] = {
    "gesprek_klaar": "Gesprek is klaar",
    "melding_opgenomen": "Gaat verder als melding, buiten deze chat",
    "teruggebeld": "Teruggebeld",
    "niet_bereikt": "Gebeld, maar niet bereikt",
    "verwezen": "Verwezen naar 112 of een andere organisatie",
    "bezoeker_weg": "Bezoeker reageert niet meer",
    "niet_voor_ons": "Vraag hoort niet bij Veilig Thuis",
    "ongepast": "Ongepast gebruik",
    "bezoeker_stopt": "Bezoeker heeft het gesprek gestopt",
}
# Set by the program when the visitor ends the talk; a medewerker cannot choose it.
VISITOR_CLOSE_REASON: CloseReason = "bezoeker_stopt"
WENSEN = ("advies", "melding", "medewerker")
