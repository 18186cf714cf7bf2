"""Threats to kill or to hurt (signalen.md §A: doodsbedreiging tegen slachtoffer of kinderen)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

# "Ze doen iets", "mijn baan kapot maken": only somebody can be threatened.
_WHOM = (
    r"(?:me|mij|haar|hem|ons|hen|hun|ze|dr|je|jou|jullie|iemand|iedereen|anderen|_naam_|mama|papa|"
    r"(?:mijn|zijn|haar|de|het|hun|onze|die|dat) (?:\w*kind\w*|baby|\w*zoon\w*|\w*dochter\w*|\w*moeder|\w*vader|"
    r"\w*zus\w*|\w*broer\w*|familie|vrouw|man|vriend|vriendin|gezin|ouders|hond|kat|buur\w+|collega\w*|oma|opa|jongen|meisje))"
)
_KILL = (
    r"(?:vermoorden|doodmaken|dood maken|afmaken|doodslaan|dood slaan|neersteken|"
    r"doodsteken|doodschieten|neerschieten|ombrengen|doden|van kant maken|om zeep helpen|afslachten|"
    rf"(?!ze |je |jullie ){_WHOM} (?:(?!er |hier |daar )\w+ )?(?:wat|iets|kwaad) (?:aan ?(?:te )?)?(?:doen|doet|doe|aandoen)|"
    rf"{_WHOM} (?:\w+ )?kapot ?(?:te )?maken|"
    r"(?<!er )(?<!hier )(?<!daar )(?:wat|iets) (?:aandoe\w*|aan (?:te doen|doet))|verbranden|opensnijden|steken)"
)
_KILLS = (
    rf"(?:vermoordt|doodmaakt|dood maakt|afmaakt|doodslaat|{_WHOM} (?:\w+ )?kapot ?maakt|van kant maakt|doodschiet|"
    r"doodsteekt|neersteekt|ombrengt|eraan ga(?:at)?|er geweest ben|(?:wat|iets) aan ?doet)"
)
# What people threaten with that kills nobody.
_ON_PAPER = (
    r"(?:klacht\w*|rechter|rechtbank|rechtszaak|advocaat|advocate|aangifte|scheiden|scheiding|ontslag|"
    r"jeugdzorg|veilig thuis|kinderbescherming|inspectie|tuchtrechter|tuchtzaak|deurwaarder|media|krant|gezag|omgang|"
    r"claim|schadeclaim|procedure|weg te gaan|op te zeggen|uit te schrijven|van school|andere school)"
)
# A child, a house or money that is lost: a threat, and not one with death.
_LOSS = (
    r"(?:kwijt\w*|op (?:de )?straat (?:te )?(?:\w+ )?(?:zet\w*|gooi\w*|kom\w*|sta\w*|beland\w*)|"
    r"(?:uit huis|het huis uit|uit het huis|de deur uit|eruit|buiten) (?:te )?(?:zet\w*|gooi\w*)|"
    r"(?:af|weg) te (?:pakken|nemen|halen|houden)|afpak\w*|wegha\w*|"
    r"(?:nooit|niet) (?:meer )?(?:(?:mag|mogen|zal|kan|ga) )?(?:te )?zien?|geen (?:geld|cent)|(?:het land|nederland) uit)"
)
_HARMLESS = rf"(?:(?:(?!als )\w+ ){{0,4}}{_ON_PAPER}|(?:(?!als |dood |iets |wat |mes |levend )\w+ ){{0,7}}{_LOSS})"
FAMILIES = (
    Family(
        "doodsbedreiging",
        nu=(
            r" anders (?:doet|doen|slaat|vermoordt|maakt) (?:hij|ze|zij) ",
            r" (?:gaat|komt) (?:me|mij|haar|ons) (?:killen|slopen|pakken|halen|dood) ",
            r" (?:vermoordt|vermoorden) (?:hij|ze|zij) (?:haar|me|mij|hem) ",
            r" (?:gaat|gaan) (?:zij|ze|hij|ik|wij|oma|mama) eraan ",
            r" de kinderen (?:pakt|wat aan|iets aan|wat aandoet) ",
            rf" (?:gaat|gaan|wil|willen|komt|zal|zullen) (?:\w+ ){{0,6}}{_KILL} ",
            rf" (?:zegt|zei|roept|schreeuwt|appt|app|belt|belde|stuurt|dreigt|gezegd) (?:\w+ ){{0,10}}(?:{_KILLS}|{_KILL}|dood ben|ben je dood|ga ik dood) ",
            r" (?:maakt|slaat|schiet|steekt) (?:\w+ ){0,3}(?:dood|af|kapot|overhoop|neer|van kant) ",
            r" (?:overleef|overleeft|overleven) (?:\w+ ){0,4}(?:niet|nacht) ",
            r" (?:dan )?(?:ben|ga) (?:ik|je|wij|ze) (?:er )?(?:dood|eraan|aan|geweest) ",
            r" ik ga dood ",
            rf" bang dat (?:hij|ze|zij|mijn \w+) (?:me|mij|haar|ons|hem|de \w+) (?:\w+ ){{0,3}}{_KILLS} ",
            r" ik (?:maak|schiet|steek|sla) (?:je|jou|haar|hem|jullie|ze) (?:\w+ )?(?:af|dood|kapot|neer|overhoop) ",
            r" laatste dag ",
            r" (?:nooit|niet) (?:meer )?levend ",
            r" (?:word|worden|wordt) (?:\w+ )?vermoord ",
            r" (?:ochtend|morgen|avond|nacht) niet haal\w* ",
            r" (?:steek|sla|schiet|maak) ik (?:haar|hem|ze|je|jou) (?:\w+ )?(?:neer|dood|af|kapot) ",
            r" maak (?:haar|hem|ze|je) (?:af|kapot|dood) ",
            r" de eer ",
            r" (?:van het|over het|naar beneden|uit het) (?:balkon|raam) (?:\w+ )?(?:gooien|gooit|te gooien|duwen) ",
            r" in de dood ",
            r" (?:word|wordt|worden) (?:\w+ ){0,3}bedreigd (?:\w+ ){0,6}(?:in|op|aan|bij|voor) (?:de|het|onze|mijn|ons) (?:gang|balie|hal|wachtkamer|spreekkamer|deur|klas|plein|schoolplein|ingang|kantoor|trap|keuken|kamer|parkeerplaats|poort|receptie|speelplaats|afdeling) ",
            r" tegen een boom ",
            r" (?:maakt|maken) (?:me|mij|haar|ons) af ",
        ),
        tegenwoordig=(
            rf" (?:dreigt|bedreigt|bedreigen|dreigen) (?!{_HARMLESS} )",
            r" (?:word|wordt|worden) (?:\w+ ){0,3}bedreigd ",
            rf" {_KILLS} ",
            r" (?:eer|eerwraak) ",
        ),
        verleden=(
            rf" (?:gedreigd|dreigde) (?!{_HARMLESS} )",
            r" (?:bedreigd|bedreigde|doodsbedreiging\w*|met de dood) ",
            rf" {_KILL} ",
        ),
    ),
)
