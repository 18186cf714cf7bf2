"""The judgement of one message: rules for what is certain, the classifier for the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.danger.answers import (
    plain_answer,
    rest_of_no,
    urgent_in_context,
    with_question_read,
)
from bot.danger.called import rest_after_call
from bot.danger.departure import is_forced_departure_soon
from bot.danger.evidence import (
    counted,
    findings_of,
    is_about_suicide,
    is_told_now,
    limits_of,
    limits_when_told,
    margin,
    says_calm,
)
from bot.danger.fillers import says_it_again
from bot.danger.flags import FAMILIES, Finding
from bot.danger.frames import clauses, without_figures
from bot.danger.language import detect
from bot.danger.model import Assessment, Context, Spoed
from bot.danger.normalise import tokens
from bot.danger.opinion import opinion
from bot.danger.supposed import (
    is_threatened_with_loss,
    only_tells_who_lives_there,
    rest_of_not_now,
    without_supposed,
)
from bot.danger.told import is_told, speaks_of_now
from bot.danger.wishes import without_wish

SOFT_FLAGS = frozenset({"komt_eraan", "buiten_zinnen", "schuilt", "hulpgeroep", "noodkreet"})
"""Flags that say something only when the message is urgent: a father who comes home is no danger."""
_SURE_WITHOUT_WISH = 1.0
"""Log-odds above the limit from which what stands beside a wish decides by itself."""
_SURE_ABROAD = 2.0
"""Log-odds above the limit that a message in another language needs beside the phrases known of it."""
_LONG = 60
"""Words from which a message is also judged sentence by sentence: the network reads no further."""
_SURE_SENTENCE = 3.0
"""Log-odds above the limit from which one sentence decides (benchmarks/danger.md)."""
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+")
_WHOLE_STORY = frozenset({"verzonnen", "afgelopen"})
"""Readings of one clause that hold for the sentences around it: a film, or danger that is over."""

_UNREAL = ("ontkend", "verzonnen", "vakvraag", "veronderstelling")
_CALL = (
    r"112|1 1 2|een een twee|help|helpme|helpmij|helpen|hulp|in nood|nood|ziekenauto|moord|sos|spoed|noodgeval|noodsituatie|gevaar|levensgevaar|politie|ambulance|alarm|"
    r"brandweer|mayday|emergency"
)
_FILLING = (
    r"mij|me|ons|nu|snel|alsjeblieft|bel|bellen|direct|acuut|meteen|nodig|aub|ja|de|een|is|dit|er|"
    r"kom|stuur|heb|ik|we|wij|hebben|in|voor|roep|iemand|dringend|graag|echt|met|zijn|ben|naar|hier|hallo"
)
_BARE = re.compile(rf"(?=.*\b(?:{_CALL})\b)(?:(?:{_CALL}|{_FILLING}) ?)+")
_LONGEST_BARE = 6
_TALK = re.compile(
    r"hulp (?:graag|nodig voor)|graag hulp|graag|^hallo hulp|voor de politie|met de politie|is de politie|ik ben (?:de |van de |bij de )?politie|ben ik"
)


def _is_bare_call(text: str) -> bool:
    """A bare "112", "help", "bel politie nu"."""
    words = plain_answer(text)
    if "?" in text or not words or len(words.split()) > _LONGEST_BARE:
        return False
    return (
        bool(_BARE.fullmatch(words))
        and not _TALK.search(words)
        and words not in ("politie", "ambulance", "112 bellen")
    )


def _flags(findings: list[tuple[Finding, str]], urgent: bool) -> tuple[str, ...]:
    real = {
        finding.vlag
        for finding, reading in findings
        if not reading.startswith(_UNREAL)
        # The police who "took him away" abducted nobody.
        and not (finding.vlag == "ontvoering" and reading.startswith("afgelopen"))
    }
    if not urgent:
        real -= SOFT_FLAGS
    return tuple(dict.fromkeys(family.vlag for family in FAMILIES if family.vlag in real))


def _dangerous_story(story: tuple[str, ...]) -> bool:
    return any(
        not reading.startswith(("ontkend", "verzonnen", "vakvraag"))
        for message in story
        for _, reading in findings_of(clauses(message))
    )


def _only_elsewhere(findings: list[tuple[Finding, str]]) -> bool:
    """Whether every danger spoken of is past, denied, supposed, made up or over."""
    return bool(findings) and all(not reading.startswith("kaal") for _, reading in findings)


def assess(text: str, context: Context | None = None) -> Assessment:
    """Judge whether `text` needs 112 or 113 at once, and which red flags it speaks of.

    Args:
        text: one message of the visitor, redacted or not.
        context: what came before it; None for a first message.

    Returns:
        The assessment. It never raises for any text; an empty text is no danger.
    """
    if not text.strip() or text.startswith("/"):
        return Assessment(spoed=None)
    context = with_question_read(context or Context())
    words = " ".join(without_figures(text))
    beside_call = rest_after_call(words)
    if beside_call is not None:
        return _judge_rest(beside_call, text, Context(), "gebeld")
    beside_no = rest_of_no(words, context)
    certain = without_supposed(words, context, denies=beside_no is not None)
    if certain is not None:
        return assess(certain, context) if certain.strip(" ,.") else Assessment(None, reden="kalm")
    if only_tells_who_lives_there(words, context):
        return Assessment(None, reden="kalm")
    not_now = rest_of_not_now(words, context)
    beside_no = not_now if beside_no is None else beside_no
    if beside_no is not None:
        return _judge_rest(beside_no, text, _as_story(context), "kalm")
    if context.verhaal and says_it_again(" ".join(tokens(text))):
        context = _as_story(context)
    whole = _assess(text, context)
    rest = without_wish(text)
    if rest is not None:
        told = _assess(rest, context)
        if told.spoed is not None and told.marge >= max(whole.marge, _SURE_WITHOUT_WISH):
            return told
    return whole if whole.spoed is not None else _surest_sentence(text, context) or whole


def _surest_sentence(text: str, context: Context) -> Assessment | None:
    """The one sentence of a long message that by itself surely is an alarm; None for no such one.

    In a long calm story the words of all other sentences weigh against the one that counts.
    """
    found = clauses(text)
    if len(text.split()) < _LONG or says_calm(found):
        return None
    if any(clause.frames & _WHOLE_STORY for clause in found):
        return None
    judged = [_assess(part, context) for part in _SENTENCE_END.split(text) if part.strip()]
    alarms = [
        one
        for one in judged
        if one.spoed is not None and one.reden in ("regel", "model") and one.marge >= _SURE_SENTENCE
    ]
    return max(alarms, key=lambda one: one.marge, default=None) if len(judged) > 1 else None


def _as_story(context: Context) -> Context:
    """The same conversation, in which what comes next is told and no call for help."""
    return replace(context, gevraagd=None, vraag_tekst=None, acuut=False)


def _judge_rest(rest: str, text: str, context: Context, reason: str) -> Assessment:
    """Judge what stands beside "no danger now" or "112 is called": only a danger told is an alarm."""
    # After a call for help what is left counts in full; after "no" it must sound like this moment.
    sign = reason == "gebeld" or speaks_of_now(rest) or is_told_now(findings_of(clauses(rest)))
    if sign and len(rest.split()) > 1:
        told = _assess(rest, context)
        if told.spoed is not None:
            return told
    flags = _flags(findings_of(clauses(text)), urgent=False)
    return Assessment(None, flags, reden=reason, tijd="niet_nu")


def _assess(text: str, context: Context) -> Assessment:
    found = clauses(text)
    findings = findings_of(found)
    foreign = detect(text)
    language = foreign.language if foreign else None

    def urgent(spoed: Spoed, certainty: float, reason: str, marge: float = 0.0) -> Assessment:
        flags = _flags(findings, urgent=True)
        return Assessment(spoed, flags, certainty, reason, "nu", language, marge)

    if _is_bare_call(text):
        return urgent("112", 1.0, "kaal")
    if is_forced_departure_soon(text, context.verhaal):
        return urgent("112", 0.95, "context")
    answer = urgent_in_context(text, context, _dangerous_story(context.verhaal))
    if answer in ("112", "113"):
        return urgent(answer, 0.95, "context")
    if foreign is not None and foreign.kind is not None:
        return urgent("113" if foreign.kind == "doodwens" else "112", 0.9, "taal")
    judged = opinion(text)
    danger, thoughts = judged.danger, judged.thoughts
    dies = any(finding.vlag.startswith("suicide") for finding, _ in findings)
    if not dies and is_threatened_with_loss(" ".join(without_figures(text))):
        thoughts = 0.0
    calm = says_calm(found)
    certain = counted(found) if calm else findings
    limits = limits_of(certain, calm, len(plain_answer(text).split()))
    if is_told(context):
        limits = limits_when_told(limits, certain, speaks_of_now(text))
    marge = margin(danger, thoughts, limits)
    needed = 0.0 if foreign is None else _SURE_ABROAD
    if answer != "veilig" and marge >= needed:
        reason = "regel" if is_told_now(findings) else "model"
        number: Spoed = "113" if is_about_suicide(danger, thoughts, limits) else "112"
        return urgent(number, max(danger, thoughts), reason, marge)
    flags = _flags(findings, urgent=False)
    settled = calm or _only_elsewhere(findings) or answer == "veilig" or foreign is not None
    return Assessment(
        spoed=None,
        vlaggen=flags,
        zekerheid=max(danger, thoughts),
        reden="kalm" if settled else "model",
        tijd="niet_nu" if flags else "geen",
        taal=language,
        marge=marge,
    )
