"""Which messages interrupt a question: they are answered first, then the question comes back."""

from __future__ import annotations

import re

from bot.conversation.leaving import leaves
from bot.conversation.message import Message

DANGER = frozenset({"acuut_gevaar", "suicidaal"})
# These win over any answer: the wishes that end in a human, stopping and starting over.
ALWAYS = frozenset(
    {
        "wil_medewerker",
        "wil_terugbellen",
        "wil_melden",
        "opnieuw_beginnen",
        "toestemming_intrekken",
        "vervolgadvies",
        "afscheid",
        "andere_taal",
    }
)
# These are answered, unless the message also answers the question that was asked.
USUALLY = frozenset(
    {
        "vraag",
        "vraag_uitleg",
        "vraag_bot",
        "klacht",
        "ongepast",
        "buiten_onderwerp",
        "bedankt",
        "nlu_fallback",
    }
)
# After an open question these are more likely the answer, in words the pipeline does not know.
_TALK = frozenset({"nlu_fallback", "bedankt"})
# What cannot be used as an answer to these gets its own explanation ("that place I don't know").
OWN_EXPLANATION = frozenset({"regio", "veiligheidscijfer"})
# To these questions any sentence is an answer.
FREE_TEXT = frozenset({"relatie", "gezinssamenstelling", "zorgen", "verwachting"})
# "Whether I must report" asks for advice; it is not the wish to report (HP §3.3).
_DOUBTS_MELDING = re.compile(
    r"\b(?:of|wanneer)\s+(?:ik|we|wij|je|het|dit|dat)\b.{0,20}\b(?:moet\w*|hoef\w*|zou|zal|ga)\b"
    r".{0,20}\bmeld\w*",
    re.I,
)
# A wish in reply to an open question has its words, or is beyond doubt: "gewoon even praten" and
# "ik wil kind veilig" tell what somebody hopes for.
_WISH_WORDS = {
    "wil_melden": re.compile(r"\b(?:\w*meld\w*|aangifte|aangeven|doorgeven|report)\b", re.I),
    "wil_medewerker": re.compile(
        r"\b(?:medewerk\w*|mens\w*|perso+n\w*|iemand|doorverbin\w*|hulpverlener|collega|human|someone)\b",
        re.I,
    ),
    "wil_terugbellen": re.compile(r"\b\w*(?:bel|bell\w+|gebeld|belt)\b|\bcall\b", re.I),
}
_BEYOND_DOUBT = 0.95
# An earlier advies is opened when it is spoken of; "zoals ik al zei" is not.
_EARLIER = re.compile(
    r"dossier|\bnummer\b|\bcode\b|\beerder\w*|\bvorige?\b|\blaatst\b|\bweer\b|\bterug\w*|\bopnieuw\b",
    re.I,
)
# Below this a wish or a question in reply to an open question is more likely a story.
_SURE = 0.6


def interrupts(message: Message, asked: str | None, answered: bool) -> bool:
    """Whether `message` must be answered before the form goes on.

    Args:
        message: the message as understood.
        asked: the slot that was asked for, or None.
        answered: whether the message filled the slot that was asked for.
    """
    intent = message.intent
    # Who wants to go is let go, whatever that would answer.
    if intent in DANGER or message.way or (intent == "afscheid" and leaves(message.text)):
        return True
    if asked == "wens" and (
        intent in ("wil_melden", "wil_medewerker")
        or message.topic == "zelf_doen"
        or (intent == "vervolgadvies" and not _EARLIER.search(message.text))
    ):
        return False  # that is the answer
    if intent == "vervolgadvies" and asked and not message.is_button:
        # "Dit is de tweede keer in een week" tells; an earlier advies has its own words.
        return bool(_EARLIER.search(message.text)) and not answered
    if intent == "wil_melden" and not message.is_question and _DOUBTS_MELDING.search(message.text):
        return False
    if intent == "wil_melden" and asked == "meldcode_stap" and answered:
        return False  # "5, we gaan melden": the wish itself is asked at the end
    if intent in ALWAYS:
        if intent in ("andere_taal", "afscheid") and answered:
            return False
        words = _WISH_WORDS.get(intent)
        if asked in FREE_TEXT and words and not message.is_button:
            sure = bool(words.search(message.text)) and message.confidence >= _SURE
            return sure or message.confidence >= _BEYOND_DOUBT
        return message.is_button or asked not in FREE_TEXT or message.confidence >= _SURE
    if intent not in USUALLY or (intent == "nlu_fallback" and asked in OWN_EXPLANATION):
        return False
    if message.is_question and intent in ("vraag", "vraag_bot", "vraag_uitleg"):
        return True
    if asked in FREE_TEXT:
        if intent in ("vraag_bot", "vraag_uitleg") and message.confidence >= _BEYOND_DOUBT:
            return True
        return not answered and intent not in _TALK and message.confidence >= _SURE
    return not answered
