"""Word classes: which kind of thing a word or phrase is (`data/woordklassen.txt`)."""

from __future__ import annotations

from functools import lru_cache

from bot.danger.normalise import DATA

LONGEST_PHRASE = 5
"""Words in the longest phrase that is looked up."""


@lru_cache(maxsize=1)
def word_classes() -> dict[str, tuple[str, ...]]:
    """Class names of every word and phrase, in the order of the file."""
    table: dict[str, list[str]] = {}
    for line in (DATA / "woordklassen.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, words = line.partition(":")
        for word in words.split(","):
            entry = table.setdefault(word.strip(), [])
            if name not in entry:
                entry.append(name)
    return {word: tuple(names) for word, names in table.items()}


def classify(words: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """`words` as (phrase, classes): the longest known phrase first, a word without class as ()."""
    table = word_classes()
    out: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            classes = table.get(phrase)
            if classes is not None:
                out.append((phrase, classes))
                at += length
                break
        else:
            out.append((words[at], ()))
            at += 1
    return out
