"""Whether a word that looks like a place is used as one.

Dutch villages are called Best, Echt, Huizen, Buren and Een. How much the words around must say
"this is a place" differs per name and stands in `data/gewone_woorden.csv`:

    cue    any small word of place before it: in, te, uit, bij, naar, rond …
    in     "in", or stronger
    eind   "in" and then no word that it could describe: "in best" but not "in best veel gevallen"
    woon   a capital after "in", or words that only go with places: woont in, gemeente, dorp …
    nooit  only as the whole answer to the question, or with its province behind it
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.regio.gazetteer import Niveau
from bot.regio.tokens import Token

_WEAK = frozenset(
    """in te uit bij vanuit naar rond rondom nabij vlakbij richting
    omgeving nabije ergens""".split()
)
_LIVE = frozenset(
    """woon woont wonen wonend wonende woonden woonde woonachtig gewoond woonplaats verhuisd
    verhuist verhuizen gevestigd opgegroeid opgroeien opgroeit""".split()
)
_KIND = frozenset(
    """gemeente dorp dorpje stad stadje plaats plaatsje regio streek woonplaats woonkern
    buurtschap provincie eiland""".split()
)
_OF = frozenset(
    """gemeente dorp stad plaats omgeving buurt kant regio inwoner inwoners wijk buitengebied
    platteland rand achterland buurtschap gehucht""".split()
)
# Words that can follow a place but not an adjective or a noun that stands before its own noun.
_AFTER_PLACE = frozenset(
    """en is was zijn waar die dat maar want heeft hebben heb zit zitten staat bij ik hij ze zij
    wij we mijn al sinds gaat wordt woont wonen woon wonend gebeurt speelt of dus nu hier met op
    net vlakbij naast tegen aan er ook gemeente provincie toch hoor geloof denk""".split()
)
# "Meneer Van Dongen", "familie Doorn": a surname, which the redactor takes care of.
_TITLES = frozenset(
    """meneer mevrouw mevr mw dhr heer familie fam juf meester dokter dr jan piet [naam]""".split()
)


def is_place(tokens: Sequence[Token], first: int, last: int, niveau: Niveau, text: str) -> bool:
    """Whether the words around tokens `first`..`last` (inclusive) say enough for this level."""
    if _is_surname(tokens, first):
        return False
    if niveau == "vrij":
        return True
    if niveau == "nooit":
        return False
    if niveau == "cue" and (weak_cue(tokens, first) or tokens[first].norm == "regio"):
        return True
    ends = _ends_phrase(tokens, last, text)
    strong = _strong_cue(tokens, first)
    before = tokens[first - 1].norm if first else ""
    inside = before == "in"
    if niveau in ("cue", "in"):
        return strong or inside
    capital = inside and tokens[first].capital and not text.isupper()
    if niveau == "eind":
        return (strong or inside) and (ends or capital)
    return (strong and ends) or capital


def weak_cue(tokens: Sequence[Token], first: int) -> bool:
    """Whether any word of place stands right before token `first`."""
    return first > 0 and (tokens[first - 1].norm in _WEAK or _strong_cue(tokens, first))


def _strong_cue(tokens: Sequence[Token], first: int) -> bool:
    before = [token.norm for token in tokens[max(0, first - 6) : first]]
    if not before:
        return False
    if before[-1] in _KIND or before[-1] in ("[postcode]", "[adres]"):
        return True
    if len(before) > 1 and before[-1] == "van" and before[-2] in _OF:
        return True
    if before[-1] in ("in", "te", "op", "naar") and any(word in _LIVE for word in before[:-1]):
        return True
    return before[-1] in ("woonplaats", "plaatsnaam")


def _ends_phrase(tokens: Sequence[Token], last: int, text: str) -> bool:
    if last + 1 == len(tokens):
        return True
    gap = text[tokens[last].end : tokens[last + 1].start]
    return bool(gap.strip(" -'’")) or "\n" in gap or tokens[last + 1].norm in _AFTER_PLACE


def _is_surname(tokens: Sequence[Token], first: int) -> bool:
    before = [token.norm for token in tokens[max(0, first - 3) : first]]
    while before and before[-1] in ("van", "de", "der", "den", "ter", "ten"):
        before.pop()
    return bool(before) and before[-1] in _TITLES


def of_speaker(tokens: Sequence[Token], first: int) -> bool:
    """Whether the writer says to live, work or come from the place at token `first`."""
    verb = None
    for index in range(first - 1, max(-1, first - 7), -1):
        word = tokens[index].norm
        if verb is None:
            if word in ("woon", "werk", "kom", "zit", "leef"):
                verb = index
            elif word in (
                "woont",
                "wonen",
                "zijn",
                "haar",
                "mijn",
                "hij",
                "ze",
                "zij",
                "hun",
                "maar",
            ):
                return False
        if word == "ik" and (verb is not None or index == first - 2):
            return True
    return verb is not None and verb + 1 < len(tokens) and tokens[verb + 1].norm == "ik"
