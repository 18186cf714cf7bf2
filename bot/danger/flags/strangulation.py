"""A throat pressed shut, suffocation, drowning: a strong predictor of killing (signalen.md §A)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

_THROAT = r"(?:keel|nek|strot|hals|luchtpijp|kehl)"
FAMILIES = (
    Family(
        "wurging",
        nu=(
            r" kussen (?:\w+ ){0,3}in (?:mijn|mn|zijn|haar) hand\w* ",
            r" (?:zojuist|net|daarnet) (?:\w+ ){0,4}gewurgd | gewurgd (?:\w+ ){0,8}(?:slikken|hees|ademt|ademen) ",
            r" (?:wurgt|smoort|verstikt|verwurgt) (?!.*nieuwsgierig)",
            rf" (?:knijpt|drukt|houdt|duwt|pakt|grijpt) (?:\w+ ){{0,5}}{_THROAT} ",
            rf" (?:bij|om|op) (?:de|haar|mijn|zijn|dr) {_THROAT} (?!.*(?:belasting|deadline))",
            r" (?:kussen) (?:\w+ ){0,2}(?:op|over|tegen) (?:haar|zijn|mijn|het|de) (?:\w+ )?(?:gezicht|hoofd|mond)",
            r" (?:onder water) ",
            r" (?:wordt|word) (?:\w+ ){0,3}gewurgd ",
        ),
        verleden=(
            rf" {_THROAT} (?:\w+ ){{0,4}}(?:dichtgeknepen|dicht geknepen|dichtgedrukt|dicht|vastgepakt|gepakt|geknepen|gegrepen|gehad|gehouden|"
            rf"dichtkneep|dichtknijp\w*|dichtdruk\w*|dichthield|dichtgehouden|vastgreep|vastpakte|kneep|greep|pakte|gezet|gezeten) ",
            rf" (?:kneep|greep|pakte|drukte|hield) (?:\w+ ){{0,4}}{_THROAT} ",
            r" (?:gewurgd|wurgde|verwurgd|verwurging|strangulatie|verstikking|wurging|gesmoord) ",
            rf" (?:knijpt|knijpen|pakt) (?:\w+ ){{0,4}}{_THROAT} ",
        ),
    ),
)
