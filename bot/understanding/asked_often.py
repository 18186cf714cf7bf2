"""Questions that people ask often and that have an answer of their own.

The intents of the contract are wide ("vraag/maatregelen"); "does the police get to hear this?"
deserves the answer to that. `topic_of` recognizes these by their words; the answer stands in
`data/responses/veelgevraagd.yml` as `utter_antwoord_<topic>`.
"""

from __future__ import annotations

import re

# "Why must you know that": the question that was asked is explained, it is no topic.
WHY = "waarom"
_YOU = r"(?:u|je|jij|jullie|ze|zij|veilig thuis|jou|dit|deze chat)"
_VIOLENT_ONE = (
    r"(?:(?:haar|zijn|d'?r|z'?n|der|die|hun|de) (?:ex-?|nieuwe )?"
    r"(?:man|vriend|vriendin|partner|vrouw|ex(?:-?\w+)?|verloofde|stalker|dader|pleger|broers?)|hem|die (?:gast|kerel|vent))"
)
_SEES = r"(?:zien|ziet|lezen|leest|terug(?:zien|vinden|kijken|lezen)|meekijk\w*|meelez\w*|checkt?|kijkt?|bekijkt)"
_DEVICE = r"(?:telefoon|tel|mobiel\w*|toestel|laptop|computer|tablet|zoekgeschiedenis|geschiedenis|gesprek|chat)"
_PARENTS = (
    r"(?:mijn|m'n|mn|me) (?:ouders?|moeder|vader|mama|papa|mam|pap|stiefvader|stiefmoeder|pa|ma)"
)
_LEAVE = r"(?:weg(?:gaan|lopen)?|verlaten|scheiden|uit elkaar|bij (?:hem|haar|mijn \w+) weg)"

# The first pattern that fits decides.
_TOPICS: tuple[tuple[str, str], ...] = (
    (
        WHY,
        rf"waarom (?:moet|wil|vraag|vraagt|moeten|willen|vragen) {_YOU}\b.{{0,25}}"
        r"(?:weten|dat|dit|vragen|cijfer|plaats)"
        rf"|waar (?:heb|hebben|heeft|is|gebruik) .{{0,18}}(?:voor nodig|nodig voor|voor)\W*$"
        r"|wat (?:maakt|doet) dat (?:nou |er )?(?:uit|toe)\b",
    ),
    (
        "lees_je",
        r"(?:lees|luister|hoor|snap|begrijp) (?:je|jij|u) (?:wel |nou |eigenlijk |uberhaupt |überhaupt |me |mij )*"
        r"(?:wat ik|naar m|mij|me\b|wel\b)|(?:je|jij|u) (?:leest|luistert) (?:niet|helemaal niet)"
        r"|(?:je|u) geeft (?:geen|niet) antwoord|mijn vraag niet beantwoord",
    ),
    (
        "veilig",
        r"wat (?:is|betekent|bedoel(?:t|en)? (?:je|u) met|vind je|noem je) (?:dan |eigenlijk |nou )?"
        r"(?:heel |erg |helemaal )?(?:on)?veilig\b",
    ),
    (
        "politie",
        rf"\b(?:bel|belt|bellen|licht|waarschuw\w*|stuur\w*|schakel\w*|vertel\w*|geef|geven|geeft|informeer\w*|seint) {_YOU} "
        r".{0,25}\bpolitie|\b(?:komt|gaat|hoort|krijgt|weet|staat|moet) (?:dan |nu )?(?:de )?politie\b"
        rf"|\b{_YOU} (?:toch |dan )?(?:niet )?(?:meteen |gelijk )?(?:de |naar de )politie\b"
        r"|politie .{0,20}(?:erbij|langs|te horen|te weten|aan de deur|ingelicht|gewaarschuwd|op me af)",
    ),
    (
        "aangifte",
        r"\b(?:moet|kan|mag|zal|zou|wil|hoe|waar|wanneer|heeft|advies|helpt|is)\b.{0,40}\baangifte\b|aangifte\b.{0,30}\?",
    ),
    (
        "slechte_ouder",
        r"\bben ik (?:nu |nou |dan |dus |eigenlijk |echt |wel |daarom |daardoor )*(?:een |zo'n )?(?:hele )?"
        r"(?:slecht|waardeloos|waardeloze|verschrikkelijk|vreselijk|mislukt|rot|kut|gestoord)e?\s?"
        r"(?:moeder|vader|ouder|mama|papa|mam|pap|mens|oma|opa)\b",
    ),
    (
        "wissen",
        rf"\b(?:wis|wissen|verwijder\w*|weghalen|weghaal|haal|verberg\w*|delete\w*|opruimen)\b.{{0,30}}\b{_DEVICE}\b"
        rf"|\b{_DEVICE}\b.{{0,30}}\b(?:wis|wissen|verwijder\w*|weg ?(?:krijg\w*|hal\w*|haal)|verberg\w*|deleten)\b"
        rf"|\b(?:niet|niks|nooit|geen)\b.{{0,15}}\b{_SEES}\b.{{0,30}}\b{_DEVICE}\b"
        r"|\b(?:niet|nooit|niks)\b.{0,12}\b(?:zien|vinden|ziet|terugvinden|merken|lezen)\b.{0,10}\b(?:dat ik (?:hier|dit|met)|wat ik)\b"
        r"|\bsporen? (?:uit)?wis\w*",
    ),
    (
        "ouders_bellen",
        rf"\b(?:bel|belt|bellen|zeg|zeggen|zegt|vertel\w*|app|appen|waarschuw\w*|licht|doorvertel\w*|verklap\w*)\b(?: {_YOU}| dit| dat| het| nou| nu| dan| alles| ook)* "
        rf"(?:ook |aan |tegen |met |naar )*{_PARENTS}\b"
        rf"|\b(?:gaan|ga|gaat|zullen|moeten|willen|kunnen) {_YOU}\b.{{0,30}}\b{_PARENTS}\b.{{0,25}}\b(?:bellen|zeggen|vertellen|inlichten|waarschuwen|appen|praten|weten|doorgeven)"
        rf"|\b(?:komt?|gaat|krijgen|krijgt|zien|lezen|horen|hoort)\b.{{0,25}}\b(?:bij |naar )?{_PARENTS}\b(?:.{{0,20}}\b(?:dit|dat|het|terecht|thuis|verslag|te (?:zien|horen|lezen)))?\W*$",
    ),
    (
        "school",
        r"\b(?:moet|zal|kan|mag|zou) ik\b.{0,40}\b(?:op|aan|tegen|bij|met) (?:de |mijn |m'n |mn )?"
        r"(?:school|juf|meester|mentor|leraar|lerares|docent)\b",
    ),
    (
        "telefoon",
        rf"\b{_SEES}\b.{{0,40}}\b{_DEVICE}\b|\b{_DEVICE}\b.{{0,40}}\b{_SEES}\b"
        rf"|\b{_SEES}\b.{{0,12}}\bwat ik (?:hier )?(?:typ|schrijf|zeg|chat|vertel|doe)\w*",
    ),
    (
        "kosten",
        r"\bwie betaalt\b|\bwat kost\b|\bkost (?:dit|dat|het|deze|een|bellen|advies)\b|\b(?:is|zijn) (?:dit|dat|het|bellen|deze chat|advies|hier)\b.{0,20}"
        r"\b(?:gratis|kosten|betaald)\b|\bmoet ik (?:hier(?:voor)? |ervoor |iets |dit )*betalen\b",
    ),
    (
        "ontdekt",
        r"\b(?:als|wanneer|stel)\b.{0,30}\b(?:hij|zij|ze|mama|papa|ouders|man|vriend|moeder|vader|familie|iemand|gezin)\b.{0,40}"
        r"\b(?:achter ?komt|achter ?komen|ontdek\w*|merkt|merken|hoort|horen|weet|te weten)\b.{0,40}(?:chat|hier|dit|gesprek|ge(?:bel|pr|chat)|erachter)"
        r"|\b(?:achter\s?kom\w*|erachter|ontdek\w*|te weten)\b.{0,40}\b(?:chat\w*|gechat|hier (?:ben|was|zit|zat)|contact|jullie praat)"
        r"|\b(?:mag|mogen|hoort|horen|krijgt|krijgen|weet|weten|komt|komen) (?:mijn|zijn|haar|hun|de|ze|hij|zij|iemand|mama|papa|m'n|z'n)\b.{0,40}"
        r"\bdat ik (?:hier|dit|met (?:jou|jullie|u)|contact|gechat|gebeld)\b"
        r"|\b(?:hoort|horen|komt|komen|krijgt|krijgen) (?:mijn |zijn |haar |de |m'n )?(?:dochter|zoon|moeder|vader|ouders|mama|papa|buren|man|vrouw|vriend|familie|ze|hij|zij)"
        r"\b.{0,30}\b(?:ervan|hiervan|erachter|achter|hier van|er achter|te horen|te weten)\b",
    ),
    (
        "confronteren",
        rf"\b(?:ik|we|wij)\b.{{0,20}}\b{_VIOLENT_ONE}\b.{{0,25}}\b(?:bel|bellen|opbellen|aanspreken|confronter\w*|appen|app|opzoeken|de waarheid|aanpakken|waarschuwen)\b"
        rf"|\b(?:ik|we|wij)\b.{{0,15}}\b(?:bel|confronteer|spreek|app|waarschuw)\b.{{0,12}}\b{_VIOLENT_ONE}\b"
        rf"|\b{_VIOLENT_ONE}\b (?:gewoon |zelf |maar |even |eens |ook )*(?:bellen|aanspreken|confronteren|appen|opzoeken)\b",
    ),
    (
        "weggaan",
        rf"\b(?:moet|zal|kan|wat als|hoe) ik\b.{{0,30}}\b{_LEAVE}\b|\bmoet ik (?:dan |nu )?(?:bij )?(?:hem|haar|mijn \w+) (?:dan )?{_LEAVE}",
    ),
    (
        "jeugdzorg",
        r"\bverschil\b.{0,60}\b(?:jeugdzorg|jeugdbescherming|kinderbescherming|jeugdhulp|wijkteam)\b"
        r"|\b(?:zijn|ben|is|horen) (?:jullie|jij|je|u|dit|veilig thuis|ze)\b.{0,15}\b(?:jeugdzorg|de kinderbescherming|kinderbescherming)\b",
    ),
    (
        "normaal",
        r"\b(?:is|zijn) (?:dit|dat|het|zoiets|wat (?:hij|ze|zij) doe[nt])\b.{0,15}\b(?:normaal|gewoon|oke|oké|erg)\s*(?:\?|$)|\bof (?:dit|dat|het) (?:wel )?(?:normaal|oke|oké) is\b",
    ),
    (
        "onterecht",
        r"\b(?:als|stel)\b.{0,50}\b(?:niks|niets|nergens op|niet waar|niet klopt|onzin|vals|onterecht|meevalt|mis heb|vergis)\b.{0,60}\?"
        r"|\bkrijg ik\b.{0,20}\b(?:problemen|gedonder|straf)\b",
    ),
)
_COMPILED = tuple((topic, re.compile(pattern, re.IGNORECASE)) for topic, pattern in _TOPICS)
# A story has these words too ("the police come often"); a question mark or a question's beginning
# tells them apart. What is said of oneself or to the bot needs none.
_ALSO_SAID = frozenset({WHY, "lees_je", "confronteren", "normaal", "slechte_ouder", "wissen"})
_ASKS = re.compile(
    r"\?|(?:^|[.,!;]\s*|\b(?:en|maar|ja|nee|dus|of|vroeg|weten)\s+)(?:dan |nou |nu |eigenlijk )*"
    r"(?:wie|wat|hoe\w*|waar\w*|kan|kun\w*|mag|mogen|moet|zal|is|zijn|kom\w*|gaat|gaan|ga (?:je|jij)|hoor\w*|weet|weten|krijg\w*"
    r"|bel\w*|ziet|leest|jullie|advies)\b",
    re.IGNORECASE,
)
_AFTER_REDACTION = re.compile(r"\[[A-Z]+\]")


def topic_of(text: str) -> str | None:
    """The own topic of a question asked often, `WHY`, or None.

    Args:
        text: the message; a button's payload has no topic.
    """
    if text.startswith("/") or len(text) > 400:
        return None
    plain = _AFTER_REDACTION.sub(" ", text)
    asks = bool(_ASKS.search(plain))
    return next(
        (
            topic
            for topic, pattern in _COMPILED
            if (asks or topic in _ALSO_SAID) and pattern.search(plain)
        ),
        None,
    )
