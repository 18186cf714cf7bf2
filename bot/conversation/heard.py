"""What one message holds: what it tells, and what it asks beside that.

A message often answers and asks at once ("een 4, maar hoort hij dat van mij?"). Its clauses were
understood one by one (`bot.understanding`); here they are put together again as what is told, which
may answer the open question, and the questions that get an answer in the same turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.digressions import ALWAYS, DANGER
from bot.conversation.meant_words import hopes
from bot.conversation.message import Message, Part, entities_of
from bot.understanding.asked_often import WHY, topic_of
from bot.understanding.entities import find_all

# Kinds of questions that have an answer of their own, beside the topics of `vraag/…`.
BOT = "bot"
EXPLAIN = "uitleg"
DOUBT = "twijfel"
UNKNOWN = "onbekend"
# Before the name of an answer to what is asked often (`utter_antwoord_…`).
OFTEN = "antwoord_"
_MOST_QUESTIONS = 2
_SURE_TOPIC = 0.45
# What only a question mark or indirect words make a question must be understood as one too.
_SURE_MAYBE = 0.6
_SURE_WHOLE = 0.8
# Rules answer these by themselves when nothing is told beside them (data/stories).
_ANSWERED = frozenset(
    {
        "vraag",
        "vraag_bot",
        "vraag_uitleg",
        "klacht",
        "ongepast",
        "buiten_onderwerp",
        "bedankt",
    }
)
_ASIDE = _ANSWERED | ALWAYS | {"nlu_fallback", "twijfel_melden"}
# Somebody's story in the form of a question is no question to us.
_NOT_TO_US = (
    "rol_ geef_ beschrijf_zorgen acuut_gevaar suicidaal ongepast groet wil_advies bevestigen ontkennen "
    "bedankt klacht weet_niet andere_taal afscheid"
).split()
_WHAT_TO_DO = re.compile(
    r"\b(?:wat|hoe)\s+(?:kan|moet|zal|zou|kunnen|moeten)\s+(?:ik|we|wij)\b[^.?!]{0,40}\b(?:doen|aanpakken|helpen)\b",
    re.I,
)
_WHY_ASK = re.compile(
    r"\b(?:waarom|hoezo|waarvoor|wrm)\b[^.?!]{0,30}\b(?:weten|vraag\w*|nodig|zeggen|vertellen)\b"
    r"|\bwat\s+(?:doet|maakt|heeft)\s+(?:dat|het)\b[^.?!]{0,15}\b(?:toe|ertoe|uit|mee)\b"
    r"|\bmoet\s+ik\s+(?:dat|dit|alles|het)\b(?!.*\b(?:op|tegen|aan|bij|met)\b)[^.?!]{0,25}\b(?:zeggen|vertellen|weten|opnoemen|invullen)\b",
    re.I,
)
# "Must I tell it at school" asks about school, not why we ask.
_TO_OTHERS = re.compile(r"\b(?:school|juf|meester|mentor|leraar|lerares|docent)\b", re.I)
_WHAT_YOU_MEAN = re.compile(r"\b(?:bedoel\w*|begrijp\w*|snap\w*|uitleg\w*|betekent)\b", re.I)
_MUST_I = re.compile(r"\bmoet\s+ik\b[^.?!]{0,25}\bmeld(?:en|ing)\b", re.I)
_WITH_YOU = re.compile(r"\bmet\s+(?:jou|je)\s+(?:\w+\s+)?(?:praten|chatten|typen)\b", re.I)
# Answers that mean something to a professional only.
_FOR_PROFESSIONALS = frozenset(
    """meldcode afwegingskader kindcheck mantelzorgcheck beroepsgeheim informatieverzoek
    geen_toestemming informatie_uitwisselen vertrouwensarts""".split()
)
# Words that tell nothing beside a question.
_FILLER = re.compile(
    r"\b(?:ja+|nee+|ok|oke|oké|hoi|hallo|hey|hi|goede\w*(?: (?:dag|avond|morgen|middag))?|maar|en|dus|want|eh|uhm?|"
    r"nou|hm+|sorry|dank\s*je(?:\s*wel)?|bedankt|even|een vraag(?:je)?|ik heb (?:nog )?een vraag(?:je)?|"
    r"vraag(?:je)?|ik vroeg (?:net )?iets|wacht|o|oh|trouwens|hoor|wel|dan|nog|eerst|toch)\b",
    re.I,
)
_LEAD = re.compile(r"^\W*(?:ja+|jawel|ok|oke|oké)\W+(?:maar|alleen)\b", re.I)
_FROM_WHOLE = ("relatie", "sector", "meldcode_stap", "zorgen")


@dataclass(frozen=True)
class Heard:
    """What a message holds.

    Attributes:
        told: what of the message tells or answers; its text is "" when it only asks.
        questions: topics to answer in this turn: the part after "vraag/", or BOT, EXPLAIN, DOUBT,
            UNKNOWN. Empty when a rule answers the message as a whole.
        hesitates: whether a yes is taken back by the question after it ("ja maar …?").
    """

    told: Message
    questions: tuple[str, ...] = ()
    hesitates: bool = False

    @property
    def only_asks(self) -> bool:
        """Whether nothing is told beside the questions."""
        return bool(self.questions) and not self.told.text


def hear(message: Message, asked: str | None = None, rol: str | None = None) -> Heard:
    """Take `message` apart; `asked` is the open question, `rol` who is talking, None when unknown."""
    if message.intent in DANGER or message.is_button or message.way or not message.parts:
        return Heard(message)
    if asked == "verwachting" and len(message.parts) == 1:
        if message.intent == "vraag" and message.topic and hopes(message.text):
            # "Dat niemand het ontdekt, kan dat?" is the hope and a question.
            return Heard(replace(message, intent="beschrijf_zorgen", topic=""), (message.topic,))
        return Heard(message)
    asking = [part for part in message.parts if _asks(part, message, asked)]
    told = [part for part in message.parts if part not in asking and not part.is_wish]
    if not asking:
        return Heard(_told(message, told, asked, rol) if message.wish else message)
    topics = [_topic(part, message, rol) for part in asking]
    if len(asking) == 1 and message.topic and _as_a_whole(message, asking[0], topics[0]):
        # "Jullie vragen mij iets over een kind, mag ik dat vertellen?": what is told says what it is
        # about.
        topics = [message.topic]
    questions = tuple(dict.fromkeys(topic for topic in topics if topic))[-_MOST_QUESTIONS:]
    if not questions:
        return Heard(message)
    words = _FILLER.sub(" ", " ".join(_words(message, part) for part in told))
    if re.search(r"\w", words) or (told and _begins_with_answer(message)):
        hesitates = bool(_LEAD.match(message.text)) and len(told) == 1
        return Heard(_told(message, told, asked, rol), questions, hesitates)
    if len(questions) == 1 and _rule_answers(message, questions[0]):
        return Heard(message)
    return Heard(replace(message, text=""), questions)


def _words(message: Message, part: Part) -> str:
    return message.text[part.start : part.end]


def _begins_with_answer(message: Message) -> bool:
    return bool(re.match(r"^\W*(?:ja+|jawel|jazeker|nee+|neen)\b", message.text, re.I))


def _rule_answers(message: Message, topic: str) -> bool:
    if message.intent == "vraag":
        return topic in (message.topic, UNKNOWN) or topic.startswith(OFTEN)
    if message.intent == "vraag_uitleg":
        return topic in (EXPLAIN, UNKNOWN)
    return message.intent in _ANSWERED | ALWAYS


def _asks(part: Part, message: Message, asked: str | None) -> bool:
    if not part.asks or part.is_wish:
        return False
    label, confidence = part.best
    words = _words(message, part)
    if _WHY_ASK.search(words) or _WHAT_TO_DO.search(words):
        return part.asks == "ja"
    if label.startswith(tuple(_NOT_TO_US)) and confidence >= _SURE_TOPIC:
        return False
    if part.asks == "ja":
        return True
    if asked in ("verwachting", "wens"):
        return False  # "ik wil weten wat ik kan doen" is the hope itself
    about_us = label.startswith("vraag/") or label == "twijfel_melden"
    return about_us and confidence >= _SURE_MAYBE


def _as_a_whole(message: Message, part: Part, topic: str) -> bool:
    if topic in (BOT, EXPLAIN, DOUBT) or topic.startswith(OFTEN):
        return False
    if message.confidence >= _SURE_WHOLE:
        return True
    return message.confidence > (_SURE_MAYBE if topic == UNKNOWN else part.best[1])


def _topic(part: Part, message: Message, rol: str | None) -> str:
    """What the question is about: its answer's name, or UNKNOWN."""
    hidden = _FOR_PROFESSIONALS if rol not in (None, "professional") else frozenset()
    words = _words(message, part)
    often = topic_of(words)
    if often == WHY or (_WHY_ASK.search(words) and not (often and _TO_OTHERS.search(words))):
        return EXPLAIN
    if often and rol != "professional":
        return f"{OFTEN}{often}"
    if _MUST_I.search(words) and rol != "professional":
        return DOUBT
    if _WITH_YOU.search(words):
        return BOT
    for label, confidence in part.labels:
        kind, _, topic = label.partition("/")
        if confidence < _SURE_TOPIC:
            break
        if kind == "vraag" and topic not in hidden:
            return topic
        if label == "vraag_bot":
            return BOT
        if label == "vraag_uitleg" and _WHAT_YOU_MEAN.search(words):
            return EXPLAIN
        if label == "twijfel_melden" and "meld" in words.lower():
            return DOUBT
    return "zelf_doen" if _WHAT_TO_DO.search(words) else UNKNOWN


def _told(message: Message, parts: Sequence[Part], asked: str | None, rol: str | None) -> Message:
    """The told clauses as a message by themselves; the same danger, their own entities."""
    text = " ".join(_words(message, part).strip() for part in parts).strip()
    found = entities_of(
        {"entity": one.entity, "value": one.value, "additional_info": dict(one.info or {})}
        for one in find_all(text, asked=asked, rol=rol)
    )
    entities: dict[str, Sequence[Any]] = dict(found)
    for name in _FROM_WHOLE:
        if name != asked and name not in entities and message.entities.get(name):
            entities[name] = message.entities[name]
    intent, confidence = message.intent, message.confidence
    if intent in _ASIDE and parts:
        label, confidence = parts[0].told or parts[0].best
        intent = "vraag" if label.startswith("vraag/") else label or "nlu_fallback"
    return replace(
        message,
        text=text,
        intent=intent,
        confidence=confidence,
        topic="",
        entities=entities,
        parts=(),
    )
