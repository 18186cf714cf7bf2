"""Where the child or the victim lives, as a Veilig Thuis region (woonplaatsbeginsel, HP §3).

Only the region is kept; the name of the place goes no further than this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation.message import Message
from bot.conversation.spoken import corrected
from bot.conversation.state import ConversationState
from bot.regio import Ambiguous, Known, resolve

if TYPE_CHECKING:
    from bot.conversation.answers import Filled

_WORD = re.compile(r"\w+")
_ORDINALS = {"1": 0, "eerste": 0, "2": 1, "tweede": 1, "3": 2, "derde": 2, "4": 3, "vierde": 3}
_STOPWORDS = frozenset({"in", "bij", "de", "het", "die", "uit", "ligt", "is", "en", "van", "dat"})


def read_regio(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> None:
    """Fill `regio` from a button, from a place that was named, or from the whole answer.

    Where a name exists twice, `regio_keuzes` gets the choices ("label|region id") and the
    problem is "regio_dubbel"; a name nobody knows gives "regio_onbekend".
    """
    told = message.first("regio")
    if told:
        filled.slots["regio"] = str(told)
        return
    if asked == "regio" and state.regio_choices:
        chosen = choose(state.regio_choices, message.text)
        if chosen:
            filled.slots.update(regio=chosen, regio_keuzes=[])
            return
    if asked != "regio" and state.regio is not None:
        return
    names = [str(value) for value in message.entities.get("plaats", ())]
    if asked == "regio":
        again = corrected(message.text)
        names = [*([again] if again else []), message.text, *names]
    for name in names:
        found = resolve(name)
        if isinstance(found, Known):
            filled.slots.update(regio=found.regio.id, regio_keuzes=[])
            filled.problem = ""
            return
        if isinstance(found, Ambiguous):
            told = tuple(f"{c.label}|{c.regio_id}" for c in found.choices)
            chosen = choose(told, message.text) if asked == "regio" else None
            if chosen:
                # "Hoorn in Noord-Holland" says itself which one it is.
                filled.slots.update(regio=chosen, regio_keuzes=[])
                filled.problem = ""
                return
            filled.slots["regio_keuzes"] = [f"{c.label}|{c.regio_id}" for c in found.choices]
            filled.problem = "regio_dubbel"
            return
    if asked == "regio" and message.text:
        filled.problem = "regio_onbekend"


def choose(choices: tuple[str, ...], text: str) -> str | None:
    """The region id of the choice that `text` points at, or None when it points at none or more."""
    words = [word.lower() for word in _WORD.findall(text)]
    labels = [choice.partition("|")[0].lower() for choice in choices]
    for word in words:
        if word in _ORDINALS and _ORDINALS[word] < len(choices) and len(words) <= 4:
            return choices[_ORDINALS[word]].partition("|")[2]
    tokens = [set(_WORD.findall(label)) for label in labels]
    shared = set.intersection(*tokens) if tokens else set()
    told = {word for word in words if word not in _STOPWORDS}
    fits = [len((own - shared) & told) for own in tokens]
    hits = [index for index, fit in enumerate(fits) if fit and fit == max(fits)]
    regions = {choices[index].partition("|")[2] for index in hits}
    return regions.pop() if len(regions) == 1 else None
