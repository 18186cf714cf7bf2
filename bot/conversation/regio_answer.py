"""Where the child or the victim lives, as a Veilig Thuis region (woonplaatsbeginsel, HP §3).

Only the region is kept; the name of the place goes no further than this module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.conversation.message import Message
from bot.conversation.spoken import corrected
from bot.conversation.state import ConversationState
from bot.regio import (
    Ambiguous,
    Choice,
    Known,
    PlaceMatch,
    asks_for_help_abroad,
    best_match,
    find_places,
    lives_abroad,
    pick,
    resolve,
)

if TYPE_CHECKING:
    from bot.conversation.answers import Filled

# Said of a place, these take back what was said before.
_CORRECTS = re.compile(
    r"\bsorry\b|\bpardon\b|\bklopt\s+niet\b|\bniet\s+goed\b|\bvergis\w*|\bfout\b|\bverkeerd\w*|\bbedoel\w*"
    r"|\bnee+\W+wacht\b|\bcorrectie\b|\bverhuisd\b|\bactually\b|\bi\s+mean\b",
    re.I,
)
_MAY_CORRECT = re.compile(r"\bnee+\b|\bwacht\b|\bjuist\b|\btoch\b|\btrouwens\b|\beigenlijk\b", re.I)
_OWN_STORY = re.compile(r"\bik\b(?!\s+(?:bedoel|zei|zeg|zie)\b)", re.I)
_NOT_THERE = re.compile(
    r"(?:\b(?:niet|geen)\s+(?:meer\s+)?|\b(?:in plaats van|ipv)\s+)(?:(?:in|bij|te|uit|naar|om)\s+)?$",
    re.I,
)
# "Ze wonen in Groningen", and nothing else: who they are was told before.
_THEY_LIVE = re.compile(
    r"^\W*(?:nee+\W+|maar\W+|o+h?\W+|wacht\W+|sorry\W+|even\W+)*"
    r"(?:zij|ze|hij|het gezin|de kinderen|het kind|we|wij|dat is|het is)\s+(?:\w+\s+){0,2}?(?:wo+n\w*\s+)?(?:\w+\s+)?in\b",
    re.I,
)
_SHORT = 8


def read_regio(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> None:
    """Fill `regio` from a button, from a place that was named, or from the whole answer.

    Where a name exists twice, `regio_keuzes` gets the choices ("label|region id") and the
    problem is "regio_dubbel"; a name nobody knows gives "regio_onbekend"; a place outside the
    regions sets `buitenland`. A place that corrects an earlier one is taken at any moment.
    """
    told = message.first("regio")
    if told:
        _know(str(told), filled)
        return
    if asked == "regio" and state.regio_choices:
        chosen = choose(state.regio_choices, message.text)
        if chosen:
            _know(chosen, filled)
            return
    if _read_abroad(message, asked, state, filled):
        return
    if asked != "regio" and state.regio is not None:
        _read_correction(message, state, filled)
        return
    for name in _names(message, asked):
        found = resolve(name)
        if isinstance(found, Known):
            _know(found.regio.id, filled)
            return
        if isinstance(found, Ambiguous):
            _offer(found, message.text if asked == "regio" else "", filled)
            return
    if asked == "regio" and message.text:
        filled.problem = "regio_onbekend"


def corrects_regio(text: str) -> PlaceMatch | None:
    """The place that takes the place of an earlier one in `text`, or None when nothing is corrected."""
    found = [place for place in find_places(text) if not place.of_speaker]
    places = [place for place in found if not _NOT_THERE.search(text[: place.start])]
    cue = next(iter(_CORRECTS.finditer(text)), None)
    if not places:
        tail = text[cue.end() :] if cue else ""
        bare = find_places(tail, asked=True) if 0 < len(tail.split()) <= _SHORT // 2 else ()
        return next((place for place in bare if not place.corrected), None)
    if cue is not None:
        # "Enschede, niet Hengelo": what is right may come before what is wrong.
        return best_match([place for place in places if place.start >= cue.start()] or places)
    if len(places) < len(found) or (_MAY_CORRECT.search(text) and not _OWN_STORY.search(text)):
        return best_match(places)
    if _THEY_LIVE.match(text) and len(text.split()) <= _SHORT:
        return best_match(places)
    return None


def choose(choices: Sequence[str], text: str) -> str | None:
    """The region id of the choice that `text` points at, or None when it points at none or more."""
    offered = []
    for choice in choices:
        label, _, region = choice.partition("|")
        offered.append(Choice(label, region, None))
    found = pick(text, offered)
    return found.regio.id if isinstance(found, Known) else None


def _names(message: Message, asked: str | None) -> list[str]:
    names = [str(value) for value in message.entities.get("plaats", ())]
    right = None if message.is_button else corrects_regio(message.text)
    first = [right.text] if right else []
    if asked != "regio":
        return [*first, *names]
    again = corrected(message.text)
    return [*first, *([again] if again else []), message.text, *names]


def _read_abroad(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> bool:
    """Set `buitenland` when the family lives outside the regions, or help there is asked for."""
    if message.is_button or not message.text:
        return False
    lives = lives_abroad(message.text, asked == "regio")
    if not lives and not (state.buitenland and asks_for_help_abroad(message.text)):
        return False
    filled.slots["buitenland"] = True
    if lives:
        filled.slots.update(regio=None, regio_naam=None, regio_keuzes=[])
    if asked == "regio":
        filled.skipped = "regio"
        filled.problem = ""
    return True


def _read_correction(message: Message, state: ConversationState, filled: Filled) -> None:
    if message.is_button:
        return
    place = corrects_regio(message.text)
    if place is None:
        return
    if isinstance(place.resolution, Known):
        if place.resolution.regio.id != state.regio:
            _know(place.resolution.regio.id, filled)
        return
    if all(choice.regio_id != state.regio for choice in place.resolution.choices):
        _offer(place.resolution, message.text, filled)
        if "regio" not in filled.slots:
            # What was known is wrong now, and is asked again with the choices.
            filled.slots.update(regio=None, regio_naam=None)


def _offer(found: Ambiguous, text: str, filled: Filled) -> None:
    told = [f"{choice.label}|{choice.regio_id}" for choice in found.choices]
    chosen = choose(told, text) if text else None
    if chosen:
        # "Hoorn in Noord-Holland" says itself which one it is.
        _know(chosen, filled)
        return
    filled.slots["regio_keuzes"] = told
    filled.problem = "regio_dubbel"


def _know(region: str, filled: Filled) -> None:
    filled.slots.update(regio=region, regio_keuzes=[], buitenland=None)
    filled.problem = ""
