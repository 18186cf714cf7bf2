"""Somebody is hurt, unconscious or cannot breathe (signalen.md §A: iemand is gewond)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "gewond",
        nu=(
            r" (?:kan|kunnen) (?:\w+ )?niet (?:meer )?(?:goed )?(?:ademen|slikken|staan|lopen|opstaan|bewegen) ",
            r" (?:hoofd|gezicht) (?:\w+ )?(?:tegen|op) (?:de|het|een) (?:deur|muur|vloer|aanrecht|tafel|grond|stoep) ",
            r" (?:bloeden|bloed) (?:\w+ )?(?:houdt|stopt) (?:\w+ )?niet",
            r" (?:word|wordt) (?:al )?niet goed ",
            r" (?:minder|haast geen|bijna geen|amper|nauwelijks|geen) (?:lucht|adem) ",
            r" kan (?:zijn|haar|mijn) (?:\w+ )?(?:been|arm|nek|nekje|heup|rug|hand|benen) niet (?:meer )?(?:bewegen|voelen|optillen) ",
            r" bloed\w* uit (?:haar|zijn|mijn) ",
            r" (?:gewond|gewonde) (?:bij|hier|in|op) ",
            r" (?:brandwonden|heet vet|over haar heen|kokend) ",
            r" (?:reageert|beweegt|ademt|ademen|reageren) (?:\w+ ){0,2}(?:nauwelijks|bijna|niet|amper|raar|nergens|zwaar) ",
            r" (?:bewusteloos|bewustzijn|buiten westen|buiten kennis|niet aanspreekbaar|knock out) ",
            r" (?:wordt|word|is|krijg|krijgen|krijgt) (?:\w+ ){0,3}niet (?:meer )?wakker ",
            r" niet (?:meer )?wakker te ",
            r" krijg (?:\w+ ){1,8}niet (?:meer )?wakker ",
            r" (?:doet niks meer|draaien weg|draaien steeds weg) ",
            r" val (?:\w+ )?flauw ",
            r" (?:ligt|lig) (?!afval|zwerf|troep|rommel|sneeuw|vuil)(?:\w+ ){0,6}(?:grond|vloer|stoep|straat|portiek|oprit|trap|bloed|deur) (?!komen)",
            r" (?:onder het|overal|veel|plas|vol) bloed ",
            r" (?:bloedt|bloeden|bloed|bloedend) (?:\w+ ){0,5}(?:hoofd|neus|mond|erg|hevig|buik|oor|hard|heel|flink|gezicht|hals|stopt) ",
            r" (?:blijft|blijf) (?:maar )?bloeden ",
            r" krijg(?:t)? (?:\w+ )?geen (?:lucht|adem) ",
            r" (?:stroomt|loopt|komt|kwam) (?:\w+ )?bloed ",
            r" bloed (?:stroomt|loopt|komt|spuit|gutst) ",
            r" (?:verlies|verliest) bloed ",
            r" (?:zakt|zak) (?:\w+ )?weg ",
            r" staat niet (?:meer )?op ",
            r" (?:gat|snee|steekwond|hoofdwond|bult|wond) (?:\w+ )?(?:in|op) (?:haar|zijn|mijn|het) ",
            r" wartaal ",
            r" op sterven ",
            r" (?:gaat|ga) (?:\w+ )?dood(?: |$)",
        ),
        tegenwoordig=(
            r" (?:ik bloed|bloedt|gewond|zwaargewond|flauwgevallen|gebroken) ",
            r" (?:is|ben) (?:\w+ )?(?:neergestoken|gestoken|neergeschoten) ",
            r" (?:brandwonden|steekwond|hoofdwond) ",
        ),
        verleden=(r" (?:bloedde|gebroken|gestoken|blauw oog|blauwe plek\w*|striemen) ",),
    ),
)
