"""A dependent person without food, drink, shelter or care (signalen.md §A)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "zorg_onthouden",
        nu=(
            r" (?:heeft|pakt) (?:\w+ ){0,2}(?:insuline|zuurstof|puffer|medicijnen) (?:\w+ ){0,4}(?:afgepakt|niet terug|weg)",
            r" zuurstof (?:\w+ )?uit",
            r" (?:uitgedroogd|onderkoeld|ondervoed en|in (?:haar|zijn) eigen (?:vuil|ontlasting|poep|plas)) ",
            r" (?:dagen|gisteren|eergisteren|uren) (?:\w+ ){0,4}(?:niets|niks|geen|niet) (?:\w+ ){0,3}(?:eten|gegeten|drinken|gedronken|water|drinkt|te eten|te drinken|medicijnen) ",
            r" (?:niets|niks|geen|zonder) (?:\w+ ){0,3}(?:eten|drinken|water) (?:\w+ ){0,4}(?:gehad|opgesloten|dagen|krijgt|gekregen) ",
            r" (?:geeft|krijgt|houdt|weigert) (?:\w+ ){0,5}(?:insuline|medicijnen|zuurstof|medicatie|hulp te|dokter|ambulance|arts|huisarts) (?:\w+ ){0,4}",
            r" (?:wil|mag|laat) (?:\w+ ){0,6}(?:geen|niet) (?:\w+ ){0,2}(?:dokter|arts|huisarts|ambulance|112) ",
            r" (?:geen|niet) (?:\w+ ){0,3}(?:arts|dokter|ambulance|ziekenhuis) (?:\w+ )?(?:mag|komen|bij|bellen|binnen|erbij|willen) ",
            r" (?:weigert|weigeren|verbiedt|verbieden) (?:\w+ ){0,4}(?:arts|dokter|ambulance|ziekenhuis|medicijnen) ",
            r" niet gegeten (?:en )?niet gedronken ",
            r" (?:benauwd|hartaanval|beroerte|ijlt|ijlen) ",
            r" (?:geen eten|drinkt niet meer|drinkt niks meer) ",
            r" (?:sinds (?:gisteren|eergisteren)|al dagen|al \w+ dagen) (?:\w+ ){0,3}(?:alleen|zonder eten|niets|niks) ",
        ),
    ),
)
