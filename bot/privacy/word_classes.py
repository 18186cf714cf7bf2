"""What kind of word stands beside a possible name: one letter per word.

"ik zag roos vallen", "dat bloem niet kwam": a word that is also a name is one where Dutch wants a
person, and an ordinary word where an article or an adjective stands before it.
"""

from __future__ import annotations

_WORDS = {
    # articles, possessives, quantifiers, adjectives of every day: an ordinary noun follows
    "D": """de het een 't t 'n n die dat deze dit elke elk iedere ieder geen veel weinig meer welke zo'n zulke
        andere ander eigen hele heel ene paar enkele grote kleine mooie lieve nieuwe rode witte zwarte blauwe gele
        groene vieze lelijke goeie goede slechte laatste eerste volgende beide alle al sommige enige verse bos""",
    # possessives: a noun or, after family words, a name
    "M": "mijn m'n mn me zijn z'n zn haar d'r dr hun ons onze jouw je jullie uw ma'n mij",
    "P": """in op bij naar van uit met voor aan door over tegen tot om onder boven tussen naast achter zonder sinds
        volgens via langs rond richting wegens namens tegenover vanaf binnen buiten""",
    "C": "en of maar want dus omdat dat als toen terwijl hoewel zodat sinds nadat voordat doordat totdat waarom hoe wanneer waar wat of",
    "S": "ik jij je u hij ze zij wij we jullie ie die iemand niemand iedereen men",
    "O": "hem haar hen hun mij me ons elkaar zich mezelf zichzelf haarzelf",
    "R": """buurman buurvrouw buurjongen buurmeisje buuf vader moeder pa ma papa mama pap mam broer broertje zus zusje oma
        opa tante oom ome nicht neef nichtje neefje zoon zoontje dochter dochtertje vriend vriendin vriendje
        vriendinnetje ex man vrouw partner collega leerling client cliënt cliënte patient patiënt patiënte kind jongen
        meisje stiefvader stiefmoeder stiefpa schoonmoeder schoonvader schoonzus zwager kleinzoon kleindochter baby
        peuter kleuter juf meester juffrouw mevrouw meneer mw dhr mevr opvang oppas pleegkind pleegzoon pleegdochter
        tweelingbroer maat bestie bff huisgenoot kamergenoot teamgenoot ploeggenoot klasgenoot klasgenootje pleegmoeder
        pleegvader stiefbroer stiefzus halfbroer halfzus verloofde bovenbuurman onderbuurman overbuurman overbuurvrouw
        bovenbuurvrouw onderbuurvrouw schoonbroer peetoom stiefzoon stiefdochter kleinkind leidster mentor trainer coach""",
    "H": "heet heette heten genaamd naam bijnaam roepnaam achternaam voornaam noemen noemt",
    # what people do, in the third person
    "V": """heeft had is was wordt werd zegt zei zeg doet deed gaat ging komt kwam kan kon wil wou wilde moet moest mag
        mocht zal zou ziet zag hoort hoorde slaat sloeg schopt schopte trapt trapte gooit gooide bijt beet knijpt
        kneep duwt duwde schreeuwt schreeuwde schreeuwd huilt huilde gilt gilde roept riep vloekt scheldt schold
        drinkt dronk gebruikt blowt slaapt sliep eet at woont woonde werkt werkte zit zat ligt lag staat stond loopt
        liep durft durfde vertelt vertelde vraagt vroeg belt belde appt appte stuurt stuurde krijgt kreeg geeft gaf
        pakt pakte houdt hield laat liet blijft bleef weet wist denkt dacht vindt vond voelt voelde lijkt leek
        ruikt rook draagt droeg speelt speelde tekent tekende kijkt keek lacht lachte plast poept valt viel breekt
        brak dreigt dreigde bedreigt zoekt zocht haalt haalde brengt bracht neemt nam steelt stal liegt loog
        verstopt verbergt schrikt schrok trilt beeft wacht bemoeit gelooft geloofde noemt praat praatte mist miste
        haat verdient betaalt controleert volgt stalkt appt mept stompt spuugt krabt wurgt kleedt wast douchet
        woonden hebben hadden zijn waren gaan gingen komen kwamen doen deden zeggen zeiden maken maakt maakte
        zitten slapen schreeuwen vechten vecht vocht flipt flipte tikt deelt snuift komt logeert verblijft zwijgt
        ontkent beweert fluistert zingt groeit stinkt vermagert schaamt mishandelt verwaarloost""",
    "A": """niet weer nu toch nog ook wel dan hier daar er vandaag gisteren gister morgen altijd nooit vaak soms steeds net
        al eens erg zo echt gewoon thuis alleen zelf vanochtend vanmiddag vanavond vannacht straks telkens meteen
        inmiddels vroeger laatst opnieuw helemaal heel""",
}  # fmt: skip
CLASSES: dict[str, str] = {}
for _kind, _words in _WORDS.items():
    for _word in _words.split():
        CLASSES.setdefault(_word, _kind)
VERBS = frozenset(_WORDS["V"].split())
DETERMINERS = frozenset(_WORDS["D"].split())


def class_of(low: str) -> str:
    """The class of a folded word; "x" for every other word, "." for a sign."""
    known = CLASSES.get(low)
    if known is not None:
        return known
    # A letter that is only a mark folds to nothing.
    return "x" if not low or low[0].isalnum() else low[0]


# Words of every message in another language. What Dutch shares with them ("is", "in", "me") tells nothing.
FOREIGN_WORDS = frozenset(
    """the there and my he she his they next what how please help you i am are this for with who someone to from not
    has have child children neighbor neighbour husband wife scared afraid every night hits beats
    ve bir bu cok çok ben beni bana icin için kocam eve yok var lutfen lütfen yardim yardım komsum komşum esim eşim
    nie sie się jest moj mój moja mam co i w na do z czy prosze proszę boje boję mnie maz mąż
    le les il elle et est je mon ma mes une des tous avec pas que qui
    der das und ist ich mein meine nicht er sie mit hat bitte
    mi el los y es no que por su con una ayuda
    eu nu si și sa să mea meu este pe
    ana min fi""".split()
)
SHARED = frozenset(
    "is in me we die was had over a an on of door me am i i in na do de la en no mam ben der er bed van wil".split()
)


def is_foreign(lows: list[str]) -> bool:
    """Whether more words of a message are those of another language than Dutch ones."""
    foreign = sum(1 for low in lows if low in FOREIGN_WORDS and (low not in SHARED or low == "i"))
    dutch = sum(
        1 for low in lows if low in CLASSES and low not in SHARED and low not in FOREIGN_WORDS
    )
    return foreign >= 2 and foreign > dutch
