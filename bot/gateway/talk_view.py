"""What stands on the chat page without JavaScript, from the items of a conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.assistant.channel import Item

# The heading of the answers that close an adviesgesprek (data/responses/afsluiting.yml).
_CLOSING = frozenset({"Wat er wordt bewaard", "Je dossiernummer"})
_CALL_BACK = re.compile(r"terug\s*(?:ge|te)?\s*bel|bel mij terug", re.IGNORECASE)
_HANDED_OUT = re.compile(
    r"AV-\d{4}-\d{4}|\b[CDFGHJKMNPQRTVWXY34679]{4}(?:-[CDFGHJKMNPQRTVWXY34679]{4}){2}\b"
)
_LABEL_LINE = 60  # characters; a longer line with a number in it says more than the number
NAMES = {
    "bot": "Computerprogramma",
    "bezoeker": "Jij",
    "medewerker": "Medewerker (een mens)",
    "systeem": "Mededeling",
}
KINDS = {
    "NAAM": "een naam",
    "ADRES": "een adres",
    "POSTCODE": "een postcode",
    "TELEFOON": "een telefoonnummer",
    "EMAIL": "een e-mailadres",
    "BSN": "een burgerservicenummer",
    "GEBOORTEDATUM": "een geboortedatum",
    "IBAN": "een rekeningnummer",
    "KENTEKEN": "een kenteken",
    "SOCIALMEDIA": "een accountnaam",
    "ORGANISATIE": "een organisatie",
    "DOSSIERNUMMER": "een dossiernummer",
    "URL": "een webadres",
}


@dataclass(frozen=True)
class Bubble:
    """One message.

    Attributes:
        side: bot, bezoeker, medewerker or systeem.
        who: its name, for the reader.
        first: whether somebody else spoke before.
        text: plain text.
        kop: heading of a card, or "".
        spoed: whether it says to call 112 or 113 now.
        bron: where it stands.
        numbers: a new dossiernummer and code: they are shown large.
        new: whether it is the first message of the newest answer.
    """

    side: str
    who: str
    first: bool
    text: str
    kop: str = ""
    spoed: bool = False
    bron: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    new: bool = False


@dataclass(frozen=True)
class TalkView:
    """A conversation on a page.

    Attributes:
        bubbles: what was said.
        choices: title and payload of the buttons of the newest answer.
        scale: whether a number from 0 to 10 is asked.
        contact: whether own contact data are asked (HP §15.5).
        back: whether that is for a terugbelverzoek.
        left_out: kinds of personal data taken out of the newest message, in words.
        closing: whether the adviesgesprek has ended: then a smiley may be given.
    """

    bubbles: tuple[Bubble, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    scale: bool = False
    contact: bool = False
    back: bool = False
    left_out: tuple[str, ...] = ()
    closing: bool = False


def view(items: Sequence[Item]) -> TalkView:
    """The page's view of all items, oldest first."""
    latest: list[Item] = []
    for item in items:
        if _side(item) == "bezoeker":
            latest = []
        elif item.get("text"):
            latest.append(item)
    asked = next(
        (vraag for item in reversed(latest) if (vraag := _custom(item).get("vraag"))), None
    )
    # The question's own buttons first, then those of what was told above it (a guide).
    choices: dict[str, dict[str, Any]] = {
        str(one["payload"]): one for item in reversed(latest) for one in item.get("buttons") or ()
    }
    offered = " ".join(str(one["title"]) for one in choices.values())
    told = " ".join(str(item.get("text", "")) for item in latest)
    kinds = [kind for item in items[-6:] for kind in _custom(item).get("weggelaten") or ()]
    return TalkView(
        bubbles=tuple(_bubbles(items, latest[0] if latest else None)),
        choices=tuple((str(one["title"]), str(one["payload"])) for one in choices.values()),
        scale=any(_custom(item).get("schaal") for item in latest),
        contact=asked in ("toestemming", "naam", "telefoon"),
        back=bool(_CALL_BACK.search(f"{offered} {told}")) or "medewerker belt" in told,
        left_out=tuple(dict.fromkeys(KINDS.get(kind, kind.lower()) for kind in kinds)),
        closing=any(_custom(item).get("kop") in _CLOSING for item in items),
    )


def merge(kept: Sequence[Item], live: Sequence[Item]) -> list[Item]:
    """What is kept, with the newest answer as it was made: only that has what was filled in.

    Args:
        kept: everything from the beginning (`Entrance.missed`).
        live: the newest answer's items, with `nr` where they are kept.
    """
    fresh = {item["nr"]: item for item in live if "nr" in item}
    told = {
        (custom["handoff"], custom["nummer"])
        for item in kept
        if (custom := _custom(item)).get("handoff") and "nummer" in custom
    }
    merged = [fresh.get(item.get("nr", 0), item) for item in kept]
    loose = [
        item
        for item in live
        if "nr" not in item
        and (_custom(item).get("handoff"), _custom(item).get("nummer")) not in told
    ]
    return [*merged, *loose]


def _bubbles(items: Sequence[Item], first_new: Item | None) -> list[Bubble]:
    made: list[Bubble] = []
    for item in items:
        text = str(item.get("text") or "")
        if not text:
            continue
        side, custom = _side(item), _custom(item)
        numbers = tuple(_HANDED_OUT.findall(text)) if side == "bot" else ()
        bron = custom.get("bron") or ()
        made.append(
            Bubble(
                side=side,
                who=NAMES[side],
                first=not made or made[-1].side != side,
                text=_without_numbers(text) if numbers else text,
                kop=str(custom.get("kop") or ""),
                spoed=bool(custom.get("spoed")),
                bron=(bron,) if isinstance(bron, str) else tuple(bron),
                numbers=numbers,
                new=item is first_new,
            )
        )
    return made


def _without_numbers(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        line for line in lines if not _HANDED_OUT.search(line) or len(line) > _LABEL_LINE
    )


def _side(item: Item) -> str:
    side = str(_custom(item).get("wie") or "bot")
    return side if side in NAMES else "bot"


def _custom(item: Item) -> Mapping[str, Any]:
    return item.get("custom") or {}
