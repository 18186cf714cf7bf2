"""What a message tells: slot values read from a message and from what was asked before it.

One message may fill several slots; what it does not tell stays unknown. Nothing is guessed from
a message that only interrupts (see `digressions`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.conversation.expectation import expectation
from bot.conversation.guides import WEIGH
from bot.conversation.household import names_household
from bot.conversation.message import Message
from bot.conversation.own_role import told_relatie
from bot.conversation.partners import harms_a_child, implied
from bot.conversation.regio_answer import read_regio
from bot.conversation.rol_answer import read_rol, rol_now
from bot.conversation.spoken import (
    corrected,
    named_wish,
    plain_wish,
    safe_now,
    told_no_danger,
    wants_melding,
)
from bot.conversation.state import DIRECTBETROKKEN, ConversationState
from bot.conversation.step_words import step_of
from bot.understanding.entities import cijfer

_ROL_SURE = 0.45
_NO = re.compile(
    r"^\W*(?:nee+|neen?|nêê|nae|nah|nope|no|niet|nie|nu niet|gelukkig niet|op dit moment niet"
    r"|hay[ıi]r|yok|nein|non|нет|ні|нi|لا|كلا)\b",
    re.I,
)
_YES = re.compile(
    r"^\W*(?:ja+|jawel|jazeker|yes|klopt|inderdaad|idd|graag|doe maar|is goed|ok|oké|oke"
    r"|evet|oui|yeah|yep|так|да|نعم|(?:tak|s[ií])(?=\W*$))\b",
    re.I,
)
_FEW_WORDS = 3
# These say nothing about the family, whatever was asked.
_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:ja+|nee+|neen|ok|oke|oké|goed|prima|hm+|doei+|dag|hoi|hallo|nou|tja|hoor|toch|jawel|klopt|bye|"
    r"dank(?:je| je)?(?: ?wel)?|bedankt|laat maar)\W*)+",
    re.I,
)
_NO_STORY = frozenset(
    "groet afscheid bedankt bevestigen ontkennen twijfel_melden vraag_bot vraag_uitleg vraag".split()
)
# A longer sentence that begins with a yes or a no tells something all the same.
_MAY_BE_STORY = frozenset({"bevestigen", "ontkennen"})
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_WENS_INTENT = {
    "wil_advies": "advies",
    "twijfel_melden": "advies",
    "wil_melden": "melding",
    "wil_medewerker": "medewerker",
    "wil_terugbellen": "medewerker",
}


@dataclass
class Filled:
    """What a message told.

    Attributes:
        slots: new slot values by name.
        skipped: the question the person would not or could not answer, or None.
        problem: "cijfer" | "regio_dubbel" | "regio_onbekend" when an answer cannot be used, or "".
    """

    slots: dict[str, Any] = field(default_factory=dict)
    skipped: str | None = None
    problem: str = ""

    def answers(self, asked: str | None) -> bool:
        """Whether the slot that was asked for is filled now, or skipped on purpose."""
        return asked is not None and (asked in self.slots or asked == self.skipped)


def read_answer(message: Message, asked: str | None, state: ConversationState) -> Filled:
    """Read every slot value that `message` tells, given the question asked before it."""
    filled = Filled()
    if message.way:
        if not message.is_button and not message.way.startswith(f"{WEIGH}."):
            # Asked for in own words: who speaks may stand beside it, an answer does not.
            read_rol(message, None, state, filled)
            _read_relatie(message, None, state, filled)
            _read_family(message, None, state, filled)
            _read_professional(message, None, state, filled)
            _read_wens(message, None, filled)
        return filled  # a button of a guide tells nothing about the family
    if asked and message.intent == "weet_niet" and not _tells_all_the_same(message, asked):
        filled.skipped = asked
        return filled
    read_rol(message, asked, state, filled)
    _read_relatie(message, asked, state, filled)
    _read_family(message, asked, state, filled)
    _read_professional(message, asked, state, filled)
    read_regio(message, asked, state, filled)
    if asked == "acuut":
        _read_yes_no(message, "acuut", filled)
        calm = message.danger.get("tijd") == "niet_nu" or safe_now(message.text)
        if "acuut" not in filled.slots and calm and not message.danger.get("spoed"):
            # "Last week he hit her" answers the question whether there is danger now.
            filled.slots["acuut"] = False
    elif state.acuut is None and not message.danger.get("spoed") and told_no_danger(message.text):
        filled.slots["acuut"] = False  # told by themselves: it is not asked again
    if asked == "veiligheidscijfer" or message.intent == "geef_cijfer":
        _read_cijfer(message, asked, filled)
    _read_wens(message, asked, filled)
    if message.intent == "wil_advies" and filled.problem == "regio_onbekend":
        filled.problem = ""  # a wish is no place whose spelling could be wrong
    _read_implied(message, state, filled)
    if asked == "verwachting" and (message.first("verwachting") or _tells(message)):
        filled.slots["verwachting"] = expectation(message)
    return filled


def _tells(message: Message) -> bool:
    """Whether the message can be somebody's own answer to an open question, in any words.

    "Doei", "ok" and a question are none, whatever was asked.
    """
    if not message.text or message.is_button:
        return bool(message.text)
    if _SAYS_NOTHING.fullmatch(message.text):
        return False
    if message.intent in _NO_STORY and message.confidence >= _ROL_SURE:
        return len(message.text.split()) > _FEW_WORDS and message.intent in _MAY_BE_STORY
    return not message.is_question or message.intent in ("beschrijf_zorgen", "nlu_fallback")


def yes_or_no(message: Message) -> bool | None:
    """True for a yes, False for a no, None when the message is neither."""
    if _NO.match(message.text) and not message.is_button:
        return False
    if message.intent == "bevestigen":
        return True
    if message.intent == "ontkennen":
        return False
    if _YES.match(message.text):
        return True
    return None


def _tells_all_the_same(message: Message, asked: str) -> bool:
    """ "Weet ik niet, in een flat in Helmond" tells it; and an unsure reading skips nothing."""
    entity = {"regio": "plaats", "veiligheidscijfer": "cijfer"}.get(asked, asked)
    if message.first(entity) not in (None, "zelf"):
        return True
    unsure = message.confidence < _ROL_SURE and not message.is_button
    return asked in ("zorgen", "verwachting", "gezinssamenstelling", "relatie") and unsure


def _read_yes_no(message: Message, slot: str, filled: Filled) -> None:
    answer = yes_or_no(message)
    if answer is not None:
        filled.slots[slot] = answer


def _read_relatie(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> None:
    if rol_now(state, filled) in DIRECTBETROKKEN:
        return
    told = message.first("relatie")
    if told is None and asked in ("rol", "relatie"):
        # "Opa" answers two questions at once.
        told = told_relatie(message.text)
    if "relatie" in filled.slots:
        return  # told with the rol
    if told and told != "zelf" and (state.relatie is None or asked == "relatie"):
        filled.slots["relatie"] = str(told)
    elif asked == "relatie" and _tells(message):
        filled.slots["relatie"] = "anders"


def _read_family(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> None:
    told = message.first("gezinssamenstelling")
    if told and (state.gezinssamenstelling is None or asked == "gezinssamenstelling"):
        filled.slots["gezinssamenstelling"] = str(told)
    elif asked == "gezinssamenstelling" and _tells(message) and _may_name_household(message):
        filled.slots["gezinssamenstelling"] = "anders"
    found = [str(kind) for kind in message.entities.get("zorgen", ())]
    if "lichamelijk" in found and harms_a_child(message.text):
        found = [kind for kind in found if kind != "partnergeweld"]
    if found:
        known = [kind for kind in state.zorgen if kind != "onbekend"]
        filled.slots["zorgen"] = list(dict.fromkeys([*known, *found]))
    elif asked == "zorgen" and _tells(message) and not _only_names_a_tie(message):
        filled.slots["zorgen"] = list(state.zorgen) or ["onbekend"]


def _may_name_household(message: Message) -> bool:
    """Whether it can say who live there; a sentence about something else asks the question again."""
    few = len(message.text.split()) <= _FEW_WORDS or bool(message.danger.get("taal"))
    return few or message.is_button or names_household(message.text)


def _only_names_a_tie(message: Message) -> bool:
    """Whether it says who somebody is and no more ("leerkracht")."""
    named = message.first("relatie") or message.first("sector")
    return bool(named) and len(message.text.split()) < _FEW_WORDS


def _read_professional(
    message: Message, asked: str | None, state: ConversationState, filled: Filled
) -> None:
    if rol_now(state, filled) != "professional":
        return
    sector = message.first("sector")
    if sector and (state.sector is None or asked == "sector"):
        filled.slots["sector"] = str(sector)
    elif asked == "sector" and message.text and len(message.text.split()) > 1:
        filled.slots["sector"] = "anders"
    step = message.first("meldcode_stap")
    if asked == "meldcode_stap" and message.text and not message.is_button:
        # A number beside it ("2 kinderen", "een meisje van 5") is no step. What was read again in
        # the light of the conversation has its step already.
        step = step_of(message.text)
    if step is not None:
        filled.slots["meldcode_stap"] = int(step)


def _read_cijfer(message: Message, asked: str | None, filled: Filled) -> None:
    told = message.first("cijfer")
    if asked == "veiligheidscijfer":
        again = cijfer.find(corrected(message.text), True)
        bare = _NUMBER.findall(message.text) if len(message.text.split()) <= _FEW_WORDS else []
        if again:
            told = again[0].value
        elif cijfer.counts(message.text):
            return  # "het zijn er 3, niet 2" puts something else right
        elif told is None and len(bare) == 1 and 0 <= float(bare[0].replace(",", ".")) <= 10:
            told = int(float(bare[0].replace(",", ".")))
    if told is None:
        if asked == "veiligheidscijfer" and _NUMBER.search(message.text):
            filled.problem = "cijfer"
        return
    value = float(told)
    if 0 <= value <= 10:
        filled.slots["veiligheidscijfer"] = value
    else:
        filled.problem = "cijfer"


def _read_wens(message: Message, asked: str | None, filled: Filled) -> None:
    wens = _WENS_INTENT.get(message.intent)
    if asked == "wens":
        if message.topic == "zelf_doen":
            wens = "advies"
        elif not message.is_button:
            told = named_wish(corrected(message.text)) or plain_wish(message.text)
            unsure = message.confidence < _ROL_SURE or message.intent == "twijfel_melden"
            if told is None and (wens is None or unsure):
                told = named_wish(message.text)
            wens = told or wens
        if wens:
            filled.slots["wens"] = wens
    elif message.intent != "wil_melden" and wants_melding(message.text):
        # Said inside a story it is the same wish (HP §3.3).
        filled.slots["wens"] = "melding"
    elif (
        message.intent == "wil_advies"
        and message.confidence >= _ROL_SURE
        and asked in (None, "acuut", "rol")
    ):
        # Later on "advies" answers what somebody hopes for; the choice itself is still asked.
        filled.slots["wens"] = "advies"


def _read_implied(message: Message, state: ConversationState, filled: Filled) -> None:
    zorgen = [kind for kind in filled.slots.get("zorgen", state.zorgen) if kind != "onbekend"]
    found = implied(
        message.text,
        rol_now(state, filled),
        filled.slots.get("relatie", state.relatie),
        frozenset(zorgen),
        filled.slots.get("gezinssamenstelling", state.gezinssamenstelling) or "",
    )
    if found:
        filled.slots["zorgen"] = [*zorgen, *found]
