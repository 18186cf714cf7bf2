"""What somebody types beside the buttons of a guide: "volgende", "ja", "de termijnen".

Only a message that says nothing else counts: every word of it is a word of the button or a small
word. So danger can never be read as a choice: it is in words that no button has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_GUIDE = '/vraag{"kennis"'
_BACK = '/vraag{"kennis": "terug"}'
_MENU = '/vraag{"kennis": "menu"}'
_WEIGHING = '/vraag{"kennis": "weeg/'
_NEXT = re.compile(
    r"\W*(?:(?:en|ok|oké|oke|ja|graag|prima)\W+)*(?:volgende(?:\s+(?:stap|richtlijn|punt))?|verder|"
    r"(?:ga\s+)?(?:maar\s+)?(?:door|verder)(?:gaan)?|next|ja(?:\s+(?:graag|hoor|doe maar))?|doe maar|"
    r"ok|oké|oke|graag|prima)\W*",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\W*(?:nee+(?:\s+(?:dank je|bedankt|hoor|hoeft niet))?|terug|genoeg|klaar|stop maar|"
    r"(?:het is |is )?(?:zo )?(?:goed|duidelijk|genoeg) zo)\W*",
    re.IGNORECASE,
)
_NO = re.compile(r"\W*nee+(?:\s+(?:hoor|niet|gelukkig niet|nog niet))?\W*", re.IGNORECASE)
_YES = re.compile(r"\W*ja+(?:\s+(?:hoor|klopt|zeker|inderdaad|graag))?\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "de het een en of ik je jij mij me dat dit die wat hoe wie waar welke is zijn kan mag moet van "
    "voor over in op met bij naar aan als dan eens graag maar ook nog even vertel zeg geef laat "
    "zien lees uitleg punt nummer richtlijn stap vraag knop doe kies keuze om te er zo praat praten graag".split()
)
_MOST_WORDS = 7
# "Meer over …" below a short card (bot/conversation/more.py).
_MORE = '/vraag{"kennis": "meer/'


def chosen(
    text: str,
    newest: Sequence[dict[str, Any]],
    offered: Sequence[dict[str, Any]] = (),
    asks: bool = False,
) -> str | None:
    """The payload of the guide's button that a typed text means, or None.

    Args:
        text: the redacted message.
        newest: the buttons of the newest answer only.
        offered: all buttons of the conversation; somebody in a guide may name an older one.
        asks: whether the conversation asks something too: then "ja" and "nee" answer that.
    """
    buttons = [one for one in newest if of_guide(one)]
    if not buttons:
        return None
    if any(weighs(one) for one in newest):
        # A question of the check is open: yes and no answer it, also with "ja, er is gevaar".
        for sign, title in ((_YES, "ja"), (_NO, "nee")):
            hits = [one for one in newest if _first_word(one) == title]
            if sign.fullmatch(text) and hits:
                explained = [one for one in buttons if _first_word(one) == "uitleg"]
                # "Ja" to "acute or structural?" does not say which: then what each one is.
                return _only(hits) or (str(explained[0]["payload"]) if explained else None)
        if _YES.fullmatch(text) or _NO.fullmatch(text) or _NEXT.fullmatch(text):
            return None  # read in the light of the question that is open
    if asks:
        return _by_words(text, buttons)
    if _NEXT.fullmatch(text):
        for word in ("volgende", "1"):
            if following := _only([one for one in buttons if _first_word(one) == word]):
                return following
        return _only([one for one in buttons if one["payload"] == _MENU])
    if _STOP.fullmatch(text):
        return _only([one for one in buttons if one["payload"] == _BACK])
    found = _by_words(text, buttons)
    if found is None and any(one["payload"] == _BACK for one in buttons):
        told = [one for one in offered if of_guide(one) and not weighs(one)]
        found = _by_words(text, told)
    return found


def weighs(button: dict[str, Any]) -> bool:
    """Whether it answers a question of the check: only the newest question may be answered."""
    return str(button["payload"]).startswith(_WEIGHING)


def of_guide(button: dict[str, Any]) -> bool:
    """Whether a button is a step in a guide."""
    return str(button["payload"]).startswith(_GUIDE)


def _by_words(text: str, buttons: Sequence[dict[str, Any]]) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    telling = [word for word in words if word not in _SMALL]
    if not telling or len(words) > _MOST_WORDS:
        return None
    hits: list[tuple[int, dict[str, Any]]] = []
    for one in buttons:
        if str(one["payload"]).startswith(_MORE) and "meer" not in words:
            continue  # "advies" chooses advies; it does not ask for more about it
        title = {word.lower() for word in _WORD.findall(str(one["title"]))}
        if all(any(_same(word, other) for other in title) for word in telling):
            hits.append((len(title & set(words)), one))
    most = max((shared for shared, _ in hits), default=0)
    return _only([one for shared, one in hits if shared == most])


def _same(word: str, other: str) -> bool:
    """Equal, or the same word with another ending ("termijn", "termijnen")."""
    if min(len(word), len(other)) < 5:  # shorter words are too easily alike
        return word == other
    return word.startswith(other) or other.startswith(word)


def _first_word(button: dict[str, Any]) -> str:
    found = _WORD.search(str(button["title"]))
    return found.group().lower() if found else ""


def _only(buttons: Sequence[dict[str, Any]]) -> str | None:
    payloads = {str(one["payload"]) for one in buttons}
    return payloads.pop() if len(payloads) == 1 else None
