"""Whether somebody told the professional about the violence on their own: disclosure.

It counts as a special form of acute danger (afwegingskadermeldcode.nl), so it is said at once.
"""

from __future__ import annotations

import re

# Told by the person concerned, to the professional ("een leerling vertelde me dat …").
_TOLD = re.compile(
    r"\b(?:vertel(?:t|de|den|len)|zei|zegt|zeiden|biechtte)\b[^.!?]{0,20}\b(?:mij|me|ons)\b"
    r"|\b(?:heeft|had|hebben)\b[^.!?]{0,25}\b(?:mij|me|ons)\b[^.!?]{0,25}"
    r"\b(?:verteld|gezegd|toevertrouwd|opgebiecht)\b"
    r"|\buit (?:zichzelf|haarzelf|hemzelf)\b[^.!?]{0,25}\b(?:vertel|zei|zegt|verteld)"
    r"|\b(?:vertel(?:t|de|den)|verteld)\b[^.!?]{0,25}\b(?:uit zichzelf|in vertrouwen)\b"
    r"|\b(?:nam|neemt|nemen|namen)\b[^.!?]{0,10}\b(?:mij|me|ons)\b[^.!?]{0,10}\bin vertrouwen\b",
    re.IGNORECASE,
)
# Who is not the person concerned: then it is something heard from another.
_ANOTHER = re.compile(
    r"\b(?:collega|juf|meester|leerkracht|docent|mentor|buur\w*|school|huisarts|arts|politie|"
    r"wijkteam|leidinggevende|ib'?er|opvang|veilig thuis|jullie|iemand anders)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)


def is_disclosure(text: str) -> bool:
    """Whether `text` says that the person concerned told it to the writer."""
    return any(not _ANOTHER.search(text[: match.start()]) for match in _TOLD.finditer(text))
