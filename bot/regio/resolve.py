"""From the name of a place to its Veilig Thuis region (woonplaatsbeginsel, HP §3)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.regio.choices import settle
from bot.regio.finder import content_words, find_places
from bot.regio.fuzzy import look_alikes
from bot.regio.gazetteer import ABBREVIATIONS, Gazetteer, load_gazetteer
from bot.regio.model import Ambiguous, Choice, Known, PlaceMatch, Regio, Resolution, Unknown
from bot.regio.tokens import tokenize

_ORDINALS = {
    "1": 0, "een": 0, "eerste": 0, "1e": 0, "2": 1, "twee": 1, "tweede": 1, "2e": 1,
    "3": 2, "drie": 2, "derde": 2, "3e": 2, "4": 3, "vier": 3, "vierde": 3, "4e": 3,
    "allereerste": 0, "bovenste": 0, "linker": 0, "linkse": 0, "first": 0, "second": 1, "third": 2,
    "laatste": -1, "onderste": -1, "rechter": -1, "rechtse": -1, "last": -1,
}  # fmt: skip
# "Een" and "1" are words of other answers too: they point only when they say nothing else.
_WEAK_ORDINALS = frozenset("1 2 3 4 een twee drie vier".split())
_MOST_ORDINAL_WORDS = 7

_NO_ANSWER = frozenset("weet idee niet geen liever zeg nee waarom hoezo wat".split())


def regio(id: str) -> Regio:
    """The region with this id.

    Raises:
        KeyError: when there is no such region; the message names the known ids.
    """
    regions = load_gazetteer().regios
    if id not in regions:
        raise KeyError(f"There is no region {id!r}. Use one of: {', '.join(sorted(regions))}.")
    return regions[id]


def regios() -> tuple[Regio, ...]:
    """All 25 regions, by name."""
    return tuple(sorted(load_gazetteer().regios.values(), key=lambda item: item.naam))


def resolve(name: str, choices: Sequence[Choice] = ()) -> Resolution:
    """The region of a place that someone named when asked for it.

    Args:
        name: the answer, bare or in a sentence: "zwole", "die in noord-holland", "bij Hilversum".
        choices: the choices that were offered just before; an answer that picks one of them
            ("de eerste", "gelderland", a label) is understood as such.

    Returns:
        Known, Ambiguous with the choices to ask about, or Unknown with names that look like it.
    """
    if choices:
        picked = pick(name, choices)
        if picked is not None:
            return picked
    matches = find_places(name, asked=True)
    if matches:
        return best_match(matches).resolution
    return Unknown(_suggest(name))


def full_name(known: Known) -> str:
    """A name that `resolve` leads back to the same region: "Laren (Gelderland)", "Zwolle"."""
    names = [known.plaats]
    if known.gemeente:
        province = load_gazetteer().province_of[known.gemeente]
        names += [f"{known.plaats} ({province})", f"{known.plaats} (gemeente {known.gemeente})"]
        names.append(f"{known.gemeente} ({province})")
    names.append(known.regio.naam.removeprefix("Veilig Thuis "))
    for name in names:
        found = resolve(name)
        if isinstance(found, Known) and found.regio.id == known.regio.id:
            return name
    return known.regio.naam


def best_match(matches: Sequence[PlaceMatch]) -> PlaceMatch:
    """The place that counts when a message names several.

    Where the child or the victim lives decides (HP §3), so a place the writer calls their own
    comes last, and a place in one region before a name in several.
    """
    return min(
        matches,
        key=lambda match: (match.of_speaker, isinstance(match.resolution, Ambiguous), match.start),
    )


def pick(answer: str, choices: Sequence[Choice]) -> Known | Ambiguous | None:
    """Which of the choices that were offered an answer means: by label, place, province or position.

    None when it means none of them; Ambiguous with those that are left.
    """
    gazetteer = load_gazetteer()
    words = [token.norm for token in tokenize(answer)]
    for choice in choices:
        if [token.norm for token in tokenize(choice.label)] == words:
            return _known(choice)
    left = _by_district(gazetteer, words, choices)
    left = left or _by_words(gazetteer, words, choices) or _by_place(answer, choices)
    left = left or _by_position(words, choices)
    if len(left) == 1:
        return _known(left[0])
    if 1 < len(left) < len(choices):
        return Ambiguous(_name(left[0]), tuple(left))
    return None


def _by_position(words: Sequence[str], choices: Sequence[Choice]) -> list[Choice]:
    """The choice a position names: "de eerste", "die onderste", "niet de eerste" of two."""
    if len(words) > _MOST_ORDINAL_WORDS or {"geen", "beide", "beiden", "allebei"} & set(words):
        return []
    for index, word in enumerate(words):
        place = _ORDINALS.get(word)
        if place is None or place >= len(choices):
            continue
        if word in _WEAK_ORDINALS and len(words) > 3:
            continue
        chosen = choices[place]
        if "niet" in words[:index]:
            others = [choice for choice in choices if choice is not chosen]
            return others if len(others) == 1 else []
        return [chosen]
    return []


def _by_district(
    gazetteer: Gazetteer, words: Sequence[str], choices: Sequence[Choice]
) -> list[Choice]:
    """Choices in a named district: "west-friesland" is not the province of Friesland."""
    for size in (5, 4, 3, 2):
        for start in range(len(words) - size + 1):
            entries = gazetteer.index.get(tuple(words[start : start + size]), [])
            regions = {regio for item in entries if item.soort == "streek" for regio in item.regios}
            if regions:
                return [choice for choice in choices if choice.regio_id in regions]
    return []


def _by_words(
    gazetteer: Gazetteer, words: Sequence[str], choices: Sequence[Choice]
) -> list[Choice]:
    """Choices whose province, municipality or longer name is in the answer."""
    text = f" {' '.join(words)} "
    provinces = {
        province
        for province in set(gazetteer.province_of.values())
        if f" {' '.join(token.norm for token in tokenize(province))} " in text
    }
    provinces |= {ABBREVIATIONS[word] for word in words if word in ABBREVIATIONS}
    if provinces:
        left = [
            choice
            for choice in choices
            if (choice.gemeente and gazetteer.province_of[choice.gemeente] in provinces)
            or any(f"({province}" in choice.label for province in provinces)
        ]
        if left:
            return left
    specific = [
        choice
        for choice in choices
        if any(f" {name} " in text for name in _own_words(choice, choices))
    ]
    return specific


def _own_words(choice: Choice, choices: Sequence[Choice]) -> set[str]:
    """Words that only this choice's label or municipality holds: "rijn" for Alphen aan den Rijn."""

    def words_of(item: Choice) -> set[str]:
        text = f"{item.label} {item.gemeente or ''}"
        return {token.norm for token in tokenize(text) if len(token.norm) > 2}

    common = {
        "aan",
        "den",
        "gemeente",
        "bij",
        "het",
        "noord",
        "zuid",
        "holland",
        "brabant",
        "midden",
    }
    others = set().union(*(words_of(item) for item in choices if item is not choice))
    return words_of(choice) - others - common


def _by_place(answer: str, choices: Sequence[Choice]) -> list[Choice]:
    """Choices that lie in the region of another place in the answer: "bij Hilversum"."""
    regions: set[str] = set()
    for match in find_places(answer, asked=True):
        if isinstance(match.resolution, Known):
            regions.add(match.resolution.regio.id)
        elif match.resolution.naam != _name(choices[0]):
            regions |= {choice.regio_id for choice in match.resolution.choices}
    return [choice for choice in choices if choice.regio_id in regions]


def _name(choice: Choice) -> str:
    return choice.label.split(" (")[0]


def _known(choice: Choice) -> Known:
    return Known(regio(choice.regio_id), choice.gemeente, _name(choice))


def _suggest(name: str) -> tuple[str, ...]:
    gazetteer = load_gazetteer()
    tokens = tokenize(name)
    content = content_words(tokens)
    if not content or len(content) > 4 or any(token.norm in _NO_ANSWER for token in tokens):
        return ()
    word = "".join(tokens[index].norm for index in content)
    labels: list[str] = []
    for key in look_alikes(gazetteer, word):
        entry = settle(gazetteer, gazetteer.index[key])
        label = entry.plaats if isinstance(entry, Known) else entry.naam
        if label not in labels:
            labels.append(label)
    return tuple(labels)
