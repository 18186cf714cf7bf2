"""A baby shaken, thrown or limp (signalen.md §A: complaints may come hours later)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

_BABY = r"(?:baby|babytje|zuigeling|(?:maanden|weken|maand|mnd|wk|mndn)(?: oud)?|pasgeboren\w*|kindje|kleine|zoontje|dochtertje|hem|peuter|dreumes)"
_LIMP = (
    r"(?:slap|suf|sloom|stuipen|stuipt|grauw|blauw|wit|bleek|braakt|spuugt|spugen|overgeven|stil|"
    r"uitgedroogd|trilt|levenloos|niet wakker|schokt|schokken|schokjes|trekkingen|slapjes|sufjes|lappenpop|vaatdoek|koud|bult|ademt|adem|ademen|reageert|drinkt niet|huilt niet)"
)
FAMILIES = (
    Family(
        "baby",
        nu=(
            r" trekt (?:\w+ ){0,2}(?:raar|met (?:zijn|haar) arm\w*) ",
            r" als (?:hij|ze|zij) (?:nu )?niet (?:stil|stopt) .*schud ",
            rf" {_BABY} (?:\w+ ){{0,10}}{_LIMP} ",
            r" (?:schudt|schudden) (?:\w+ ){0,4}(?:baby|kind|kindje|hem|haar|zoontje|dochtertje) ",
            rf" (?:baby|babytje|kindje|kleine|zoontje|dochtertje|hem|{_BABY}) (?:\w+ ){{0,5}}(?:geschud|geschut|door elkaar|neergesmeten|neergegooid|gesmeten|gerammeld|gesmakt) ",
            rf" (?:geschud|geschut|door elkaar) (?:\w+ ){{0,8}}{_LIMP} ",
            r" (?:baby|kindje|zoontje|dochtertje) (?:\w+ ){0,5}(?:op het bed gegooid|laten vallen|gegooid|smijten|gooien) ",
            r" (?:stuipt|stuipen|stuiptrekking\w*) ",
            r" gooi hem ",
        ),
        verleden=(
            r" (?:baby|zuigeling) (?:\w+ ){0,6}(?:geschud|blauwe plek\w*) ",
            r" shaken baby ",
            r" geschudde ",
        ),
    ),
)
