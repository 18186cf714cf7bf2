"""What the writer is to the family: "mijn kleindochter" makes the writer a grootouder."""

from __future__ import annotations

import re

from bot.understanding.entities.found import Found, lowered
from bot.understanding.entities.functions import FUNCTIONS, alternatives, row_of
from bot.understanding.entities.speaker import find_profession

_MY = r"(?:mijn|m'n|mn|onze|ons|me)"
_GROUPS = {
    "buren": ("buren",),
    "familie": (
        "familie", "oma", "opa", "grootouder", "tante", "oom", "zus", "broer", "zoon", "dochter",
        "kind", "moeder", "vader", "ouder", "ex-partner", "neef", "nicht", "schoonfamilie",
        "stiefouder", "pleegouder",
    ),
    "vriend": ("vriend", "kennis", "collega", "klasgenoot", "huisgenoot"),
    "zelf": ("zelf",),
}  # fmt: skip
_GROUP_OF = {value: group for group, values in _GROUPS.items() for value in values}
_PROFESSIONS = frozenset(relatie for _, relatie, _ in FUNCTIONS) - {"anders"}

# Words that say who the writer is: "ik ben haar oma", "als buurvrouw".
_SELF = r"""
buren; (?:boven|onder|over|achter|naaste?|directe )?\s?buur(?:vrouw|man|meisje|jongen|tjes?)?|(?:boven|onder|over)?buren|buurtbewoner|buurtgenoot|flatgenoot|straatgenoot|medebewoner
oma; oma|grootmoeder|omaatje|bonusoma|stiefoma
opa; opa|grootvader|stiefopa|bonusopa
grootouder; grootouders?|opa en oma
tante; tante|peettante
oom; oom|peetoom
zus; (?:oudere |jongere |half|stief|tweeling|grote |kleine )?zus(?:je|ter)?
broer; (?:oudere |jongere |half|stief|tweeling|grote |kleine )?broer(?:tje)?
ex-partner; ex(?:-?(?:partner|man|vrouw|vriend|vriendin|echtgenoot|echtgenote))?
moeder; (?:eigen |biologische )?(?:moeder|mama|mam)
vader; (?:eigen |biologische )?(?:vader|papa|pap)
stiefouder; stief(?:moeder|vader|ouder)|bonus(?:moeder|vader|ouder|mama|papa)
pleegouder; pleeg(?:moeder|vader|ouders?|gezin)
ouder; ouders?
zoon; (?:oudste |jongste |enige |schoon)?zoon
dochter; (?:oudste |jongste |enige |schoon)?dochter
neef; neef(?:je)?
nicht; nicht(?:je)?
schoonfamilie; schoon(?:zus|broer|moeder|vader|ouders|familie)|zwager
familie; familie(?:lid)?
vriend; (?:beste |goede |oude |jeugd)?(?:vriend(?:in)?|vriendinnetje|vriendje|maatje|bff)
collega; (?:oud-?|ex-?)?collega
klasgenoot; klasgeno(?:ot|te|otje)
kennis; (?:goede |vage |verre )?kennis(?:je)?|bekende|voorbijganger
"""
# Who is talked about, after "mijn": what that makes the writer.
_MINE = r"""
grootouder; klein(?:kind(?:eren|je|jes)?|zoon(?:tje)?|dochter(?:tje)?|kids?)
buren; (?:boven|onder|over|achter|naaste |directe )?\s?buur(?:vrouw|man|meisje|jongen|tjes?|kind(?:eren|je|jes)?)?|(?:boven|onder|over|achter)?buren|buurtgeno(?:ot|ten)|(?:boven|onder)buur\w*
ex-partner; ex(?:-?(?:partner|man|vrouw|vriend|vriendin|echtgenoot|echtgenote))?
vriend; (?:aller)?beste vriend(?:in)?(?:netje|je)?|goede vriend(?:in)?|vriendinnen|vrienden
collega; collega(?:'s)?|werknemer|stagiaire?|leidinggevende|baas|chef
klasgenoot; klasgeno(?:ot|te|otje|ten)
kennis; kennis(?:sen)?
neef; neef|nicht
familie; (?:half|stief|tweeling|schoon|bonus|oudere |jongere |oudste |jongste |grote |kleine )?(?:zus(?:je|ter|sen|jes)?|broer(?:tje|s|tjes)?|ouders?|vader|moeder|mama|papa|pa|ma|mam|pap|moeders|vaders)|(?:over)?(?:oma|opa|grootouders|grootmoeder|grootvader|oudtante|oudoom)|tante|oom|nichtje|neefje|neefjes|nichtjes|zwager|schoon(?:dochter|zoon|ouders|familie)|familie(?:lid|leden)?|schoonzusje|achterneef|achternicht|petekind
ouder; (?:oudste |jongste |eigen |enige |stief|pleeg|bonus|volwassen |puber)?(?:kind(?:eren|je|jes)?|zoon(?:tje)?|zonen|dochter(?:tje|s|tjes)?|baby|puber|kids|jongens|meiden|kleine)
"""
_NEIGHBOUR = re.compile(
    r"\b(?:de|bij de|mijn|die|van de|onze|bij) (?:boven|onder|over|achter)?\s?buren\b|\bde (?:boven|onder|over)?buur(?:vrouw|man|jongen|meisje)\b"
    r"|\b(?:boven|onder|over|achter)buren\b|\bhiernaast\b|\bhierboven\b|\bhieronder woon\w*|\bhiertegenover\b|\bnaast (?:mij|ons|me)\b"
    r"|\b(?:boven|onder|achter|tegenover) (?:mij|ons|me)\b(?! hoofd)|\bnaastgelegen\b|\baan de overkant\b|\bdoor de muur\b|\bdoor de muren\b"
    r"|\b(?:in|uit|op|bij ons in|verderop in) (?:mijn|m'n|mn|onze|de|ons) (?:straat|flat|portiek|trappenhuis|galerij|hofje|appartementencomplex|buurtje?|blok)\b"
    r"|\been paar huizen (?:verder|verderop)|\bverderop\b|\b(?:boven|beneden|onder)verdieping\b|\bhuis(?:je)? naast\b|\bbuurtje\b|\bbuurkind\w*"
    r"|\b(?:een|twee) (?:deur|huis|deuren) verder\b|\bhierachter\b|\bgehorig\b"
)
_FRIEND = re.compile(
    r"\b(?:een|1|die|goede|beste|hele goede) (?:\w+ )?(?:vriend(?:in)?|vriendinnetje|vriendje) (?:van|v) (?:mij|me|m'n|mijn werk|ons)\b"
    r"|(?<!heeft )(?<!had )(?<!heb )(?<!met )\b(?:een|een goede|een hele goede) vriend(?:in)?\b(?! (?:he(?:eft|b|bben)|had|krijg\w*|kreeg|wil\w*|zou|mag|gekregen)\b(?: (?:gekregen|gehad|hebben))?\s*(?:[.,;!?)]|$|en\b|maar\b|of\b))|\bvriend(?:in)? van (?:mij|me|ons)\b|\bbevriend\w*"
)
_MY_FRIEND = re.compile(rf"\b{_MY} (?P<v>vriendin(?:netje)?|vriend(?:je)?)\b")
_CHILDS_FRIEND = re.compile(
    rf"\b(?:vriend\w*|klasgeno\w+|speelkameraad\w*|maatje) van {_MY} (?:zoon\w*|dochter\w*|kind\w*|jongste|oudste)"
    r"|\biemand (?:die ik ken|uit (?:de|mijn) (?:buurt|vereniging|kerk|moskee))|\been kennis\b|\been bekende van mij\b"
    r"|\b(?:op|bij) (?:de|mijn) (?:voetbal|sport|turn|hockey)(?:club|vereniging)\b|\b(?:op het|bij het) schoolplein\b"
)
_COLLEAGUE = re.compile(
    r"\b(?:een|die|1) collega\b|\bcollega van (?:mij|me)\b|\biemand van mijn werk\b"
)
_INSTEAD = re.compile(
    r"\b(?:slaa[nt]|sloeg|geslagen|schopt?(?:e)?|schopte|bedreigt?|bedreigde|stalkt?|wurgde|knijpt|duwt|trapt|mept|slaat|kleineert|"
    r"vernedert|controleert|verkracht(?:te)?|misbruikt?|misbruikte|mishandelt|mishandelde|scheldt|aanrandde|achtervolgt|volgt|dwingt|opsluit|sluit)"
    r" (?:\w+ ){0,2}?(?:me|mij|m'n|ons)\b(?! (?:zus|broer|moeder|vader|kind|kinderen|zoon|dochter|oma|opa|buur\w*|vriend\w*))"
    r"|\bik (?:word|werd|ben) (?:\w+ ){0,6}?(?:geslagen|bedreigd|mishandeld|misbruikt|gestalkt|verkracht|opgesloten|gewurgd|geschopt|"
    r"vernederd|gekleineerd|gecontroleerd|uitgehuwelijkt|aangerand|achtervolgd|uitgescholden)\b"
    r"|(?<!van )(?<!bij )(?<!naast )\b(?:me|mij) (?:(?!dat|of|verteld|gezegd|word|heeft|hij|haar|hem)\w+ ){0,6}(?:slaa[nt]|sloeg|geslagen|bedreigd|schopt|mishandeld?|mishandelt|gewurgd|verkracht|misbruikt|opgesloten|vermoord\w*)\b"
    r"|\bsla(?:at|an) (?:m'n|mijn)? ?(?:me|mij)\b|\b(?:doet|deed|doen|raakt|raakte) (?:me|mij) (?:\w+ )?(?:pijn|zeer|aan)\b"
    r"|\b(?:zit|zat) (?:altijd |steeds )?aan (?:me|mij)\b"
)

_ABOUT = (
    (_CHILDS_FRIEND, "kennis"),
    (
        re.compile(
            r"\bklasgeno(?:ot|te)\w* van (?:mij|me)\b|\b(?:uit|in|van) (?:mijn|m'n|mn|onze) klas\b"
        ),
        "klasgenoot",
    ),
    (re.compile(r"\bhuisgeno(?:ot|te|ten)\b"), "huisgenoot"),
    (_FRIEND, "vriend"),
    (_COLLEAGUE, "collega"),
)


def _compiled(table: str, before: str, after: str = "") -> tuple[re.Pattern[str], list[str]]:
    rows = [line.split("; ", 1) for line in table.strip().splitlines()]
    words = alternatives([("", value, pattern) for value, pattern in rows])
    return re.compile(rf"{before}(?:{words})\b{after}"), [value for value, _ in rows]


_SAYS = (
    r"\b(?:ik ben|ben ik|ben|bn|wij zijn|we zijn|zijn wij|zijn we|als|ik als|wij als|met)\s+"
    r"(?:(?:de|een|het|zelf|ook|wel|namelijk|eigenlijk|gewoon|haar|zijn|hun|z'n|zn|d'r|dr|die|trotse|bezorgde|ongeruste|"
    r"bange|radeloze|eigen|al jaren|nu|een bezorgde|maar|alleenstaande|gescheiden)\s+){0,3}"
)
_SELF_RE, _SELF_VALUES = _compiled(_SELF, _SAYS, r"(?! (?:die|wordt|is bang|slaat))")
_BARE_SELF_RE, _ = _compiled(
    _SELF,
    r"^\W*(?:(?:ik|ben|de|een|het|is|zijn|haar|hun|z'n|d'r|gewoon|nou|ja|eh|uh|dat|die|van|eigenlijk|wij|we)\s+){0,4}",
)
_MINE_RE, _MINE_VALUES = _compiled(
    _MINE,
    rf"\b{_MY}\s+(?:(?:lieve|arme|oude|eigen|jonge|demente|zwangere|jongere|oudere|bejaarde|"
    r"\d+-?jarige|kleine|directe|nieuwe|naaste|turkse|marokkaanse|poolse|aardige|volwassen)\s+){0,2}",
)
_PROFESSION_RE = re.compile(rf"\b(?:{alternatives(FUNCTIONS)})\b")


def relatie_groep(value: str) -> str:
    """The coarse group of a `relatie`: buren, familie, vriend, beroep, zelf or anders."""
    if value in _PROFESSIONS:
        return "beroep"
    return _GROUP_OF.get(value, "anders")


def find(text: str, asked: bool = False) -> list[Found]:
    """What the writer is to the family, at most one.

    Args:
        text: the message.
        asked: True when it answers "what are you to them?": then a bare "oma" or "die van
            hiernaast" counts.
    """
    low = lowered(text)
    for match in _SELF_RE.finditer(low):
        row = row_of(match.groupdict())
        if _is_self(low, match, f"r{row}"):
            return [Found("relatie", _SELF_VALUES[row], *match.span(f"r{row}"))]
    if undergone := _INSTEAD.search(low):
        return [Found("relatie", "zelf", undergone.start(), undergone.end())]
    profession = find_profession(text)
    if profession is not None and profession.relatie != "anders":
        return [Found("relatie", profession.relatie, profession.start, profession.end)]
    if told := _from_others(low):
        return [told]
    return _from_answer(low) if asked else []


def _is_self(low: str, match: re.Match[str], group: str) -> bool:
    """ "Als moeder thuiskomt" and "met buren gepraat" do not introduce the writer."""
    intro = low[match.start() : match.start(group)].split()
    if intro[0] in ("als", "met"):
        rest = low[match.end() :].lstrip()
        introduced = re.match(
            r"(?:zijnde|weet|zie|zien|hoor|horen|maak|maken|wil|willen|van|vind|merk|kan|mag|sta|heb|hebben|ben|"
            r"ik|wij|we|[,.?!]|$|op de)",
            rest,
        )
        return intro[0] == "als" and introduced is not None
    # "Zijn zus": his sister, unless the message starts with it ("zijn zus" as a whole answer).
    return intro[0] != "zijn" or intro[1:2] in (["wij"], ["we"]) or not low[: match.start()].strip()


def _from_others(low: str) -> Found | None:
    """From whom the message is about: "mijn zus wordt geslagen", "de buren"."""
    for pattern, value in _ABOUT:
        if match := pattern.search(low):
            return Found("relatie", value, match.start(), match.end())
    own = None
    for match in _MINE_RE.finditer(low):
        row = row_of(match.groupdict())
        value = _MINE_VALUES[row]
        # "Mijn kinderen horen de buren schreeuwen": one's own children come last.
        if value == "ouder":
            own = own or Found("relatie", value, match.start(), match.end())
            continue
        return Found("relatie", value, match.start(), match.end())
    for pattern in (_MY_FRIEND, _NEIGHBOUR):
        if match := pattern.search(low):
            value = "vriend" if pattern is _MY_FRIEND else "buren"
            return Found("relatie", value, match.start(), match.end())
    return own


def _from_answer(low: str) -> list[Found]:
    if match := _BARE_SELF_RE.search(low):
        row = row_of(match.groupdict())
        return [Found("relatie", _SELF_VALUES[row], *match.span(f"r{row}"))]
    if match := _PROFESSION_RE.search(low):
        return [
            Found("relatie", FUNCTIONS[row_of(match.groupdict())][1], match.start(), match.end())
        ]
    if match := re.search(r"\b(?:mezelf|mijzelf|ikzelf|over mij|zelf|over mezelf)\b", low):
        return [Found("relatie", "zelf", match.start(), match.end())]
    if match := re.search(r"\b(?:buren|buur\w+|buurt|straat|naast)\b", low):
        return [Found("relatie", "buren", match.start(), match.end())]
    return []
