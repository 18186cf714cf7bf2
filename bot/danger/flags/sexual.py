"""Sexual violence now or just now (signalen.md §A: aanranding of verkrachting)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "seksueel",
        nu=(
            r" (?:net|zojuist|vanavond|vannacht|nu|vandaag|daarnet) (?:\w+ ){0,6}(?:verkracht|aangerand|misbruikt|gedwongen) ",
            r" (?:verkracht|aangerand|misbruikt) (?:\w+ ){0,4}(?:vanavond|net|zojuist|nu|vandaag|vannacht) ",
            r" (?:dwingt|dwingen|moet) (?:\w+ ){0,6}(?:seks|bed|mannen|klanten|vrienden|uitkleden) ",
            r" (?:zit|zitten) (?:\w+ ){0,3}aan (?:me|mij|haar|mijn \w+) ",
            r" verkracht (?:me|mij|haar) ",
            r" (?:bij|naast) (?:me|mij) (?:\w+ )?in bed ",
        ),
        verleden=(r" (?:verkracht|verkrachting|aangerand|misbruikt|misbruik|aanranding) ",),
    ),
)
