"""Suicide: an attempt under way (112) and thoughts of it, one's own or another's (113)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

FAMILIES = (
    Family(
        "suicidepoging",
        nu=(
            r" (?:pillen|pil|tabletten|paracetamol\w*|slaappillen|overdosis|medicijnen|medicatie|strip\w*|potje|antivries|gif|spiritus|bleek\w*|van alles|alles) (?:\w+ ){0,5}(?:geslikt|genomen|ingenomen|op|doorgeslikt|gedronken|achter elkaar) ",
            r" (?:geslikt|ingenomen|doorgeslikt|gedronken|neem|slik|drinkt) (?:\w+ ){0,4}(?:pillen|alles|tabletten|paracetamol|overdosis|antivries|gif|spiritus) ",
            r" (?:heeft|heb) (?:\w+ ){0,4}(?:alles|teveel|te veel|heel veel) (?:\w+ ){0,2}(?:ingenomen|geslikt|op) ",
            r" heel veel (?:\w+ )?(?:pillen|slaappillen|paracetamol|pil) ",
            r" (?:polsen|pols|aders) (?:\w+ ){0,3}(?:doorgesneden|opengesneden|open|door) ",
            r" (?:sta|staat|zit|ben|ligt|lig|hangt|klimt|gestaan) (?:\w+ ){0,4}(?:op|bij|aan|langs|van|uit) (?:het|de|een) (?:spoor|brug|viaduct|dak|rails|dakrand|rand|flat|perron|balkon|raam|vensterbank|rand van (?:het|de) \w+) ",
            r" (?:wil|gaat|ga) (?:\w+ ){0,3}(?:springen|eraf|zich ophangen|me ophangen|zich verhangen) ",
            r" (?:spring|ophangen|opgehangen|verhangen) ",
            r" (?:met een|heeft een|heb een) (?:\w+ )?(?:touw|strop) ",
            r" afscheids(?:brief|briefje|bericht|app)\w* ",
            r" (?:snijdt|sneed|snij) (?:zich|zichzelf|me|mezelf) (?:\w+ ){0,3}(?:nu|badkamer|polsen|open) ",
            r" (?:mes|schaar|scheermes\w*) (?:\w+ ){0,2}(?:op|tegen) (?:mijn|haar|zijn) (?:pols|polsen|keel|hals) ",
            r" gaskraan|gas (?:\w+ )?(?:open|aan)gezet ",
            r" (?:vannacht|vanavond|nu|straks) (?:\w+ ){0,5}(?:een eind aan|uit het leven|stap ik eruit|doe ik het|zelfmoord) ",
            r" (?:doe|doet|gaat|ga) (?:\w+ ){0,2}het (?:nu|vanavond|vannacht|straks) ",
            r" (?:ik|hij|ze|zij) (?:ga|gaat) het (?:nu )?doen ",
            r" afscheid genomen ",
        ),
        verleden=(r" (?:poging|suicidepoging|zelfmoordpoging|zelfmoord gepleegd|overdosis) ",),
    ),
    Family(
        "suicide",
        nu=(
            r" (?:wil|willen|wilt|wou|zou) (?:\w+ ){0,3}(?:dood|sterven|doodgaan|niet meer leven|er niet meer zijn|niet meer wakker|niet meer bestaan) ",
            r" (?:liever|beter) (?:\w+ ){0,2}dood ",
            r" dood (?:wil|wilt|wou|wilde|zijn|was|had|ben|ga) ",
            r" niet (?:meer|verder) (?:\w+ ){0,3}(?:leven|bestaan|wakker|op deze wereld) ",
            r" er niet (?:meer )?(?:zijn|ben|was|is|wil zijn|te zijn) ",
            r" (?:zelfmoord|zelfdoding|suicide|suicidaal|suicidale|zelfmoordgedachten|levensmoe|zelfmoordneigingen) ",
            r" (?:een )?eind(?:e)? (?:er)?aan (?:te )?(?:\w+ )?(?:maken|maak|maakt|maakte) ",
            r" (?:maakt|maak) (?:\w+ ){0,3}(?:een )?eind(?:e)?(?: er)? ?aan ",
            r" (?:eruit|uit het leven) (?:te )?(?:stappen|stap|stapt) ",
            r" (?:zichzelf|mezelf|mijzelf|zich|me) (?:\w+ ){0,2}(?:iets|wat) (?:aan|aandoen|aandoet|aan te doen|aan doe|aandoe) ",
            r" (?:mezelf|zichzelf) (?:\w+ ){0,2}(?:doden|van kant\w*|ophangen|kapot|te doden|verminken) ",
            r" maak mezelf van kant ",
            r" (?:hoeft|hoef) (?:\w+ ){0,6}niet meer ",
            r" (?:geen zin|zin verloren|moe|beu|zat|klaar) (?:\w+ ){0,3}(?:met|in|van) (?:het |mijn )?leven ",
            r" leven (?:\w+ ){0,3}(?:geen zin|zinloos|niet meer (?:zitten|waard|aan|leuk)|beu) ",
            r" (?:voor de trein|van een brug|van het dak|van de brug|van een flat) ",
            r" gedachte\w* (?:\w+ ){0,2}(?:aan|over) (?:\w+ )?(?:dood|doodgaan|zelfdoding) ",
            r" (?:denkt|denk|praat|praten) (?:\w+ ){0,4}(?:aan|over) (?:\w+ )?(?:de dood|dood|doodgaan|sterven|zelfmoord|eruit) ",
            r" zonder (?:mij|hem|me) (?:beter|verder) |beter af zonder ",
        ),
    ),
)
