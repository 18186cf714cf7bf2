"""A small child alone now, or with nobody able to look after it."""

from __future__ import annotations

from bot.danger.flags.finding import Family

_SMALL = (
    r"(?:baby|peuter|peutertje|kleuter\w*|dreumes|kindje|jochie|zusje|broertje|kleintjes?|kindjes|"
    r"klein kind|kind|kinderen|jongetje|meisje|zoon(?:tje)?|ik ben [4-9]|van (?:nog geen )?(?:[1-7]|een|twee|drie|vier|vijf|zes))"
)
FAMILIES = (
    Family(
        "kind_alleen",
        nu=(
            r" (?:al )?(?:\w+ )?dagen niemand | niemand (?:\w+ )?thuis ",
            r" (?:niet opgehaald) ",
            r" (?:zonder|geen enkele|geen) (?:volwassene\w*|toezicht|oppas|ouder) ",
            r" (?:mama|moeder|papa|vader) (?:\w+ ){0,4}(?:niet wakker|ogen niet open|nergens) ",
            rf" {_SMALL} (?:\w+ ){{0,8}}(?:alleen|moederziel|onbeheerd|in zijn eentje|in haar eentje) (?!met (?:de |zijn |haar |hun |mijn )?(?:moeder|vader|mama|papa|oma|opa|ouders|mij|ons) )",
            # "Vrouw alleen met een zoontje" says who lives there.
            rf" (?:alleen|onbeheerd) (?!met |en |moeder|vader|mama|papa|ouder|oma|opa|de moeder|de vader|staande|maar )(?:\w+ ){{0,5}}{_SMALL} ",
            rf" {_SMALL} (?:\w+ ){{0,8}}(?:balkon|vensterbank|open raam|uit het raam|snelweg|sloot|hete auto|in de zon|in pyjama|op straat|rijbaan|dak) ",
            rf" {_SMALL} (?:\w+ ){{0,6}}(?:achtergelaten|thuis gelaten) ",
            r" (?:mama|moeder|papa|vader|ouders|ze) (?:\w+ ){0,5}(?:niet thuis ?gekomen|nergens te bekennen|komt niet terug|zijn (?:al )?uren weg|al \w+ dagen weg) ",
            r" (?:dronken|bezopen|stoned|drank|laveloos|lam|zat) (?:\w+ ){0,8}(?:auto|rijden|achterin|stuur) ",
            r" (?:geen ouder|geen volwassene|niemand (?:doet open|geeft gehoor|is thuis)) ",
            rf" {_SMALL} in (?:\w+ ){{0,2}}auto ",
        ),
        verleden=(r" alleen (?:thuis|gelaten) ",),
    ),
)
