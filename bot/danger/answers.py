"""Short answers in context: what "ja", "nee" or "nu ook" means after a question or a story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from bot.danger.model import Context, Spoed
from bot.danger.normalise import tokens

Answer = Literal["ja", "nee"]

_YES = re.compile(
    r"^(?:ja|jaa|jawel|jazeker|yes|yep|yup|jep|klopt|zeker|inderdaad|idd|helaas wel|jup|si|evet|tak|"
    r"oui|da|так|да|نعم|ik denk het wel|denk het wel|denk van wel|volgens mij wel|ik vrees van wel|"
    r"eigenlijk wel|wel degelijk|wel ja|absoluut|heel erg|heel veel|heel|best wel|er is gevaar|een beetje)\b"
)
_NO = re.compile(
    r"^(?:nee|neen|nope|nah|no|niet|nee hoor|nou nee|helemaal niet|nu niet|gelukkig niet|absoluut niet|"
    r"niet echt|denk het niet|ik denk het niet|denk van niet|volgens mij niet|niet dat ik weet|op dit moment niet|"
    r"op het moment niet|momenteel niet|vandaag niet|neuh?|niet nu|hayir|nie|non|nein|нет|ні|لا|nooit|totaal niet|zeker niet|valt mee)\b"
)
_YES_BUT_NOT_NOW = re.compile(
    r"\b(?:niet nu|nu niet|niet op dit moment|maar nu|nu is het rustig|niet direct|niet acuut|"
    r"slapen|slaapt|rustig|veilig|vorige|gisteren|vroeger|vaak|soms|altijd|af en toe|elke|geweest)\b"
)
_HEAD_OF_NO = re.compile(
    r"^(?:(?:nee|neen|nope|nah|no|neuh?|niet|nooit|hoor|joh|man|dat|dit|is|het|nu|nou|meer|op dit moment|op het moment|momenteel|"
    r"vandaag|gelukkig|absoluut|helemaal|zeker|totaal|echt|ik denk|denk|van|volgens mij|maar|en|want|direct|acuut|geen|gevaar)(?: |$))+"
)
_SAFE_QUESTION = re.compile(r"\b(?:bent|ben|is|zijn|voel)\b.*\b(?<!on)veilig\b")
_SUICIDE_QUESTION = re.compile(
    r"zelfdoding|zelfmoord|suicid|suïcid|dood (?:zou )?(?:wil|wilt|willen)|niet meer (?:te )?(?:willen )?(?:leven|zijn)|aan de dood|jezelf iets"
)
_SENTENCES = re.compile(r"[.!?]")
_DANGER = re.compile(r"\bgevaar\b")
_THIS_MOMENT = re.compile(r"\b(?:nu|op dit moment|momenteel)\b")
_WANTS_TO_LIVE = re.compile(r"\bik wil (?:juist|wel|gewoon|graag) (?:\w+ )?leven\b")
_NOT_ANY_MORE = re.compile(r"\bniet meer (?:leven|verder|wakker|zijn|er zijn)\b")
_SOMETIMES = re.compile(
    r"^(?:soms|vaak|elke dag|iedere dag|steeds|altijd|af en toe|wel eens|weleens|de laatste tijd|elke nacht|heel vaak|best vaak|regelmatig)\b"
)
_HERE = re.compile(
    r"\b(?:hij|ze|zij) (?:is|staat|zit|komt) (?:\w+ )?(?:hier|binnen|er|thuis|voor de deur|eraan)\b"
)
_NO_HARM = re.compile(
    r"\b(?:momentje|praat later|om te eten|bloemen|pakketje|taart|even wachten|monteur|boodschappen|gezellig|bezoek|kopje|"
    r"ben zo terug|kom zo terug|later verder|straks verder|ik kom er zo aan|even opendoen)\b"
)
_AGAIN_NOW = re.compile(
    r"^(?:en )?(?:nu|nou)(?: ook| weer| alweer| nog steeds| net| is het weer zover)$|^nu$|"
    r"^(?:het )?(?:begint|gebeurt|is) (?:nu )?(?:weer|opnieuw|nu)(?: zover| bezig| aan de gang| begonnen)?(?: nu)?$|"
    r"^het is (?:weer )?(?:zover|begonnen|bezig|mis)(?: nu)?$|^(?:hij|ze|zij) begint weer(?: nu)?$|"
    r"^(?:hij|ze|zij) is (?:er|hier|thuis|terug|binnen|boven|beneden|weer terug|er weer|er nu|weer thuis)(?: nu| weer)?$|"
    r"^(?:kom|kom nu|kom snel|snel|snel kom|schiet op|vlug|nu meteen)$|"
    r"^(?:ik hoor (?:hem|haar|ze|ze weer|hem weer))(?: nu| weer)?$|^op dit moment(?: ja)?$|^ja nu$"
)
_WHAT_NEXT = re.compile(
    r"^(?:en |maar |ok |oke )?(?:nu|nou|wat nu|hoe nu|en dan)(?: dan| verder)?$"
)
_NEAR = re.compile(
    r"\b(?:staat|komt|is) (?:\w+ ){0,3}(?:voor de deur|aan de deur|eraan|er aan|onderweg|thuis|binnen|buiten|beneden|hier|terug|op de gang|boven)\b|"
    r"\b(?:ik hoor hem|ik hoor haar|ik hoor ze|de sleutel|zijn auto|hij zoekt|hij belt aan|nu weer|nu ook|nu wel)\b"
)
_LONGEST_SHORT = 12
_LONGEST_ANSWER = 9


def plain_answer(text: str) -> str:
    """`text` as plain words without marks."""
    return " ".join(word for word in tokens(text) if word not in ".!?,;:\n")


def answer_of(text: str) -> Answer | None:
    """Whether a message says yes or no, whatever follows."""
    words = plain_answer(text)
    if _NO.match(words):
        return "nee"
    return "ja" if _YES.match(words) else None


def with_question_read(context: Context) -> Context:
    """The context, in which a question about danger at this moment counts as such by its words alone.

    The bot marks its own question; a medewerker or an older version of a text may ask it unmarked.
    """
    said = (context.vraag_tekst or "").lower().rstrip()
    if context.gevraagd is None and said.endswith("?"):
        question = _SENTENCES.split(said)[-2]
        if _DANGER.search(question) and _THIS_MOMENT.search(question):
            return replace(context, gevraagd="acuut")
    return context


def rest_of_no(text: str, context: Context) -> str | None:
    """What stands beside "no" to the question whether there is danger now; None for no such answer.

    "Nee hoor, ze zitten hier op de bank" is safe; "nee, maar hij heeft een mes" must still be judged.
    """
    question = (context.vraag_tekst or "").lower()
    about_safety = bool(_SAFE_QUESTION.search(question)) and "gevaar" not in question
    if context.gevraagd != "acuut" or about_safety or answer_of(text) != "nee":
        return None
    return _HEAD_OF_NO.sub("", plain_answer(text))


def _on_suicide(words: str, answer: Answer | None, short: bool) -> Literal["113", "veilig"] | None:
    """What an answer to the question about thoughts of suicide means; None when it must be judged."""
    if short and (answer == "ja" or _SOMETIMES.match(words)):
        return "113"
    wants_to_live = _WANTS_TO_LIVE.search(words) and not _NOT_ANY_MORE.search(words)
    return "veilig" if answer == "nee" and (short or wants_to_live) else None


def urgent_in_context(
    text: str, context: Context, story_is_dangerous: bool
) -> Spoed | Literal["veilig"] | None:
    """What an answer means for safety, or None when the context decides nothing.

    Args:
        text: the message.
        context: question and story before it.
        story_is_dangerous: whether earlier messages speak of a red flag.

    Returns:
        "112" or "113", "veilig" for an answer that says there is no danger now, or None.
    """
    words = plain_answer(text)
    short = len(words.split()) <= _LONGEST_SHORT
    question = (context.vraag_tekst or "").lower()
    answer = answer_of(text)
    if _SUICIDE_QUESTION.search(question):
        meant = _on_suicide(words, answer, short)
        if meant is not None:
            return meant
    if _NO_HARM.search(words) and short and not story_is_dangerous and answer is None:
        return "veilig"
    here = answer != "nee" or _SAFE_QUESTION.search(question)
    if (
        context.gevraagd == "acuut"
        and here
        and _HERE.search(words)
        and short
        and not _NO_HARM.search(words)
    ):
        return "112" if story_is_dangerous or answer == "ja" else None
    if (
        context.gevraagd == "acuut"
        and answer is not None
        and short
        and len(words.split()) <= _LONGEST_ANSWER
    ):
        safe_question = bool(_SAFE_QUESTION.search(question)) and "gevaar" not in question
        if (answer == "ja") is safe_question:
            return "veilig"
        if answer == "ja" and _YES_BUT_NOT_NOW.search(words):
            return None
        return "112"
    if (
        context.gevraagd == "acuut"
        and short
        and words in ("nu", "op dit moment", "nu wel", "nu ja")
    ):
        return "112"
    if "?" in text and _WHAT_NEXT.match(words):
        return None
    if story_is_dangerous and short and (_AGAIN_NOW.match(words) or _NEAR.search(words)):
        return "112"
    return None
