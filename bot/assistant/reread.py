"""Reads a message again in the light of what the conversation is doing, after the pipeline.

The pipeline knows a message by itself. Somebody who weighs and types "nee, want moeder wil niet"
answers the question that is open; "de weging doen" is the button "Help mij wegen". What means
danger is left as it is: this never lowers an alarm but for our own words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.choices import weighs
from bot.conversation.check_talk import UNCLEAR, Talk
from bot.conversation.digressions import DANGER
from bot.conversation.function_words import functie_of
from bot.conversation.guides import REST, WEIGH
from bot.conversation.item_words import Told, asked_item
from bot.conversation.message import Message, looks_like_question, message_from_parse_data
from bot.conversation.shortcuts import (
    Situation,
    asks_to_weigh_together,
    only_one_question,
    shortcut,
    wants_to_weigh,
    without_weighing,
)
from bot.conversation.state import state_from_slots
from bot.conversation.step_words import has_no_step, step_of, told_step
from bot.conversation.weigh_words import answer
from bot.danger import assess
from bot.understanding.danger_component import as_dict, context_of
from bot.understanding.entities import gezinssamenstelling

# While weighing these are what they say; anything else is an answer, or is asked again.
_LEAVES = frozenset(
    {"wil_medewerker", "wil_terugbellen", "toestemming_intrekken", "andere_taal", "wil_melden"}
)
_SURE = 0.6
# At "where do you stand?" these are mistaken readings of what was done already.
_MISTAKEN = frozenset(
    {"vervolgadvies", "klacht", "opnieuw_beginnen", "buiten_onderwerp", "ongepast", "nlu_fallback"}
)
_MEANT = re.compile(
    r"\b(?:opnieuw|overnieuw|her(?:start|begin)\w*|restart|reset|start over|van voren|terug naar"
    r"|dossier\w*|nummer|code|klacht\w*|klagen)\b",
    re.IGNORECASE,
)
# From who came for one question only, these ask for nothing.
_NO_NEWS = frozenset({"bedankt", "bevestigen", "ontkennen", "weet_niet"})
_EARLIER_TEXTS = 4
# "It is still so" is said of a suspicion; it says nothing about this moment.
_STILL = re.compile(
    r"\b(?:nog steeds|nog altijd|(?:blijf )?vermoed\w*|dat vermoeden)\b", re.IGNORECASE
)
_PLAIN = "wens"
_TALKED = re.compile(r"\b(?:gesproken|gepraat|besproken|gesprek\w*|overleg\w*)\b", re.IGNORECASE)
_HOW_TO_REPORT = re.compile(
    r"\bhoe\b.{0,12}\b(?:doe|maak|dien|zet|geef)\b.{0,20}\bmeld\w*|\b(?:hoe|waar)\b.{0,10}\bmeld (?:ik|je|we)\b"
    r"|\b(?:hoe|waar) ik\b.{0,12}\bmeld(?:en)?\b|\b(?:hoe|waar)\b.{0,6}\b(?:kan|moet|kun|kunnen) (?:ik|je|we|wij)\b.{0,15}\bmelden\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*")
# Kept beside a step: what else the same answer tells.
_BESIDE = ("gezinssamenstelling", "plaats")
_PART = re.compile(r"[.,;!\n]| en ")


def reread(data: dict[str, Any], tracker: DialogueStateTracker) -> dict[str, Any]:
    """The parse data of a message as it is meant here.

    Args:
        data: what the pipeline understood; not changed.
        tracker: the conversation before this message.
    """
    message = message_from_parse_data(data)
    slots = tracker.current_slot_values()
    if message.way or message.is_button or not message.text.strip():
        return data
    state = state_from_slots(slots)
    if state.rol not in (None, "professional"):
        return data
    rol = state.rol or ("professional" if message.first("sector") else None)
    talk = Talk.read(slots.get("meldcode_check") or (), state)
    begun = bool(slots.get("meldcode_check")) and talk.next() is not None
    asked = slots.get("requested_slot")
    waits = bool(asked or slots.get("vraag_uitgesteld"))
    weighing = begun and any(map(weighs, _newest(tracker)))
    if message.intent in DANGER:
        if weighing and (told := _told_in_weighing(data, message, talk, tracker)):
            return told
        return _own_words_only(data, message, tracker, Situation(rol, begun, waits))
    if answered := _at_question(data, message, tracker, asked):
        return answered
    if asked == "meldcode_stap":
        data = _only_told_steps(data, message)
    way = shortcut(message.text, Situation(rol, begun, waits))
    if weighing and way in (None, WEIGH):
        return _answered(data, message, talk, tracker, way)
    way = way or _about(message, tracker)
    if way is None and rol == "professional" and only_one_question(message.text):
        way = None if message.intent == "vraag" and message.confidence >= _SURE else REST
    weighed = bool(slots.get("meldcode_check")) and not begun and asked is None
    at_rest = slots.get("vraag_uitgesteld") == REST or (weighed and tracker.active_loop_name)
    if way is None and at_rest and message.intent in _NO_NEWS:
        way = REST
    if way is not None:
        return _as(data, "vraag", keep=True, kennis=way)
    unknown = asked == "meldcode_stap" and _knows_no_step(message)
    return _as(data, "weet_niet") if unknown else data


def _at_question(
    data: dict[str, Any], message: Message, tracker: DialogueStateTracker, asked: str | None
) -> dict[str, Any] | None:
    """The answer in own words to where somebody stands, or to what is wanted; None for no such one."""
    if asked == "wens" and _HOW_TO_REPORT.search(message.text):
        return _as(data, "wil_melden")
    step = None if asks_to_weigh_together(message.text) else step_of(message.text)
    if asked != "meldcode_stap" or step is None:
        return None
    if item := _about(message, tracker):  # "met moeder gepraat, wat nu?"
        return _as(data, "vraag", kennis=item, meldcode_stap=step)
    if message.intent != "vraag" or not looks_like_question(message.text):
        told = _as(data, "beschrijf_zorgen", meldcode_stap=step)
        return {**told, "entities": [*told["entities"], *_beside_step(data)]}
    return None


def _only_told_steps(data: dict[str, Any], message: Message) -> dict[str, Any]:
    """Without the numbers that the pipeline took for a step ("het gaat om 2 kinderen")."""
    found = [one for one in data.get("entities") or () if one["entity"] != "meldcode_stap"]
    if step := told_step(message.text) or step_of(message.text):
        found.append({"entity": "meldcode_stap", "value": step})
    known = {one["entity"] for one in found}
    # "Vader, moeder en 2 kinderen", told a question too soon, is not asked for again.
    found += [one for one in _beside_step(data) if one["entity"] not in known]
    return {**data, "entities": found}


def _knows_no_step(message: Message) -> bool:
    """Whether the step is not known, or the words are a mistaken reading of an answer to it."""
    if looks_like_question(message.text) or "?" in message.text:
        return False
    mistaken = message.intent in _MISTAKEN and not _MEANT.search(message.text)
    return mistaken or has_no_step(message.text)


def _own_words_only(
    data: dict[str, Any], message: Message, tracker: DialogueStateTracker, now: Situation
) -> dict[str, Any]:
    """An alarm stays, unless our own words raised it ("help mij wegen")."""
    if not wants_to_weigh(message.text) or shortcut(message.text, now) != WEIGH:
        return data
    rest = assess(without_weighing(message.text), context_of(tracker))
    if rest.spoed is not None:
        return data
    return {**_as(data, "vraag", kennis=WEIGH), "danger": as_dict(rest, None)}


def _told_in_weighing(
    data: dict[str, Any], message: Message, talk: Talk, tracker: DialogueStateTracker
) -> dict[str, Any] | None:
    """An answer to a question of the check is told; only danger of this moment is an alarm."""
    asked = talk.next()
    if asked is None or asked.item is None or message.intent != "acuut_gevaar":
        return None
    told = answer(message.text, asked.key, talk.check)
    if told is None:
        return None
    calm = replace(context_of(tracker), gevraagd=_PLAIN, vraag_tekst=None, acuut=False)
    rest = assess(_STILL.sub(" ", message.text), calm)
    if rest.spoed is not None:
        return None
    return {**_as(data, "vraag", kennis=f"{WEIGH}.{told}"), "danger": as_dict(rest, None)}


def _beside_step(data: dict[str, Any]) -> list[dict[str, Any]]:
    """What a professional tells beside where they stand: who live there, and where."""
    found = message_from_parse_data(data)
    told = {name: found.first(name) for name in _BESIDE}
    text = _TALKED.sub(" ", found.text)
    if not told["gezinssamenstelling"] and text == found.text:
        seen = gezinssamenstelling.find(found.text, True)
        if seen and "," in str(seen[0].value) and "kind" in str(seen[0].value):
            told["gezinssamenstelling"] = seen[0].value
    return [{"entity": name, "value": value} for name, value in told.items() if value]


def _answer_before_question(text: str, asked: str, talk: Talk) -> str | None:
    """The answer that stands before the question whether to report: that is what comes out."""
    parts = _SENTENCE.findall(text)
    asking = [one for one in parts if "?" in one]
    if not asking or not all(re.search(r"\bmeld", one, re.IGNORECASE) for one in asking):
        return None
    rest = "".join(one for one in parts if "?" not in one)
    # "…, hoef ik dan niet te melden?": the clauses before the last comma tell.
    rest += "".join(one.rpartition(",")[0] for one in asking)
    return answer(rest, asked, talk.check) if rest.strip() else None


def _answered(
    data: dict[str, Any],
    message: Message,
    talk: Talk,
    tracker: DialogueStateTracker,
    way: str | None,
) -> dict[str, Any]:
    """A message while a question of the check stands there."""
    asked = talk.next()
    if asked is None or (message.intent in _LEAVES and message.confidence >= _SURE):
        return data
    if wants_to_weigh(message.text):
        return _as(data, "vraag", kennis=WEIGH)
    if before := _answer_before_question(message.text, asked.key, talk):
        return _as(data, "vraag", kennis=f"{WEIGH}.{before}")
    if looks_like_question(message.text) and (item := _about(message, tracker)):
        return _as(data, "vraag", kennis=item)
    asks = message.intent in ("vraag", "vraag_bot") and message.confidence >= _SURE
    if asks and "?" in message.text:
        return data
    told = answer(message.text, asked.key, talk.check)
    if told == "gevaar.ja":
        return _as(data, "acuut_gevaar")
    if told is not None:
        return _as(data, "vraag", kennis=f"{WEIGH}.{told}")
    if message.intent == "afscheid" and message.confidence >= _SURE and way is None:
        return data
    if way == WEIGH or message.intent == "vraag_uitleg":
        return _as(data, "vraag", kennis=WEIGH)  # the question once more, with what explains it
    return data if asks else _as(data, "vraag", kennis=UNCLEAR)


def _about(message: Message, tracker: DialogueStateTracker) -> str | None:
    """The piece of knowledge that a professional asks for in own words."""
    slots = tracker.current_slot_values()
    earlier = [
        event.text
        for event in tracker.events
        if event.type_name == "user" and event.text and not event.text.startswith("/")
    ]
    sector = message.first("sector") or slots.get("sector")
    told = Told(
        text=message.text,
        earlier=" ".join(earlier[-_EARLIER_TEXTS:]),
        rol=slots.get("rol") or ("professional" if message.first("sector") else None),
        sector=str(sector) if sector else None,
        functie=functie_of(" ".join([*earlier, message.text]), str(sector)) if sector else None,
        guide=slots.get("gids"),
        asks=message.intent == "vraag" or any(map(looks_like_question, _PART.split(message.text))),
    )
    return asked_item(told)


def _as(
    data: dict[str, Any], intent: str, keep: bool = False, **entities: str | int
) -> dict[str, Any]:
    """The same message with another intent; `keep` leaves what else was found in it."""
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    kept = list(data.get("entities") or ()) if keep else []
    if str(entities.get("kennis", "")).startswith("ander_spoor"):
        # The colleague is whom it is about, not what the writer is to a family.
        kept = [one for one in kept if one["entity"] != "relatie"]
    meant = {"name": intent, "confidence": 1.0}
    return {**data, "intent": meant, "entities": [*kept, *found], "response_selector": {}}


def _newest(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """The buttons of the newest answer."""
    buttons: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        if event.type_name == "user":
            break
        if event.type_name == "bot":
            buttons += event.data.get("buttons") or []
    return buttons
