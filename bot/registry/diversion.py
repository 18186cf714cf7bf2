"""Reads the answer to naam, telefoon, organisatie, dossiernummer or code, away from the conversation.

Pure: no database, no clock. An answer is one of three things: the data asked for (`Found`), an
attempt at them that cannot be right (`Refused`), or something else that the conversation must
hear, such as a refusal, a question or a cry for help (`Onward`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from bot.privacy import Redacted, redact
from bot.registry.codes import CODE_ALPHABET, read_code, read_dossiernummer
from bot.registry.contact import read_bereikbaar, read_naam, read_organisatie
from bot.registry.errors import ContactError

Vraag = Literal["naam", "telefoon", "organisatie", "dossiernummer", "code"]
VRAGEN: tuple[Vraag, ...] = get_args(Vraag)

NAAM = Redacted("[NAAM]")
TELEFOON = Redacted("[TELEFOON]")
EMAIL = Redacted("[EMAIL]")
ORGANISATIE = Redacted("[ORGANISATIE]")
DOSSIERNUMMER = Redacted("[DOSSIERNUMMER]")
CODE = Redacted("[CODE]")

_MOST_ANSWER = 300  # characters; a longer text is a story, and stories go the ordinary way
_MOST_NAME_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+")
# A code as it was given out, anywhere in a text; nothing else in Dutch looks like it.
_CODE_ANYWHERE = re.compile(
    rf"(?<![\w-])[{CODE_ALPHABET}]{{4}}[-–][{CODE_ALPHABET}]{{4}}[-–][{CODE_ALPHABET}]{{4}}(?![\w-])",
    re.IGNORECASE,
)
_NUMBER_ANYWHERE = re.compile(r"(?<![\w-])AV[\s.-]?\d{4}[\s.-]?\d{4}(?![\w-])", re.IGNORECASE)
# Words that are in no name: an answer with one of them is something the conversation must hear.
_NO_NAME = frozenset(
    """
    aan aub als angst anders anoniem antwoord bang bel bellen ben bent bij blijven boos buiten daar
    dan dat deed deze dicht die dit doe doen doet dood door durf echt eerst eigenlijk en er erg even
    gaan gaat geef geen gegevens gevaar geven geweest gewoon haar had hallo heb hebben heeft heel
    help helpen hem hier hij hoe hoeft hoezo hulp huilt hun iemand iets ik ineens is ja je jij jou
    jouw jullie kan kind kinderen kom komt kun kunnen kunt laat later liever maar mag me medewerker
    meer melding mens met mezelf mij mijn mis misschien moest moet moeten mogen naam nee nergens
    niemand niet niets niks nodig nog nooit nu of om ook oke okay onder ons onveilig over overslaan
    pijn politie praten prima sla slaan slaat slecht snap snel sorry stop stoppen straks telefoon
    toch toestemming tot trek uit uw vaak veilig vertel vertellen verder vergeten verdrietig vind
    vraag vrouw waar waarom wacht was wat weer weet wel wie wil willen wilt worden wordt zag zal ze
    zeg zeggen zei zich zie zij zijn zit zo zonder zou
    """.split()
)
_VOWELS = frozenset("AEIOU")


@dataclass(frozen=True)
class Found:
    """What was asked for; `placeholder` goes into the conversation in its place."""

    values: dict[str, str]
    placeholder: Redacted

    def __repr__(self) -> str:
        # Values must not come in a log or a traceback by accident.
        return f"Found({self.placeholder})"


@dataclass(frozen=True)
class Refused:
    """An attempt that cannot be right; `reason` tells the visitor, in Dutch, how to mend it."""

    reason: str


@dataclass(frozen=True)
class Onward:
    """Not an answer to this question: redact it and let the conversation hear it."""


Answer: TypeAlias = Found | Refused | Onward


def read_answer(vraag: Vraag, text: str, urgent: Callable[[str], bool]) -> Answer:
    """What the answer `text` to the question `vraag` is.

    Args:
        vraag: the question that was asked last.
        text: the visitor's words as they came in.
        urgent: whether a text tells of danger now; then it is always Onward, first of all.
    """
    if urgent(text) or text.startswith("/") or len(text) > _MOST_ANSWER:
        return Onward()
    try:
        return _READERS[vraag](text)
    except ContactError as error:
        return Refused(str(error))


def lift(text: str) -> tuple[str, dict[str, str]]:
    """Take a dossiernummer and a code out of any text, also when nobody asked for them.

    Returns:
        The text with placeholders, and what was taken out ("dossiernummer", "code").
    """
    values: dict[str, str] = {}
    numbers = _NUMBER_ANYWHERE.findall(text)
    codes = _CODE_ANYWHERE.findall(text)
    if numbers:
        values["dossiernummer"] = read_dossiernummer(numbers[-1]) or ""
    if codes:
        values["code"] = read_code(codes[-1]) or ""
    return _CODE_ANYWHERE.sub(CODE, _NUMBER_ANYWHERE.sub(DOSSIERNUMMER, text)), values


def _naam(text: str) -> Answer:
    words = _WORD.findall(_without_lead_in(text).lower())
    if "?" in text or len(words) > _MOST_NAME_WORDS or not _NO_NAME.isdisjoint(words):
        return Onward()
    return Found({"naam": read_naam(text)}, NAAM)


def _without_lead_in(text: str) -> str:
    try:
        return read_naam(text)
    except ContactError:
        return text


def _telefoon(text: str) -> Answer:
    if "@" not in text and sum(map(str.isdigit, text)) < 6:
        if {TELEFOON, EMAIL} & {f"[{found}]" for found in _labels(text)}:
            return Refused(
                "Dat kan ik niet goed lezen. Typ het nummer in cijfers, zoals 06 12345678, "
                "of een e-mailadres, zoals naam@voorbeeld.nl."
            )
        return Onward()
    telefoon, email = read_bereikbaar(text)
    if telefoon is not None:
        return Found({"telefoon": telefoon}, TELEFOON)
    return Found({"email": email or ""}, EMAIL)


def _labels(text: str) -> set[str]:
    return set(re.findall(r"\[(\w+)\]", redact(text)))


def _organisatie(text: str) -> Answer:
    words = _WORD.findall(text.lower())
    if "?" in text or not {"nee", "geen", "liever", "niet", "help", "stop"}.isdisjoint(words):
        return Onward()
    return Found({"organisatie": read_organisatie(text)}, ORGANISATIE)


def _dossiernummer(text: str) -> Answer:
    number = read_dossiernummer(text)
    if number is None:
        if sum(map(str.isdigit, text)) < 4:
            return Onward()
        return Refused(
            "Dit dossiernummer kan niet kloppen. Een dossiernummer ziet er zo uit: AV-1234-5678."
        )
    # Many people send the code along at once.
    _, lifted = lift(text)
    code = lifted.get("code")
    if code:
        return Found({"dossiernummer": number, "code": code}, Redacted(f"{DOSSIERNUMMER} {CODE}"))
    return Found({"dossiernummer": number}, DOSSIERNUMMER)


def _code(text: str) -> Answer:
    code = read_code(text)
    if code is not None:
        return Found({"code": code}, CODE)
    signs = [sign for sign in text.upper() if sign.isalnum()]
    looks_like_code = any(map(str.isdigit, signs)) or _VOWELS.isdisjoint(signs)
    if 6 <= len(signs) <= 20 and looks_like_code:
        return Refused(
            "Deze code kan niet kloppen. Een code heeft drie groepjes van vier tekens, "
            "zoals CDFG-HJK3-4679. Kijk nog eens goed."
        )
    return Onward()


_READERS: dict[Vraag, Callable[[str], Answer]] = {
    "naam": _naam,
    "telefoon": _telefoon,
    "organisatie": _organisatie,
    "dossiernummer": _dossiernummer,
    "code": _code,
}
