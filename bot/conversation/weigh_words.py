"""What somebody who weighs says in own words: "ja dat vermoeden heb ik nog steeds", "elke week wel".

Each question of the check (`check_talk`) has its own words; the answer is one of its closed values.
Danger is no business of these: who calls has looked for it first.
"""

from __future__ import annotations

import re

from bot.conversation.function_words import functie_of, other_functie
from bot.conversation.spoken import safe_now
from bot.conversation.step_words import step_of
from bot.meldcode import SECTOREN, Check
from bot.understanding.entities import sector as sectors

# A question of the check, as `Asked.name` has it; a weighing question is "v1" to "v5".
_UNSURE = re.compile(
    r"\b(?:weet\b.{0,20}\b(?:niet|nie)|wee(?:t|k)nie|geen (?:flauw )?idee|geen zicht|onduidelijk|onzeker"
    r"|niet (?:echt )?(?:duidelijk|zeker|bekend)|(?:lastig|moeilijk)(?: te (?:zeggen|bepalen|beoordelen))?"
    r"|twijfel\w*|misschien|wellicht|zou (?:best )?kunnen|(?:in)?schatten|beoordelen|nog niet te zeggen)\b",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:(?:nou|tja|hm+|eh+|uh+|maar|dat|helaas|ehm)\W+)*"
    r"(?:nee+|neen?|nope|nah|niet|nie|geen|niks|absoluut niet|zeker niet|nauwelijks|amper)\b"
    r"|\b(?:denk|geloof|vrees|meen)\b.{0,12}\b(?:niet|van niet)\b|\b(?:volgens mij|helaas|eigenlijk|gelukkig) niet\b",
    re.I,
)
_YES = re.compile(
    r"^\W*(?:(?:nou|tja|hm+|eh+|uh+|dat|helaas|ehm)\W+)*"
    r"(?:ja+|jep|jawel|jazeker|yes|zeker|klopt|inderdaad|idd|absoluut|wel degelijk|uiteraard|natuurlijk)\b|\b(?:ja|wel|zeker)\W*$|\bkan wel\b"
    r"|\b(?:volgens mij|eigenlijk|denk ik|ik denk|denk|geloof ik|helaas|gedeeltelijk|zeker) (?:het |van |dat )?wel\b",
    re.I,
)
_PASS = re.compile(
    r"\b(?:sla\b.{0,12}\bover|overslaan|maakt niet uit|zeg ik liever niet|geen zin|verder|anders|iets anders)\b",
    re.I,
)
_PER_QUESTION = {
    "v1": (
        r"\b(?:nog (?:steeds|altijd)|vermoed\w*|houd(?:en)? zorgen|zorgen (?:blijven|zijn (?:er|gebleven))"
        r"|(?:ik denk|blijf(?:t)?|vrees)\b.{0,12}\b(?:nog|mishandel\w*|verwaarloo\w*|geslagen)|maak me\b.{0,20}\bzorgen|niet gerust|niet pluis|blij(?:f|ft) ik bij)\b",
        r"\b(?:geen (?:enkel )?vermoeden|niet meer|vermoeden (?:is )?(?:weg|verdwenen)|valt mee|gerustgesteld"
        r"|bleek (?:niets|niks|onschuldig)|uitgesloten)\b",
    ),
    "v3": (
        r"\b(?:(?:ik|wij?) (?:kan|kunnen|bied|bieden|regel|regelen|heb|hebben)\b.{0,40}\b(?:hulp|aanbieden|bieden"
        r"|regelen|inzetten|wel|organiseren)|hulp (?:is|komt|loopt)|kan(?: ik)?(?: wel)? regelen|(?:inzetten|inschakelen|aanvragen|erbij halen|opschalen)|lukt (?:me |ons )?wel)\b",
        r"\b(?:(?:kan|kunnen|lukt|gaat|heb|hebben|mag)\b.{0,25}\b(?:niet|geen)|niet (?:effectief|genoeg|voldoende|mogelijk|haalbaar)"
        r"|onvoldoende|te (?:weinig|zwaar|complex)|onmogelijk|buiten (?:mijn|onze))\b",
    ),
    "v4": (
        r"\b(?:wil(?:len)?\b.{0,15}\b(?:wel|graag)|werk(?:t|en)\b.{0,12}\bmee|sta(?:an|at)?\b.{0,25}\bopen|accepte(?:ert|ren)"
        r"|aanvaard(?:t|en)|ne(?:emt|men)\b.{0,15}\baan|gemotiveerd|doen mee|blij met)\b",
        r"\b(?:wil(?:len)?\b.{0,25}\b(?:niet|geen|niks|niets)|weiger\w*|werk(?:t|en)\b.{0,12}\bniet mee|houd(?:t|en)?\b.{0,15}\baf"
        r"|ontken\w*|staan?\b.{0,12}\bniet\b.{0,6}\bopen|niet gemotiveerd|afgewezen|wijst\b.{0,15}\baf|haakt?\b.{0,6}\baf"
        r"|\w+ (?:wil |werkt )?(?:wel|graag)\b.{0,15}\b\w+ (?:wil |werkt )?niet|\w+ (?:wil |werkt )?niet\b.{0,15}\b\w+ (?:wil |werkt )?wel|een van (?:de )?(?:twee|beide\w*)"
        r"|zegt (?:steeds )?af|geen (?:hulp|inzet|medewerking|toestemming)|komt niet)\b",
    ),
    "v5": (
        r"\b(?:op tijd|snel genoeg|binnen (?:een paar |enkele )?(?:dagen|weken)|gaat (?:al )?beter|veilig(?:er)? (?:wordt|is))\b",
        r"\b(?:(?:niet|nooit)\b.{0,15}\b(?:op tijd|snel|genoeg|veilig)|te (?:lang|laat|traag|langzaam)|wachtlijst\w*"
        r"|duurt (?:te )?(?:lang|maanden)|onveilig|wordt niet)\b",
    ),
}
_OWN = {
    name: (re.compile(yes, re.I), re.compile(no, re.I)) for name, (yes, no) in _PER_QUESTION.items()
}
_BOTH = re.compile(r"\b(?:allebei|alle ?bei|beiden?|alle twee|zowel)\b", re.I)
_NEITHER = re.compile(
    r"\b(?:geen van (?:beide|de twee|allebei)\w*|allebei niet|beide niet|noch)\b", re.I
)
_KINDS = (
    (
        "acuut",
        re.compile(
            r"\bacu+[ut]\w*|\b(?:direct|meteen|nu) (?:gevaar|onveilig)\b|\blevensgevaar\w*", re.I
        ),
    ),
    (
        "structureel",
        re.compile(
            r"\bstructu?r?eel\w*|\bstructurele?\b|\b(?:el[kc]e?|iedere?)\s+(?:\w+\s)?(?:dag|week|maand|avond|nacht|ochtend|weekend|keer)"
            r"|\b(?:dagelijks|wekelijks|maandelijks|telkens|steeds (?:weer|opnieuw|vaker)|regelmatig|herha\w+|patroon|voortdur\w*)"
            r"|\bal (?:jaren|maanden|weken|lang|langer|een (?:jaar|tijd))|\b(?:tweede|derde|vierde|zoveelste|2e|3e|4e)\s+(?:keer|maal)"
            r"|\b(?:twee|drie|vier|vijf|meerdere|paar|\d) (?:keer|maal)\b|\bblijft? (?:maar )?(?:door)?(?:gaan|gebeuren)|\bniet de eerste keer"
            r"|\bgebeurt (?:heel |zo |best )?vaak",
            re.I,
        ),
    ),
)
_BUT = re.compile(r"\bmaar\b", re.I)
_DENIED_BEFORE = re.compile(r"\b(?:niet|geen|nooit|niet echt|niet meteen)\s+(?:\w+\s+)?$", re.I)
_DENIED_AFTER = re.compile(
    r"^\W*(?:is het |is er )?(?:niet|nie)\b|^\W*(?:(?:dat|is|het|er) ){0,2}(?:weet|durf|betwijfel|twijfel)\b[^,;.]{0,20}",
    re.I,
)
_SPECIAL = (
    (
        "mantelzorg",
        r"mantelzor\w*|afhankelijk van (?:mijn|de|haar|hem)|zorgt voor (?:haar|zijn|de)",
    ),
    ("dwingende_controle", r"dwingende? controle|intieme terreur|contro(?:leert|le)\w*|isole\w+"),
    ("eergerelateerd", r"eer(?:gerelateerd\w*|wraak)?|uithuwelijk\w*|huwelijksdwang|achterlat\w+"),
    ("seksueel_geweld", r"seksue\w+|misbruik\w*|aanrand\w+|verkracht\w*|zeden\w*"),
    (
        "eigen_veiligheid",
        r"gevaar(?:lijk\w*)?\b.{0,15}\bvoor (?:mij|ons|mezelf|collega\w*|haar|hem)|bang voor (?:mijn|onze)|bedreig\w+",
    ),
    (
        "onthulling",
        r"onthull\w*|disclosure|(?:zelf|uit zichzelf)\b.{0,25}\b(?:verteld?e?|gezegd|zei)|verteld?e?\b.{0,25}\b(?:zelf|zichzelf|mij|me)"
        r"|(?:zei|zegt) (?:ze|hij|het)\b.{0,15}\bzelf",
    ),
    ("medewerker", r"(?:eigen )?(?:collega|medewerker|personeel)\b|eigen organisatie"),
    ("volwassene", r"volwassene?\b|verslaa?f\w*|verslaving|psychi\w+|depressie\w*|psychose"),
)
_BIJZONDER = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _SPECIAL)
_NONE = re.compile(
    r"^\W*(?:nee+|neen?|geen\w*|niks|niets|nvt|niet van toepassing|verder|klaar|dat was het|de rest (?:geldt )?niet)\b",
    re.I,
)


def answer(text: str, asked: str, check: Check) -> str | None:
    """The answer to question `asked` as ways of the check joined by "+", or None.

    Args:
        text: what was typed; holds no danger.
        asked: gevaar, sector, functie, stap, bijzonder, or v1 to v5.
        check: what was said so far.
    """
    if asked in ("sector", "functie", "stap", "gevaar"):
        return _about_the_work(text, asked, check)
    if asked == "bijzonder":
        return _special(text)
    value = safety_of(text) if asked == "v2" else _yes_no(text, asked)
    return f"{asked}.{value}" if value else None


def _about_the_work(text: str, asked: str, check: Check) -> str | None:
    if asked == "gevaar":
        if _NO.search(text) or safe_now(text):
            return "gevaar.nee"
        return "gevaar.ja" if _YES.search(text) else None
    if asked == "stap":
        step = step_of(text)
        if step is not None:
            return f"stap.{step}"
        return "voorbij.stap" if _UNSURE.search(text) or _PASS.search(text) else None
    functie = functie_of(text, check.sector)
    if asked == "functie":
        if functie:
            return f"functie.{functie}"
        passed = _PASS.search(text) or _UNSURE.search(text)
        other = "" if passed else other_functie(check.sector)
        return f"functie.{other}" if other else "voorbij.functie"
    found = next((one.value for one in sectors.find(text, True)), None)
    told = str(found) if found in SECTOREN else None
    functie = functie_of(text, told or "")
    if told and functie:
        return f"sector.{told}+functie.{functie}"
    return f"sector.{told}" if told else None


def _special(text: str) -> str | None:
    told = [name for name, sign in _BIJZONDER if _said(sign, text)]
    if told:
        return "+".join(f"bijzonder.{name}" for name in told)
    if _NONE.search(text) or _NO.search(text) or _UNSURE.search(text):
        return "voorbij.bijzonder"
    # Who tells the answer to a next question already has nothing to say to this one. Only what is
    # told counts: a bare "nee" here is no answer there.
    if _OWN["v1"][0].search(text) and not _OWN["v1"][1].search(text):
        return "voorbij.bijzonder+v1.ja"
    if any(_said(sign, text) for _, sign in _KINDS):
        return f"voorbij.bijzonder+v2.{safety_of(text)}"
    return None


def safety_of(text: str) -> str | None:
    """The kind of danger that is told: acuut, structureel, allebei, nee or weet_niet; None."""
    if _NEITHER.search(text):
        return "nee"
    if _BOTH.search(text):
        return "allebei"
    named = [(name, sign) for name, sign in _KINDS if sign.search(text)]
    told = [name for name, sign in named if _said(sign, text)]
    if len(told) == 2:
        return "acuut" if re.search(r"\bof\b", text) and "?" in text else "allebei"
    if told:
        return told[0]
    if _UNSURE.search(text):
        return "weet_niet"
    if len(named) == 2:
        return "nee"
    # "Niet acuut, maar …": what comes after it was not understood, so it is asked again.
    return "nee" if _NO.search(text) and not _BUT.search(text) else None


def _said(sign: re.Pattern[str], text: str) -> bool:
    """Whether `sign` is found without a "niet" before or after it."""
    return any(
        not _DENIED_BEFORE.search(text[: hit.start()])
        and not _DENIED_AFTER.search(text[hit.end() :])
        for hit in sign.finditer(text)
    )


def _yes_no(text: str, asked: str) -> str | None:
    yes, no = _OWN[asked]
    plain_no, plain_yes = _NO.search(text), _YES.search(text)
    if plain_no and not _UNSURE.search(text):
        return "nee"
    if plain_yes and not (asked != "v1" and no.search(text)):
        return "ja"
    if no.search(text) and not _UNSURE.search(text):
        return "nee"
    if _UNSURE.search(text):
        return "weet_niet"
    return "ja" if yes.search(text) else None
