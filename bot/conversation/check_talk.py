"""Weighing together in the chat: which question of the meldcode-check comes next (HP §3.2.2).

The rules are those of `bot.meldcode`; here is the conversation. What somebody said travels as a
list of closed values ("v2=structureel"), so nothing about a family can be in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.conversation.guides import WEIGH, Button, button, payload
from bot.conversation.state import ConversationState
from bot.kennis.items import Item, load
from bot.meldcode import (
    BIJZONDER,
    FUNCTIES,
    SECTOREN,
    STAPPEN,
    VRAGEN,
    Check,
    Outcome,
    answers_of,
    from_fields,
    to_fields,
    weigh,
)

AGAIN = f"{WEIGH}.opnieuw"
# An answer that could not be read: the question is put once more, then it counts as not known.
UNCLEAR = f"{WEIGH}.onduidelijk"
BEGUN = "begonnen=ja"
# Questions that were passed over, or have nothing to add any more.
_PASSED = ("functie", "stap", "bijzonder")
# What each weighing question is explained with.
_TERMS = {
    2: ("begrip.acuut", "begrip.structureel", "begrip.onthulling"),
    3: ("begrip.hulp_mogelijk",),
}


@dataclass(frozen=True)
class Asked:
    """The next question.

    Attributes:
        name: what it asks: gevaar, sector, functie, stap, bijzonder or afweging.
        buttons: its answers, and what explains it.
        item: the weighing question itself, when it is one.
    """

    name: str
    buttons: tuple[Button, ...]
    item: Item | None = None

    @property
    def key(self) -> str:
        """Its name in the check: as `name`, and "v1" to "v5" for a weighing question."""
        return f"v{self.item.id[-1]}" if self.item else self.name


@dataclass
class Talk:
    """The check so far, with which questions were passed over."""

    check: Check
    passed: set[str] = field(default_factory=set)
    unclear: str = ""

    @classmethod
    def read(cls, values: Iterable[str], state: ConversationState) -> Talk:
        """The check from the slot's values, with what the conversation knows already."""
        fields: dict[str, list[str]] = {}
        for value in values:
            name, _, told = value.partition("=")
            fields.setdefault(name, []).append(told)
        if "sector" not in fields and state.sector:
            fields["sector"] = [state.sector]
        if "stap" not in fields and state.meldcode_stap:
            fields["stap"] = [str(state.meldcode_stap)]
        if state.acuut:
            fields.pop("gevaar", None)  # danger since then: it is asked again
            if "v2" in fields:
                # And what was said about acute danger holds no more.
                lasting = {"structureel", "allebei"} & set(fields["v2"])
                fields["v2"] = ["allebei" if lasting else "acuut"]
        elif "gevaar" not in fields and state.acuut is False:
            fields["gevaar"] = ["nee"]
        unclear = next(iter(fields.get("onduidelijk", ())), "")
        return cls(from_fields(fields), set(fields.get("voorbij", ())) & set(_PASSED), unclear)

    def values(self) -> list[str]:
        """The values to keep in the slot."""
        told = [f"{name}={value}" for name, value in to_fields(self.check)]
        passed = [f"voorbij={name}" for name in _PASSED if name in self.passed]
        unclear = [f"onduidelijk={self.unclear}"] if self.unclear else []
        # A check of which nothing is said yet was begun all the same.
        return [BEGUN, *told, *passed, *unclear]

    def hear(self, way: str) -> None:
        """Take in an answer: `weeg.<question>.<value>`, more of them joined by "+".

        What is in no list changes nothing.
        """
        told = way.removeprefix(WEIGH).strip(".")
        asked = self.next()
        if way == UNCLEAR and asked is not None:
            if self.unclear != asked.key or asked.key == "gevaar":
                self.unclear = asked.key
                return
            told = _not_known(asked.key)
        self.unclear = ""
        for one in told.split("+"):
            self._take(one)

    def _take(self, told_answer: str) -> None:
        name, _, value = told_answer.partition(".")
        fields: dict[str, list[str]] = {}
        for key, told in to_fields(self.check):
            fields.setdefault(key, []).append(told)
        if name == "opnieuw":
            self.passed -= {"bijzonder"}
            fields = {key: fields[key] for key in ("sector", "functie", "stap") if key in fields}
        elif name == "voorbij" and value in _PASSED:
            self.passed.add(value)
        elif name == "bijzonder":
            fields.setdefault(name, []).append(value)
        elif name:
            fields[name] = [value]
        self.check = from_fields(fields)

    def next(self) -> Asked | None:
        """The next question, or None when there is an outcome to tell."""
        check = self.check
        if check.gevaar != "nee":
            return Asked("gevaar", _gevaar())
        if not check.sector:
            return Asked("sector", _choices("sector", SECTOREN.items()))
        if not check.functie and "functie" not in self.passed:
            labels = [
                (one.id, one.label) for one in FUNCTIES.values() if one.sector == check.sector
            ]
            return Asked("functie", (*_choices("functie", labels), _pass("functie", "Sla over")))
        if check.stap is None and "stap" not in self.passed:
            kennis = load()
            steps = [(str(n), f"{n}. {kennis.item(f'meldcode.stap{n}').titel}") for n in STAPPEN]
            return Asked("stap", (*_choices("stap", steps), _pass("stap", "Weet ik niet")))
        if "bijzonder" not in self.passed and weigh(check).code == "onvoldoende_bekend":
            return Asked("bijzonder", _bijzonder(check))
        number = self._question()
        return None if number is None else _weighing(number)

    def _question(self) -> int | None:
        check = self.check
        if weigh(check).code != "onvoldoende_bekend":
            return None
        if check.answer(1) == "weet_niet" and check.answer(2):
            return None  # without a suspicion the questions about help say nothing
        return next((number for number in VRAGEN if not check.answer(number)), None)

    def outcome(self) -> Outcome:
        """What comes out of what was said so far."""
        return weigh(self.check)


def _not_known(key: str) -> str:
    """What counts as the answer to a question that was not understood twice."""
    if key in _PASSED:
        return f"voorbij.{key}"
    return "sector.anders" if key == "sector" else f"{key}.weet_niet"


def _choices(name: str, labels: Iterable[tuple[str, str]]) -> tuple[Button, ...]:
    return tuple(
        {"title": label, "payload": payload(f"{WEIGH}.{name}.{value}")} for value, label in labels
    )


def _pass(name: str, title: str) -> Button:
    return {"title": title, "payload": payload(f"{WEIGH}.voorbij.{name}")}


def _gevaar() -> tuple[Button, ...]:
    # Danger leaves the check at once: 112, as at any other moment.
    now = {"title": "Ja, er is nu gevaar", "payload": "/acuut_gevaar"}
    return (now, {"title": "Nee, nu niet", "payload": payload(f"{WEIGH}.gevaar.nee")})


def _bijzonder(check: Check) -> tuple[Button, ...]:
    kennis = load()
    # Who works with adults is known by the function.
    left = [name for name in BIJZONDER if name not in check.circumstances]
    labels = [(name, kennis.item(f"bijzonder.{name}").titel) for name in left]
    title = "Verder, de rest geldt niet" if check.bijzonder else "Geen van deze"
    return (*_choices("bijzonder", labels), _pass("bijzonder", title))


def _weighing(number: int) -> Asked:
    kennis = load()
    answers = _choices(f"v{number}", answers_of(number).items())
    terms = tuple(
        button(kennis.item(id), f"Uitleg: {kennis.item(id).titel}") for id in _TERMS.get(number, ())
    )
    return Asked("afweging", (*answers, *terms), kennis.item(f"weging.vraag{number}"))
