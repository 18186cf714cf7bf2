"""Places in running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.regio.choices import narrow, settle
from bot.regio.cues import is_place, of_speaker, weak_cue
from bot.regio.fuzzy import nearest
from bot.regio.gazetteer import ABBREVIATIONS, AREAS, Entry, Gazetteer, Key, Niveau, load_gazetteer
from bot.regio.model import PlaceMatch
from bot.regio.tokens import Token, key_of, tokenize

# What is longer is a paste or an attack; it may not keep others waiting.
_LONGEST = 10_000
# What people put around a place when it is all they say.
_FILLER = frozenset(
    """het is in uit te bij dat de regio gemeente stad dorp plaats wij ik we zij hij ze woon woont
    wonen woonde gezin kind kinderen slachtoffer familie ja nee eh ehm uh hm nou gewoon denk
    volgens mij geloof hier daar nederland om precies zijn dus ergens omgeving buurt van kom
    komen ons oke ok dorpje stadje plaatsje heet provincie hoor daarzo a b u en mijn moeder vader
    oma opa buren buurvrouw buurman ben er nu toch misschien sorry bedoel typefout""".split()
)
_LINKS = frozenset("in bij op te provincie gemeente regio vlakbij naast de het die onder".split())
_BESIDE = frozenset("buiten onder boven achter tegen naast".split())
# What people add to a place name that is no place of its own.
_PARTS = frozenset("noord zuid oost west centrum stad dorp".split())


@dataclass(frozen=True)
class Message:
    """What stays the same while one message is searched."""

    gazetteer: Gazetteer
    tokens: Sequence[Token]
    text: str
    asked: bool
    content: Sequence[int]


@dataclass(frozen=True)
class Span:
    """A name found at tokens first..last, with its meanings."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    corrected: bool = False

    @property
    def is_area(self) -> bool:
        """Whether it is a province, district or region rather than a place."""
        kinds = {entry.soort for entry in self.entries}
        return "provincie" in kinds or kinds <= AREAS


def find_places(text: str, asked: bool = False) -> tuple[PlaceMatch, ...]:
    """Every place in `text`, in order; names in more than one region come as Ambiguous.

    Args:
        text: what someone wrote, redacted or not; only the first 10,000 characters are read.
        asked: True when it answers "in which place?": then a bare "best" or "huizen" counts too,
            and a misspelled name needs no word of place before it.
    """
    gazetteer = load_gazetteer()
    tokens = tokenize(text[:_LONGEST])
    message = Message(gazetteer, tokens, text, asked, content_words(tokens))
    spans = _combine(gazetteer, tokens, _find_spans(message))
    matches = []
    for span in spans:
        start, end = tokens[span.first].start, tokens[span.last].end
        if end < len(text) and text[end] == ")" and "(" in text[start:end]:
            end += 1
        if start and text[start - 1] in "'’‘" and tokens[span.first].norm in ("s", "t"):
            start -= 1
        matches.append(
            PlaceMatch(
                start=start,
                end=end,
                text=text[start:end],
                resolution=settle(gazetteer, span.entries),
                of_speaker=of_speaker(tokens, span.first),
                corrected=span.corrected,
            )
        )
    return tuple(matches)


def content_words(tokens: Sequence[Token]) -> list[int]:
    """Positions of the words that are left when what goes around a bare place is taken away."""
    return [index for index, token in enumerate(tokens) if token.norm not in _FILLER]


def _find_spans(message: Message) -> list[Span]:
    """The names in a message, longest first at every place, before namesakes are told apart."""
    spans: list[Span] = []
    index = 0
    while index < len(message.tokens):
        span = _exact(message, index) or _misspelled(message, index)
        if span is None:
            index += 1
        else:
            spans.append(span)
            index = span.last + 1
    if not spans and message.asked and message.tokens:
        spans = _whole_answer(message.gazetteer, message.tokens)
    return spans


def _whole_answer(gazetteer: Gazetteer, tokens: Sequence[Token]) -> list[Span]:
    """A bare answer that is a filler word and a place: "buren", "de wijk", "gemeente buren"."""
    words = tuple(token.norm for token in tokens)
    for skip in range(min(4, len(words))):
        key = words[skip:]
        if key in gazetteer.index and all(word in _FILLER for word in words[:skip]):
            return [Span(skip, len(words) - 1, tuple(gazetteer.index[key]))]
    return []


def _exact(message: Message, index: int) -> Span | None:
    gazetteer, tokens, content = message.gazetteer, message.tokens, message.content
    for key in gazetteer.by_first.get(tokens[index].norm, ()):
        last = index + len(key) - 1
        if last >= len(tokens) or any(
            tokens[index + offset].norm != word for offset, word in enumerate(key)
        ):
            continue
        niveau = gazetteer.niveaus.get(key, "vrij")
        if not is_place(tokens, index, last, niveau, message.text):
            whole = message.asked and content and index <= content[0] and content[-1] <= last
            # "Ede" and "goes" as a whole message, but not "nop" or "020".
            alone = (
                niveau == "cue"
                and len(tokens) == len(key)
                and any(entry.is_namesake for entry in gazetteer.index[key])
            )
            # "Op een boerderij buiten Ommen"; beside the question it may be "buiten spelen".
            beside = message.asked and index > 0 and tokens[index - 1].norm in _BESIDE
            if not (whole or alone or beside or _qualified(gazetteer, tokens, last, key, niveau)):
                continue
        return Span(index, last, tuple(gazetteer.index[key]))
    return None


def _qualified(
    gazetteer: Gazetteer, tokens: Sequence[Token], last: int, key: Key, niveau: Niveau
) -> bool:
    """Whether what follows makes it a place: "de wijk, drenthe", "beek bij nijmegen"."""
    if niveau != "nooit" and last + 2 < len(tokens) and tokens[last + 1].norm in ("bij", "op"):
        near = gazetteer.index.get((tokens[last + 2].norm,), [])
        if near and narrow(gazetteer.index[key], near):
            return True
    for token in tokens[last + 1 : last + 3]:
        entries = gazetteer.index.get((token.norm,), [])
        if any(entry.soort == "provincie" for entry in entries):
            return True
        if token.norm in ABBREVIATIONS:
            return niveau != "nooit" and len(token.norm) > 1
        if token.norm not in ("in", "provincie"):
            return False
    return False


def _misspelled(message: Message, index: int) -> Span | None:
    gazetteer, tokens, content = message.gazetteer, message.tokens, message.content
    short = bool(content) and len(content) <= 2 and index == content[0]
    cue = weak_cue(tokens, index)
    if not (
        cue or (short and (message.asked or len(tokens) <= 2)) or (index == 0 and len(tokens) <= 5)
    ):
        return None
    whole_only = not cue and not short
    # Longer names first: "bergen op zom" before "bergen".
    for length in (5, 4, 3, 2, 1):
        last = index + length - 1
        if last >= len(tokens):
            continue
        if whole_only and (length < 3 or last + 1 != len(tokens)):
            continue
        word = "".join(token.norm for token in tokens[index : last + 1])
        if length > 1 and (tokens[index].norm not in gazetteer.by_first or len(word) < 6):
            continue
        # "In de keuken" is not De Kempen.
        if length > 1 and tokens[index].norm in ("de", "het", "t", "een") and not short:
            continue
        key = _spelling(gazetteer, word, length, message.asked and short)
        if key is not None:
            return Span(index, last, tuple(gazetteer.index[key]), corrected=True)
    return None


def _spelling(gazetteer: Gazetteer, word: str, length: int, lenient: bool) -> Key | None:
    joined = gazetteer.joined.get(word)
    if joined is not None:
        return joined if gazetteer.niveaus.get(joined, "vrij") == "vrij" else None
    key = nearest(gazetteer, word, lenient)
    if key is None or (length > 1 and len(key) != length):
        return None
    if not lenient and gazetteer.niveaus.get(key, "vrij") not in ("vrij", "cue"):
        return None
    return key


def _combine(gazetteer: Gazetteer, tokens: Sequence[Token], spans: list[Span]) -> list[Span]:
    """Let "laren in gelderland" and "beek bij nijmegen" be one place."""
    result: list[Span] = []
    for span in spans:
        current = _with_abbreviation(gazetteer, tokens, span)
        if result:
            previous = result[-1]
            gap = [token.norm for token in tokens[previous.last + 1 : current.first]]
            near = len(gap) <= 3 and all(word in _LINKS or word in _PARTS for word in gap)
            if near or current.is_area or previous.is_area:
                joined = _join(previous, current, near)
                if joined is not None:
                    result[-1] = joined
                    continue
        result.append(current)
    return result


def _join(first: Span, second: Span, near: bool) -> Span | None:
    """One span for two that speak of the same place, or None when they do not."""
    if first.is_area and not second.is_area:
        kept = narrow(second.entries, first.entries)
        return replace(second, entries=tuple(kept)) if kept else None
    kept = narrow(first.entries, second.entries)
    if not kept:
        return None
    if not second.is_area and not near:
        return None
    last = second.last if near else first.last
    if not second.is_area:
        several = len({regio for entry in first.entries for regio in entry.regios}) > 1
        if not several:
            return None  # two towns in one region stay two places
    return replace(first, last=last, entries=tuple(kept))


def _with_abbreviation(gazetteer: Gazetteer, tokens: Sequence[Token], span: Span) -> Span:
    """Narrow "rijswijk zh" and "Bergen (L)" by the abbreviation of a province behind it."""
    if span.last + 1 >= len(tokens):
        return span
    province = ABBREVIATIONS.get(tokens[span.last + 1].norm)
    if province is None:
        return span
    kept = narrow(span.entries, gazetteer.index[key_of(province)])
    return replace(span, last=span.last + 1, entries=tuple(kept)) if kept else span
