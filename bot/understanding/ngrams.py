"""TF-IDF over words or characters, as scikit-learn computes it, without its cost per message.

scikit-learn's vectoriser spends most of a millisecond on checks for every single text; four of
them would take half of the time a parse may take. The vocabulary is plain data, so that a stored
model holds no code.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """How a text is cut into n-grams.

    Attributes:
        unit: "word" for words between spaces, "char" for characters within a word with one
            space on each side (scikit-learn's `char_wb`).
        shortest, longest: lengths of the n-grams, in units.
        rarest: in how many training texts an n-gram must stand to count.
    """

    unit: str
    shortest: int
    longest: int
    rarest: int

    def ngrams(self, text: str) -> list[str]:
        """The n-grams of a text, repeated ones repeated."""
        return self._words(text.split()) if self.unit == "word" else self._chars(text.split())

    def _words(self, words: Sequence[str]) -> list[str]:
        return [
            " ".join(words[start : start + length])
            for length in range(self.shortest, self.longest + 1)
            for start in range(len(words) - length + 1)
        ]

    def _chars(self, words: Iterable[str]) -> list[str]:
        found: list[str] = []
        for word in words:
            padded = f" {word} "
            for length in range(self.shortest, self.longest + 1):
                if length >= len(padded):
                    found.append(padded)
                    break
                found.extend(
                    padded[start : start + length] for start in range(len(padded) - length + 1)
                )
        return found


class NgramWeights:
    """The vocabulary of one source with the weight (inverse document frequency) of each n-gram."""

    def __init__(self, cut: Cut, ngrams: Sequence[str], weights: Sequence[float]) -> None:
        """Take what `learn` found, or what was stored of it."""
        self.cut = cut
        self.ngrams = list(ngrams)
        self.weights = list(weights)
        self._columns = {ngram: column for column, ngram in enumerate(self.ngrams)}

    @classmethod
    def learn(cls, cut: Cut, texts: Sequence[str]) -> NgramWeights:
        """Keep every n-gram that stands in at least `cut.rarest` of the texts."""
        frequency: Counter[str] = Counter()
        for text in texts:
            frequency.update(set(cut.ngrams(text)))
        kept = sorted(ngram for ngram, count in frequency.items() if count >= cut.rarest)
        total = 1 + len(texts)
        return cls(cut, kept, [math.log(total / (1 + frequency[ngram])) + 1 for ngram in kept])

    def __len__(self) -> int:
        """How many n-grams there are."""
        return len(self.ngrams)

    def knows(self, ngram: str) -> bool:
        """Whether the n-gram is in the vocabulary."""
        return ngram in self._columns

    def vector(self, text: str) -> tuple[list[int], list[float]]:
        """Columns and values of a text: log-scaled counts times weight, length one."""
        columns: list[int] = []
        values: list[float] = []
        for ngram, count in Counter(self.cut.ngrams(text)).items():
            column = self._columns.get(ngram)
            if column is not None:
                columns.append(column)
                values.append((1 + math.log(count)) * self.weights[column])
        length = math.sqrt(sum(value * value for value in values))
        return columns, [value / length for value in values]
