"""Conversations with planted personal data; the same seed gives the same conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.canary.shapes import FILLERS, SHAPES, TYPOS
from tests.canary.values import VALUE, Planted, Values

REGISTERS = ("mixed", "lower", "lower", "bare", "typo", "shout")
SEED = 20_251


@dataclass
class Conversation:
    """Messages in order, with all that was planted in them.

    Attributes:
        marker: a word that gives nobody away: it may be kept, and may not be logged.
        hidden: tokens beside the messages (sender, unknown fields): these may never be found.
    """

    sender: str
    messages: list[str]
    planted: list[Planted]
    marker: str
    register: str
    hidden: list[str] = field(default_factory=list)


def generate(count: int, values: Values) -> list[Conversation]:
    """`count` conversations of three to six messages."""
    return [_conversation(index, values) for index in range(count)]


def _conversation(index: int, values: Values) -> Conversation:
    chance = values.random
    register = REGISTERS[index % len(REGISTERS)]
    length = chance.choice((3, 3, 3, 3, 3, 4, 4, 5, 6))
    # One to three of the messages hold personal data; which place they have moves about.
    places = set(chance.sample(range(length), chance.choice((1, 2, 2, 3))))
    planted: list[Planted] = []
    messages = []
    for place in range(length):
        if place in places:
            shape = SHAPES[(index * 7 + place * 13 + chance.randrange(3)) % len(SHAPES)]
            messages.append(_message(shape, register, planted, values))
        else:
            messages.append(chance.choice(FILLERS))
    names = [one for one in planted if one.label == "NAAM"]
    if names and chance.random() < 0.3:
        # The same name comes back later, in lower case.
        messages[-1] = f"{messages[-1]} en {names[0].text.lower()} was er ook bij"
    marker = f"zwaluwnest{_letters(index)}"
    place = chance.randrange(length)
    messages[place] += f", er lag een {marker} in de tuin"
    account = values.email()
    return Conversation(
        sender=f"{account.text} {index}",
        messages=messages,
        planted=planted,
        marker=marker,
        register=register,
        hidden=list(account.tokens),
    )


def _message(shape: str, register: str, planted: list[Planted], values: Values) -> str:
    if register == "typo":
        shape = " ".join(TYPOS.get(word, word) for word in shape.split(" "))
    if register == "bare":
        shape = shape.replace(",", "").replace(" (", " ").replace(") ", " ")
    for kind in VALUE.findall(shape):
        value: Planted = getattr(values, kind)()
        if register == "typo" and value.label == "NAAM" and values.random.random() < 0.5:
            value = values.misspelt(value)
        planted.append(value)
        shape = shape.replace("{" + kind + "}", value.text, 1)
    if register in ("lower", "bare"):
        shape = shape.lower()
    return shape.upper() if register == "shout" else shape


def _letters(number: int) -> str:
    """Three letters for a number below 17,576; no digits, so that it looks like a word."""
    signs = "abcdefghijklmnopqrstuvwxyz"
    return signs[number // 676 % 26] + signs[number // 26 % 26] + signs[number % 26]


def count_planted(conversations: Sequence[Conversation]) -> int:
    """How many pieces were planted."""
    return sum(len(one.planted) for one in conversations)
