"""Violence going on, and cries for help (signalen.md §A: geweld is nu bezig)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

HIT = (
    r"(?:slaat|slaan|mept|meppen|schopt|schoppen|trapt|trappen|beukt|beuken|ramt|rammen|stompt|"
    r"stompen|mishandelt|tuigt|sleurt|sleept|smijt|smakt|timmert|ranselen|rost|afrost|kwakt|knalt|hengst|molesteert|slingert|toetakelt|aftuigt|bijt|krabt|"
    r"duwt|gooit|grijpt|hakt|knijpt|drukt|takelt|vecht|vechten|knokken|afranselt|ranselt)"
)
HIT_DONE = (
    r"(?:geslagen|sloeg|sloegen|geschopt|schopte|getrapt|trapte|gestompt|mishandeld|mishandelde|"
    r"gemept|gebeukt|geramd|gesmeten|smeet|gegooid|gooide|geduwd|duwde|aangevallen|afgetuigd|"
    r"toegetakeld|gesleurd|gesleept|vuistslag\w*|stomp|klap|klappen)"
)
HIT_INF = (
    r"(?:slaan|schoppen|trappen|vechten|aftuigen|mishandelen|meppen|beuken|rammen|knokken|slopen|"
    r"toetakelen|inslaan|vernielen|schreeuwen|tieren|gooien|smijten|bedreigen|intrappen|wurgen|"
    r"stompen|afmaken|verbouwen|sarren|afranselen)"
)
REQUEST = (
    r"voor (?:haar|hem|ze|hen|de|mijn)|jij|jullie|je |ff |even |eens |mijn puber|ik snap|ik begrijp|waar vind|hoe |met |bij |om |"
    r"(?:me|mij|ons|mn|haar|hem|hen) (?:(?:nu|graag|alsjeblieft|hier|alvast|beter) )*(?:met|om|bij|op weg|verder|even|ff|eens|dit|dat|stap|aan een|aan de|uit te|te) |"
    r"(?:me|mij|ons|haar|hem) (?:(?:het|dit|dat|nu|eens|hiermee|ermee|alsjeblieft) )?"
    r"(?!(?:bellen|vluchten|ontsnappen|ontkomen|wegkomen|overleven|slaan|slapen|redden|willen|hebben|zijn|komen|gaan|worden|zitten|staan|een|mannen|mensen|kinderen|buren|broers|ooms|ouders|iedereen|geen|alleen|binnen|boven|beneden|buiten)\b)\w{2,}en (?:hoe |wat |of |voor )?"
)
"""After "help": somebody asks for a hand with something."""
FAMILIES = (
    Family(
        "geweld",
        nu=(
            r" (?:ruit|ruiten|raam|ramen) (?:\w+ )?(?:ingooien|ingegooid|sneuvelen|sneuvelt|kapot|in) ",
            r" gooit? (?:\w+ ){0,4}(?:tegen|naar) (?:de muur|mijn hoofd|haar hoofd|me|mij|haar) ",
            r" (?:te grazen|ervan langs|op (?:haar|dr|zijn|mn) donder) ",
            r" uitgehaald ",
            r" (?:te lijf|op de vuist|alle hoeken van|over de rooie|over de rooien|escaleert) ",
            r" (?:gaat|gaan|is|ging) (?:\w+ ){0,2}los (?:op |gegaan |hier )",
            r" (?:vliegt|vliegen|vloog) (?:haar|hem|mij|me|mijn \w+|elkaar|haar \w+|zijn \w+) (?:\w+ ){0,2}(?:aan|in de haren|te lijf) ",
            r" (?:haalt|halen) (?:\w+ )?uit (?:naar|tegen) ",
            r" (?:kast|kastjes|tafel|stoel|stoelen|meubels|servies|bord|borden|spullen|alles) (?:\w+ ){0,4}(?:omver|kapot|eruit|aan stukken|aan diggelen|door de lucht|door het huis) ",
            r" (?:niet|nog steeds niet|nooit) (?:klaar|uitgeraasd|bedaard) ",
            r" flippen | aan t sla\w+ ",
            r" (?:hoort|hoor) (?:je )?dat niet ",
            rf" aan het (?:\w+ ){{0,2}}{HIT_INF} ",
            rf" (?:staat|sta|zit|ligt|loopt|is) (?:\w+ ){{0,5}}(?:te|en) {HIT_INF} ",
            rf" blijft (?:maar |door)?(?:\w+ )?{HIT_INF}",
            r" (?:slaande ruzie|door het lint|door het dolle|helemaal los|compleet los|kort en klein) ",
            r" gaat (?:het )?(?:nu |hier |thuis |beneden |boven |hiernaast |helemaal |echt )*(?:mis|fout|loos) ",
            r" slaat (?:\w+ ){0,3}(?:in elkaar|dood|bont en blauw|verrot|alles (?:kapot|stuk)) ",
            r" (?:trapt|beukt|bonkt|bonst|schopt|ramt|slaat) (?:\w+ ){0,2}(?:op|tegen) (?:de|mijn|onze|haar) \w*deur ",
            r" hoor (?:\w+ ){0,6}(?:klappen|klap|dreunen|slagen|meppen|vechten|bonken|gebonk|geslagen) ",
            r" (?:achter|op) (?:me|mij|ons|haar|hem|mijn \w+) (?:aan|af) ",
            r" (?:heeft|pakt|houdt|trekt|sleurt|sleept|greep|grijpt) (?:haar|me|mij|hem|mijn \w+|ze|het kind) (?:\w+ ){0,2}(?:bij|aan) (?:haar|de|het|mijn|zijn) (?:haar|haren|oren|arm|armen|benen|voeten) ",
            r" (?:houd|hou) (?:\w+ )?(?:de )?deur dicht ",
            r" staat (?:voor|achter|over|boven) (?:me|mij|mijn neus|haar) ",
            r" (?:er|hier|hiernaast|boven|beneden) wordt (?:\w+ ){0,4}(?:geslagen|gevochten|geschopt|gemept|mishandeld|geschoten) ",
            r" wordt (?:\w+ ){0,5}in elkaar ",
            rf" terwijl (?:\w+ ){{0,6}}{HIT}",
            r" doet (?:\w+ ){1,3}pijn nu ",
            r" (?:meegesleurd|weggesleurd|de ene vuistslag) ",
            rf" {HIT} (?:\w+ ){{0,4}}waar ik bij (?:sta|ben) ",
            r" loopt (?:\w+ )?uit de hand ",
            rf" (?:gaat|komt) (?:me|mij|ons|haar) (?:\w+ )?{HIT_INF} ",
        ),
        tegenwoordig=(
            rf" {HIT} ",
            r" wordt (?:\w+ ){0,6}(?:geslagen|geschopt|getrapt|mishandeld|aangevallen|toegetakeld|afgetuigd|gemept) ",
            r" doet (?:me|mij|mama|papa|haar|hem|ons|mijn \w+) (?:pijn|wat|iets|au|zeer) ",
            r" valt (?:me|mij|ons|haar|hem|mijn \w+) aan ",
            r" gewelddadig ",
        ),
        verleden=(rf" {HIT_DONE} ",),
    ),
    Family(
        "hulpgeroep",
        nu=(
            r" (?:roept|roepen|schreeuwt|gilt|brult|krijst|smeekt|schreeuwen|gillen|smeken) (?:\w+ ){0,5}(?:om hulp|help|laat me|laat haar|stop|nee|genade|om genade) ",
            r" (?:wordt|word) (?:\w+ ){0,5}(?:gegild|geschreeuwd|geroepen|gekrijst|om hulp) ",
            r" (?:hoor|horen|hoort|klinkt) (?:\w+ ){0,7}(?:gil|gilt|gillen|gegil|schreeuwen|schreeuwt|geschreeuw|gekrijs|krijsen|krijst|smeken|roepen|roept|smeekt|kermen|gekerm) ",
            r" om hulp ",
            r" (?:roept|roepen|smeekt|smeken|gilt|schreeuwt|huilt) (?:\w+ ){0,8}(?:ophoud\w*|op ?moet houden|moet stoppen|niet doen|hou op|los|au|niet weer) ",
            r" (?:smeken|roepen|schreeuwen) (?:\w+ ){0,6}(?:ophouden|stoppen|niet doen) ",
            r" (?:schreeuwt|gilt) om (?:haar|zijn) leven | longen uit ",
            r" help help ",
            r" moord en brand ",
            r" glas (?:dat )?(?:\w+ )?(?:breekt|kapot|vliegt|naar buiten) ",
        ),
        tegenwoordig=(r" (?:gilt|krijst|gillen|gegil|krijsen|gekrijs|kermt|jammert) ",),
        verleden=(r" (?:gilde|schreeuwde|gegild|om hulp geroepen) ",),
    ),
    Family(
        "buiten_zinnen",
        nu=(
            r" (?:wordt|is|zo) (?:\w+ ){0,3}(?:agressief|woest|woedend|razend|door het dolle|gek geworden) ",
            r" (?:staat|is|loopt) (?:\w+ ){0,4}(?:tieren|schelden|razen|brullen|schreeuwen|tekeer) ",
            r" (?:draait|slaat|gaat) (?:\w+ ){0,2}(?:door|tekeer) ",
        ),
    ),
    Family(
        "noodkreet",
        nu=(
            r" (?:is|dit is) (?:\w+ )?(?:een )?noodgeval ",
            r" (?:hulp|politie) sturen ",
            r" pizza (?:\w+ ){0,6}(?:bestellen|huis|adres) ",
            r" (?:luistert|luisteren|kijkt|leest) (?:nu |hier )?mee ",
            r" over mijn schouder ",
            r" codewoord | teken voor gevaar ",
            r" niet veilig (?:hij|zij|ze) ",
            r" (?:ge|je) moet (?:nou|nu) (?:komen|iemand) ",
            r" stuur (?:\w+ )?(?:hulp|iemand|politie|ambulance|de politie) ",
            r" kom (?:snel|nu|alsjeblieft|gauw) ",
            r" het gebeurt (?:nu|op dit moment|weer) ",
            r" nu nu ",
            r" bel (?:\w+ )?(?:iemand|politie|112) (?:snel|nu|voor me|alsjeblieft) ",
            r" moet (?:stil zijn|fluisteren) ",
            r" politie (?:!|nu|snel) ",
            r" red (?:me|mij|ons|haar) ",
            r" (?:ben|zijn|is) (?:\w+ ){0,3}nu niet veilig |nu niet veilig |niet veilig nu ",
            r" (?:in|direct|acuut|groot) gevaar ",
            r" (?:kan|moet) iemand (?:nu )?(?:komen|de politie) |de politie sturen ",
            r" help $",
            # "Help mij wegen", "help me met dit gesprek" ask for a hand, not for rescue.
            rf"^ help (?!{REQUEST})",
            r" hulp nodig nu |nu hulp nodig ",
        ),
    ),
)
