"""What people say to a question that is open: a refusal, a hope, "I'll call myself", "how long?".

Only words are looked at; `as_meant` decides with the question that was asked.
"""

from __future__ import annotations

import re

_REFUSES = re.compile(
    r"\b(?:zeg|vertel|noem|geef|deel)\s+ik\s+(?:\w+\s+){0,3}?(?:niet|nie)\b(?!\s+dat\b)"
    r"|\bik\s+(?:zeg|vertel|noem|geef|deel)\s+(?:\w+\s+){0,4}?(?:niet|nie)\b(?!\s+dat\b)"
    r"|\b(?:wil|durf|ga)\s+(?:ik\s+)?(?:\w+\s+){0,3}?(?:niet|nie)\s+(?:\w+\s+)?(?:zeggen|vertellen|noemen|kwijt|delen|geven)\b(?!\s+dat\b)"
    r"|^\W*(?:(?:nee+|eh+m?|nou|hm+|sorry|dat|die)\W+)*(?:(?:heel|veel)\s+)?liever\s+(?:niet|nie)\b(?!\s+dat\b)"
    r"|\b(?:hou|houd)\s+ik\s+(?:\w+\s+)?voor\s+(?:me|mij|mezelf)\b"
    r"|\bgaat\s+(?:je|u|jullie|niemand)\s+(?:\w+\s+)?(?:niks|niets|niet)\s+aan\b",
    re.I,
)
_HOPES = re.compile(
    r"^\W*(?:(?:nou|eh+m?|tja|ja|gewoon|eigenlijk|vooral|het\s+liefst|alleen|maar)\W+)*"
    r"(?:dat|weten|ik\s+(?:wil|wou|zou|hoop)\b(?!\s+(?:\w+\s+){0,3}?(?:iemand|medewerker|mens|meld\w*|gebeld|stoppen))|hopelijk)\b",
    re.I,
)
_SELF = re.compile(
    r"\bik\s+(?:\w+\s+){0,3}?(?:bel|meld)\s+(?:\w+\s+){0,3}?zelf\b|\b(?:bel|meld)\s+ik\s+(?:\w+\s+){0,3}?zelf\b"
    r"|\bzelf\s+(?:\w+\s+){0,2}?(?:bellen|melden|opbellen)\b|\bliever\s+zelf\b",
    re.I,
)
_STANDS = re.compile(
    r"\bhoe\s?lang\b[^.?!]{0,30}\b(?:duur\w*|duren|wacht\w*|nog)\b|\bhoe\s?lang\s*(?:nog)?\W*$"
    r"|\b(?:wanneer|hoe\s+laat)\b[^.?!]{0,30}\b(?:bel\w*|gebeld|komt|medewerker|iemand|beurt|contact)\b"
    r"|\b(?:wacht|wachten)\b[^.?!]{0,30}\b(?:telefoon\w*|medewerker|iemand|op\s+jullie|belletje|bericht|gebeld)\b"
    r"|\b(?:geregeld|doorgegeven|aangevraagd|staat\s+(?:het|mijn\s+verzoek)|in\s+de\s+wacht|de\s+hoeveelste|mijn\s+plaats|wachtrij)\b"
    r"|\b(?:bellen|belt)\s+(?:jullie|ze|iemand|er)\b[^.?!]{0,20}\b(?:nog|wel|straks|echt)\b"
    r"|\b(?:komt|is)\s+er\s+(?:nog|al)\s+(?:iemand|een)\b",
    re.I,
)
_NEW_MOMENT = re.compile(
    r"\b(?:moment|tijdstip|toch|liever|verander\w*|wijzig\w*|verzet\w*|aanpas\w*|bel\w*|gebeld|niet)\b",
    re.I,
)
_MOST_WORDS = 18


def refuses(text: str) -> bool:
    """Whether an answer is refused ("die plaats zeg ik liever niet"), and nothing is asked."""
    return "?" not in text and bool(_REFUSES.search(text))


def hopes(text: str) -> bool:
    """Whether `text` has the form of a hope: "dat ze vrij is", "ik wil weten wat ik kan doen"."""
    return bool(_HOPES.match(text))


def calls_self(text: str) -> bool:
    """Whether the person will call or report without us ("nee, ik bel zelf wel")."""
    return bool(_SELF.search(text))


def asks_how_it_stands(text: str) -> bool:
    """Whether somebody who waits for a human asks about that ("hoe lang duurt het nog?")."""
    return len(text.split()) <= _MOST_WORDS and bool(_STANDS.search(text))


def changes_moment(text: str) -> bool:
    """Whether somebody who will be called back speaks of another moment."""
    return len(text.split()) <= _MOST_WORDS and bool(_NEW_MOMENT.search(text))
