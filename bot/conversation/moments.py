"""When somebody wants to be called back: a part of the day, never a precise appointment.

A part of the day that is refused ("niet 's avonds, want dan is hij thuis") is never taken for the
wish: a call at that moment may be what puts somebody in danger.
"""

from __future__ import annotations

import re

from bot.conversation.message import Message

# The evening first: "vanavond na negenen" names an hour too. "Overdag" is the middle of the day.
_MOMENTS = (
    (
        "avond",
        re.compile(
            r"\b(?:\w*avond\w*|'?s nachts|na het eten|laat|1[89]|2[0-3]"
            r"|(?:na|vanaf) (?:6|7|zes\w*|zeven\w*))\b",
            re.I,
        ),
    ),
    (
        "ochtend",
        re.compile(
            r"\b(?:\w*ochtend\w*|morgens|de morgen|voor (?:12|twaal\w+)|vanmorgen|vroeg|voormiddag|0?[89]|1[01]"
            r"|(?:acht|negen|tien|elf)(?:en)?)\b",
            re.I,
        ),
    ),
    (
        "middag",
        re.compile(
            r"\b(?:\w*middag\w*|lunch\w*|overdag|1[2-7]|[1-5] uur|twaalf uur"
            r"|(?:na|om|rond|vanaf|tot) (?:[1-5]|een|één|(?:twee|drie|vier|vijf)(?:ën|en)?))\b",
            re.I,
        ),
    ),
    (
        "maakt_niet_uit",
        re.compile(
            r"\b(?:maakt (?:\w+ )?(?:niet|nie|niks|niets) uit|altijd|hele dag|wanneer (?:dan )?ook"
            r"|boeit niet|zo snel mogelijk|snel|nu|asap)\b",
            re.I,
        ),
    ),
)
_PARTS = ("ochtend", "middag", "avond")
# What follows a reason or names who is home says why, not when.
_NUMBER = re.compile(r"\+?\d(?:[\s().-]*\d){5,}")
_REASON = re.compile(
    r"\b(?:want|omdat|aangezien|zodat|anders|doordat|dan\s+(?:is|ben|zijn|heb|werk|slaa?p|zit|moet|kan|kom\w*|eten|ga))\b",
    re.I,
)
_PIECE = re.compile(
    r"[,;.!?\n]+|\b(?:maar|en|of)\b(?=[^,;.!?\n]*\b(?:niet|nie|wel|liever|graag|geen)\b)"
    r"|\b(?=(?:liefst|dan liever|nee+ (?:toch|wacht|liever|doe)|toch liever|doe maar)\b)",
    re.I,
)
_NOT = re.compile(r"\b(?:niet|nie|nooit|geen|behalve|zonder|uitgezonderd|not)\b", re.I)
_ALL_THE_SAME = re.compile(r"\bmaakt\b[^,;.!?]*\buit\b|\bboeit\b[^,;.!?]*\bniet\b", re.I)
# "Niet later dan elf", "niet voor tienen": a limit on the hour that is wanted.
_LIMIT = re.compile(r"\b(?:niet|nie|nooit|geen)\s+(?:eerder|later|voor|na|vroeger|te)\b", re.I)
# "Nee toch liever overdag" takes back what was asked for before it.
_TAKES_BACK = re.compile(
    r"\b(?:nee+|toch|eigenlijk|bedoel\w*|wacht|sorry|zei|dus|liever|bel\w*|verander\w*|wijzig\w*|in plaats)\b",
    re.I,
)
_TOO = re.compile(r"\bniet te (?:laat|vroeg)\b", re.I)
# Who else is at home or away says the same as a yes or a no: "'s avonds is hij thuis".
_OTHER = (
    r"(?:hij|ie|zij|ze|man|vrouw|vriend|vriendin|partner|ex|vader|moeder|papa|mama|ouders|kinderen)"
)
_AWAY = re.compile(
    rf"\b{_OTHER}\b[^,;.!?]*?\b(?:niet\s+thuis|er\s+niet|weg|van huis|werk\w*|aan het werk|naar school|slaap\w*|slapen)\b",
    re.I,
)
_HOME = re.compile(
    rf"\b{_OTHER}\b[^,;.!?]*?\b(?:thuis|bij|meeluister\w*|in de buurt)\b"
    r"|\b(?:lastig|onhandig|moeilijk|gevaarlijk|onveilig|slecht)\b|\bwerk\s+ik\b|\bik\s+werk\w*\b",
    re.I,
)


def moment_of(message: Message) -> str | None:
    """ochtend, middag, avond or maakt_niet_uit; None when the message names none.

    Where only refused parts of the day leave one over, that one; a refused one is never it.
    """
    wanted, refused = _wanted_and_refused(message.text)
    if wanted:
        return wanted
    left = [part for part in _PARTS if part not in refused]
    return left[0] if len(left) == 1 else None


def refused_moments(text: str) -> frozenset[str]:
    """The parts of the day that `text` says not to call in."""
    return _wanted_and_refused(text)[1]


def beside_number(text: str) -> str:
    """What an answer with a telephone number says of when to call, in our own words; "" for nothing.

    "06 12345678, maar niet 's avonds" gives "niet in de avond". Nothing of the text itself is in it.
    """
    rest = _NUMBER.sub(" ", text)
    wanted, refused = _wanted_and_refused(rest)
    told = [f"niet {_SPOKEN[part]}" for part in _PARTS if part in refused]
    if wanted:
        told.append(_SPOKEN.get(wanted, "maakt niet uit"))
    return ", ".join(told)


def safest_left(refused: frozenset[str]) -> str:
    """A part of the day outside `refused`; "maakt_niet_uit" when none was refused."""
    if not refused:
        return "maakt_niet_uit"
    return next((part for part in ("middag", "ochtend", "avond") if part not in refused), "middag")


def _wanted_and_refused(text: str) -> tuple[str | None, frozenset[str]]:
    wanted: str | None = None
    refused: set[str] = set()
    again = False
    for piece in _pieces(text):
        again = again or bool(_TAKES_BACK.search(piece))
        names = _named(piece)
        if not names:
            continue
        if _refuses(piece, names[0]):
            no, yes = _by_side(piece)
            refused = (refused | no) - yes
            wanted = next(iter(yes), None if wanted in refused else wanted)
        elif wanted in (None, "maakt_niet_uit") or again:
            wanted = names[0]
            refused.discard(wanted)
        again = False
    if wanted == "maakt_niet_uit":
        wanted = safest_left(frozenset(refused))
    return wanted, frozenset(refused)


def _refuses(piece: str, named: str) -> bool:
    if _ALL_THE_SAME.search(piece) or _AWAY.search(piece):
        return False
    if limit := _LIMIT.search(piece):
        return named == "avond" and limit.group().lower().endswith((" na", " later"))
    return bool(_NOT.search(piece) or _HOME.search(piece))


def _pieces(text: str) -> list[str]:
    """The pieces of `text` that say when; what gives a reason is left out."""
    pieces = []
    for sentence in re.split(r"[.;!?\n]+", text):
        for piece in _PIECE.split(sentence):
            reason = _REASON.search(piece)
            pieces.append(piece[: reason.start()] if reason else piece)
    return [piece for piece in pieces if piece.strip()]


def _by_side(piece: str) -> tuple[set[str], set[str]]:
    """What is refused and what is wanted in a piece with a no: "vanavond niet morgenmiddag wel"."""
    found = _NOT.search(piece)
    before, after = (piece[: found.start()], piece[found.end() :]) if found else (piece, "")
    first, last = _named(before), _named(after)
    if first and last and re.search(r"\b(?:wel|liever|graag)\b", after, re.I):
        return set(first), {last[0]}
    if first and last:
        return {last[0]}, {first[0]}  # "'s ochtends niet in de avond"
    return set(_named(piece)) & set(_PARTS), set()


def _named(text: str) -> list[str]:
    text = _TOO.sub(" ", text)
    return [name for name, sign in _MOMENTS if sign.search(text)]


_SPOKEN = {"ochtend": "in de ochtend", "middag": "in de middag", "avond": "in de avond"}


def spoken_moment(moment: str | None) -> str:
    """The part of the day as it is said back: "in de avond"."""
    return _SPOKEN.get(moment or "", "wanneer het een medewerker uitkomt")
