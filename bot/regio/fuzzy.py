"""Names that are almost a place: "zwole", "amsterdm", "den hag"."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.regio.gazetteer import Gazetteer, Key

# Of names that look alike equally much, the one more people live in is meant.
_RANK = {
    "gemeente": 0,
    "naam": 0,
    "provincie": 1,
    "streek": 1,
    "regio": 1,
    "oude_gemeente": 2,
    "woonplaats": 2,
}


def allowed_distance(word: str, lenient: bool) -> int:
    """How many typing errors a word of this length may hold.

    Args:
        word: the normalised word, without spaces.
        lenient: True when a place was asked for, so almost any word will be one.
    """
    length = len(word)
    if lenient:
        return 0 if length < 4 else 1 if length < 7 else 2 if length < 12 else 3
    return 0 if length < 5 else 1 if length < 8 else 2


def _rank(gazetteer: Gazetteer, key: Key) -> int:
    return min(_RANK.get(entry.soort, 3) for entry in gazetteer.index[key])


def nearest(gazetteer: Gazetteer, word: str, lenient: bool = False) -> Key | None:
    """The one place whose name is almost `word`, or None where there is none or no single best.

    Args:
        gazetteer: the table of places.
        word: normalised letters without spaces.
        lenient: allow more errors, for the answer to "in which place?".
    """
    distance = allowed_distance(word, lenient)
    if distance == 0 or word in gazetteer.no_place:
        return None
    # A first letter is seldom mistyped; without that rule "Weert" swallows half the language.
    names = gazetteer.by_letter.get(word[0], [])
    found = process.extract(word, names, scorer=OSA.distance, score_cutoff=distance, limit=12)
    scored = sorted(
        (score, _rank(gazetteer, gazetteer.joined[name]), name) for name, score, _ in found
    )
    if not scored:
        return None
    if len(scored) > 1 and scored[0][:2] == scored[1][:2]:
        keys = {
            gazetteer.joined[name] for score, rank, name in scored if (score, rank) == scored[0][:2]
        }
        regions = {r for key in keys for entry in gazetteer.index[key] for r in entry.regios}
        if len(regions) > 1:
            return None
    return gazetteer.joined[scored[0][2]]


def near_places(gazetteer: Gazetteer, words: Sequence[str]) -> list[str]:
    """Those of `words` that a correction could turn into a place; to list words that never are."""
    names = list(gazetteer.joined)
    near: list[str] = []
    for start in range(0, len(words), 2000):
        chunk = list(words[start : start + 2000])
        scores = process.cdist(chunk, names, scorer=OSA.distance, score_cutoff=3, dtype="uint8")
        best = scores.min(axis=1)
        near += [
            word
            for word, score in zip(chunk, best, strict=True)
            if score <= allowed_distance(word, lenient=True)
        ]
    return near


def look_alikes(gazetteer: Gazetteer, word: str, limit: int = 3) -> list[Key]:
    """Places to suggest for a name that was not recognised, best first."""
    if len(word) < 4:
        return []
    found = process.extract(
        word, gazetteer.joined.keys(), scorer=OSA.normalized_similarity, score_cutoff=0.65, limit=20
    )
    ranked = sorted(
        ((-score, _rank(gazetteer, gazetteer.joined[name]), name) for name, score, _ in found)
    )
    keys: list[Key] = []
    for _, _, name in ranked:
        key = gazetteer.joined[name]
        if key not in keys:
            keys.append(key)
    return keys[:limit]
