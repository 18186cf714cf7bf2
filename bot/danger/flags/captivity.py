"""Locked up, tied, held; abduction and departure against somebody's will (signalen.md §A)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "opgesloten",
        nu=(
            r" (?:buitengesloten|kofferbak|hondenhok|vastgemaakt) ",
            r" wil (?:er)?uit |eruit wil ",
            r" mag (?:\w+ ){0,3}(?:niet|niets) (?:van hem |daar )?weg ",
            r" (?:ben|zit|zitten|zijn|is|word|wordt|worden|staat) (?:\w+ ){0,6}(?:opgesloten|vastgebonden|vastgehouden|vastgeketend|gevangen|gegijzeld|ingesloten) ",
            r" (?:houdt|houden|houen) (?:me|mij|haar|ons|hem|(?:mijn|me|mn) \w+) (?:\w+ ){0,3}vast ",
            r" (?:het huis|de deur|haar kamer|mijn kamer) niet meer uit ",
            r" paspoort (?:\w+ ){0,4}(?:vertrekken|straks|zometeen|morgen|vanavond|weg) ",
            r" (?:kan|kunnen|mag|mogen) (?:\w+ ){0,4}(?:niet|nergens) (?:meer )?(?:uit|weg|naar buiten|het huis uit|heen) ",
            r" (?:laat|laten) (?:me|mij|haar|ons) (?:\w+ ){0,3}niet (?:\w+ ){0,2}(?:gaan|weg|uit|eruit|naar buiten) ",
            r" deur (?:\w+ ){0,3}(?:op slot|dicht|gebarricadeerd) ",
            r" heeft (?:me|mij|ons|haar|hem|mijn \w+) (?:\w+ ){0,6}(?:opgesloten|vastgebonden|ingesloten) ",
            r" er niet uit ",
            r" tegen (?:haar|zijn|mijn) wil ",
            r" in (?:de|een) (?:kelder|schuur|kast|kofferbak|hok)",
            r" ik zit vast in (?:kamer|huis|de kamer|het huis) ",
        ),
        verleden=(
            r" (?:opgesloten|vastgebonden|vastgehouden|opsluit|opsluiten|sloot (?:me|mij|haar) op) ",
        ),
    ),
    Family(
        "ontvoering",
        nu=(
            r" (?:zetten|zet|gezet) (?:\w+ ){0,6}op het vliegtuig ",
            r" moet (?:\w+ ){0,3}mee naar \w+ ",
            r" (?:brengen|nemen) (?:me|mij|haar|ons) (?:weg|mee) ",
            r" (?:dwingen|dwingt) (?:me|mij|haar) in te stappen ",
            r" (?:vader|moeder|ex|hij|zij) heeft (?:hem|haar|mijn \w+|de \w+) (?:net |zojuist |zomaar )?(?:meegenomen|mee) ",
            r" (?:er|ze|hij|is) vandoor ",
            r" ontvoer\w+ ",
            r" (?:onderweg|op weg|rijden|rijdt|vliegt|vliegen|brengen|straks|vanavond|vannacht|morgen\w*) (?:\w+ ){0,8}(?:schiphol|vliegveld|luchthaven|vliegtuig|marokko|turkije|somalie|pakistan|duitsland|buitenland|irak|egypte|soedan|syrie|grens) ",
            r" (?:schiphol|vliegveld|luchthaven|vliegtuig|ticket\w*) (?:\w+ ){0,8}(?:vanavond|straks|morgen\w*|vannacht|nu|zo) ",
            r" (?:neemt|nemen|trekt|trekken|sleurt|sleuren) (?:\w+ ){0,7}(?:mee|auto in|de auto in|busje|meegenomen|bosjes in) ",
            r" (?:kinderen|kind|baby|dochter|zoon|zoontje|dochtertje|hem|haar|kleine|zusje|broertje) (?:\w+ ){0,2}(?:meegenomen|ontvoerd) ",
            r" nooit meer zie\w* ",
            r" (?:vanavond|straks|morgen|vannacht|nu) (?:\w+ ){0,6}(?:besnijden|besneden|uithuwelijken|uitgehuwelijkt|trouwen|bruiloft) ",
            r" de grens over ",
            r" (?:vliegtuig|vlucht|vliegticket\w*|ticket\w*) (?:\w+ ){0,6}(?:over \w+ (?:uur|minuten)|vanmiddag|vandaag|vertrekt|gaat) ",
            r" (?:gaan|gaat|laten|laat) (?:\w+ ){0,6}(?:besnijden|uithuwelijken|uitgehuwelijkt) ",
            r" koffers (?:zijn |is )?(?:weg|gepakt|ingepakt|klaar) ",
            r" (?:wil|willen) (?:de kinderen|haar|hem|mijn \w+) meenemen ",
        ),
        verleden=(r" (?:meegenomen|besneden|uitgehuwelijkt|achtergelaten|besnijdenis) ",),
    ),
    Family(
        "weggelopen",
        nu=(
            r" (?:is|ben) (?:\w+ ){0,5}(?:weggelopen|weggerend|gevlucht|vermist|kwijt) ",
            r" (?:is|sinds \w+) (?:vermist|van huis weg) ",
            r" weg van huis ",
            r" zwerft ",
        ),
        verleden=(r" (?:weggelopen|gevlucht|van huis weggelopen) ",),
    ),
)
