"""He is at the door, on his way, or ignores an order to keep away (signalen.md §A)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "komt_eraan",
        nu=(
            r" (?:is|zijn) (?:\w+ ){0,3}(?:bijna|over \w+ \w+) thuis ",
            r" (?:is|staat|zit) (?:\w+ ){0,3}(?:in huis|in de woning|weer binnen|al binnen) ",
            r" weigert (?:\w+ )?weg te gaan | wil niet (?:weg|vertrekken) ",
            r" (?:doe|doen) (?:\w+ )?niet open ",
            r" (?:mannen|broers|ooms|ze) (?:\w+ ){0,5}(?:me|mij|haar) (?:\w+ )?(?:halen|ophalen|komen) ",
            r" (?:staat|sta|staan) (?:\w+ ){0,6}(?:voor|aan|achter|bij) (?:\w+ )?(?:voordeur|achterdeur|deur|raam|hek|huis|ingang|tuin|opvang|school|balie) ",
            r" (?:staat|zit|is|wacht|loopt) (?:\w+ ){0,4}(?:buiten|beneden|onder mijn raam|in mijn tuin|in de tuin|in de straat|op de stoep|op de gang|voor mijn huis) ",
            r" (?:is|zijn|komt) (?:\w+ ){0,4}(?:onderweg|op weg) ",
            r" komt (?:\w+ ){0,5}(?:eraan|er aan|hierheen|naar (?:huis|me|mij|ons|hier|binnen|boven|beneden)|me halen|mij halen|thuis|de trap op|binnen|terug) ",
            r" (?:bonst|bonkt|bonken|belt) (?:\w+ ){0,4}(?:deur|aan|raam|ramen) ",
            r" (?:hij|ze|zij|ex) is (?:weer |al |nu |net )*binnen ",
            r" (?:naar|binnen) (?:\w+ )?(?:binnen|gedrongen|binnengedrongen|te komen) ",
            r" (?:ingetrapt|binnengedrongen|ingebroken|forceert|trapt (?:\w+ ){0,2}(?:deur )?in) ",
            r" (?:volgt|achtervolgt) (?:me|mij|ons|haar) ",
            r" (?:word|wordt) (?:\w+ ){0,3}(?:gevolgd|achtervolgd) ",
            r" (?:wacht|staat) (?:me|mij|ons|haar) op ",
            r" (?:heeft|hebben) (?:me|mij|ons|haar) gevonden ",
            r" (?:zoekt|zoeken) (?:me|mij|ons|haar) ",
            r" (?:zijn auto|zijn sleutel|de sleutel|voetstappen|een auto) ",
            r" elk moment ",
            r" (?:klimt|klimmen|geklommen|springt) (?:\w+ ){0,2}(?:over|door) (?:de|het|een) ",
            r" (?:stapt|stapte) (?:\w+ ){0,3}in de auto ",
            r" (?:rijdt|rijden|loopt|fietst) (?:\w+ ){0,3}(?:rondjes|deze kant op|hierheen|heen en weer|naar (?:haar|mij|me|ons) toe) ",
            r" (?:getikt|tikt|rammelt|gerammeld|morrelt) (?:\w+ )?(?:aan|op|tegen) (?:\w+ ){0,2}(?:raam|deur|voordeur|klink) ",
            r" rijdt achter ",
            r" weer zover ",
            r" (?:typ|schrijf|typen) (?:\w+ ){0,3}(?:stiekem|fluisterend|onder) ",
            r" (?:hoort|ziet|merkt) (?:me|mij|ons|dat|dit) (?:\w+ ){0,4}(?:bel|praat|typ|schrijf|help) ",
            r" kan (?:nu )?niet (?:bellen|praten) (?!liever|want ik|ik zit)",
        ),
    ),
    Family(
        "contactverbod",
        nu=(
            r" (?:ondanks|heeft een|met een|met) (?:\w+ )?(?:contactverbod|huisverbod|straatverbod|gebiedsverbod|locatieverbod|enkelband) (?:\w+ ){0,8}(?:staat|bonst|binnen|deur|komt|tuin|hier|is|neemt) ",
            r" enkelband (?:\w+ ){0,2}(?:doorgeknipt|af) ",
            r" mag (?:\w+ )?(?:hier )?niet komen ",
        ),
        verleden=(r" (?:contactverbod|huisverbod|straatverbod|gebiedsverbod) ",),
    ),
    Family(
        "schuilt",
        nu=(
            r" (?:zit|zitten|lig|liggen|sta|staan) (?:\w+ ){0,6}(?:opgesloten|verstopt|wc|badkamer|kast|zolder|onder het bed|onder mijn bed|op slot|schuur|bosje|achter de bank) ",
            r" (?:heb|ben|zit|zitten|me|mij|moet|zich|ons) (?:\w+ ){0,3}(?:verstop|verstopt|verstoppen|verscholen|schuil) ",
            r" (?:ben|zijn) (?:\w+ ){0,3}(?:gevlucht|weggerend|naar buiten gerend|naar de buren) ",
            r" (?:nergens heen|kan niet weg|kunnen niet weg) ",
        ),
    ),
)
