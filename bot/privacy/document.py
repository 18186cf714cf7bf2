"""A message cut in words once, so that no recognizer has to do it again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from bot.privacy.annotation import PLACEHOLDER
from bot.privacy.lexicon import fold

# Every repetition is over one class of characters that the next part cannot match: linear time.
TOKEN = re.compile(
    r"\[[A-Z]{3,13}\]|(?<!\w)['’`‘][tsnmk](?![\w-])|[^\W_]+(?:['’`‘-][^\W_]+)*|[^\w\s]|_+"
)


@dataclass(frozen=True)
class Token:
    """A word, number or sign: `document.text[start:end]`."""

    text: str
    low: str
    start: int
    end: int
    is_word: bool
    placeholder: bool


@dataclass(frozen=True)
class Document:
    """A message with its words; the offsets are those of `text`."""

    text: str
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What recognizers worked out together; lives as long as the message."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, signs included."""
        found = []
        for match in TOKEN.finditer(self.text):
            word = match.group()
            placeholder = PLACEHOLDER.fullmatch(word) is not None
            if word[0] == "[" and not placeholder and len(word) > 1:
                start = match.start()
                found.append(Token("[", "[", start, start + 1, False, False))
                inner = word[1:-1]
                found.append(Token(inner, fold(inner), start + 1, match.end() - 1, True, False))
                found.append(Token("]", "]", match.end() - 1, match.end(), False, False))
                continue
            low = word if placeholder else fold(word)
            is_word = word[0].isalnum() and not placeholder
            found.append(Token(word, low, match.start(), match.end(), is_word, placeholder))
        return tuple(found)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Only the words and numbers and placeholders."""
        return tuple(t for t in self.tokens if t.is_word or t.placeholder)

    @cached_property
    def low(self) -> str:
        """The text in lower case with offsets kept: as many characters as `text`."""
        return "".join(c if len(c) == 1 else "?" for c in map(str.lower, self.text))

    @cached_property
    def shouts_or_whispers(self) -> bool:
        """Whether capitals say nothing here: the message is (nearly) all lower or upper case."""
        letters = [t.text for t in self.words if t.text[0].isalpha() and not t.placeholder]
        if not letters:
            return True
        capitals = sum(1 for word in letters if word[0].isupper())
        shouted = sum(1 for word in letters if len(word) > 1 and word.isupper())
        return (
            capitals == 0
            or (capitals > 0.6 * len(letters) and len(letters) > 5)
            or (shouted > 0.6 * len(letters) > 1)
        )
