"""Message shapes in which personal data stand, at the start, in the middle and at the end."""

from __future__ import annotations

SHAPES = """
mijn buurman {voornaam} schreeuwt elke avond tegen zijn vrouw
volgens mij doet {voornaam} van hierboven z'n vriendin wat
{voornaam} slaat zijn kinderen en ik weet niet wat ik moet doen
Ik maak me zorgen om {naam}, zij woont naast mij.
het gaat om {naam} en haar dochter {voornaam}
meneer {achternaam} van hiernaast schopt zijn hond en zijn zoon
mevrouw {achternaam} heeft steeds blauwe plekken
hij heet {voornaam} en hij is 7 jaar
mijn nichtje heet {naam}
ik ben {naam} en ik ben de oma van {voornaam}
Goedemiddag, mijn naam is {naam} en ik werk op {organisatie}.
een leerling van {organisatie} kwam vandaag met een blauw oog, hij heet {voornaam}
mijn collega {voornaam} wordt thuis geslagen door {voornaam}
ze wonen op de {adres}
ze wonen aan de {adres}, {postcode} in Zwolle
het adres is {adres}
wij wonen bij hen om de hoek, {adres} is het geloof ik
postcode {postcode}
je kunt me bereiken op {telefoon}
bel haar maar op {telefoon} want ze durft zelf niet
mn nummer is {telefoon}
haar mobiel is {telefoon_in_woorden}
mail mij op {email} aub
zijn mailadres is {email}
het bsn van het kind is {bsn}
BSN: {bsn}
hij haalt geld van haar rekening {iban}
oma haar rekening is {iban} en die is steeds leeg
hij is geboren op {geboortedatum}
geboortedatum {geboortedatum}, naam {naam}
hij rijdt in een grijze golf met kenteken {kenteken}
op insta heet ze {handle}
kijk maar op {url} daar staat alles
hij stuurt haar steeds appjes via {handle}
gister zag ik {voornaam} huilend op het schoolplein bij {organisatie}
vader {naam} dronk weer en moeder {voornaam} durfde niet naar huis
{naam} ({geboortedatum}) woont op {adres}
bel {voornaam} op {telefoon} of mail {email}
client {naam}, bsn {bsn}, heeft een gebroken arm
Patiënt dhr. {achternaam} kwam met kneuzingen op mijn spreekuur
mijn zus {voornaam} en haar man {naam} hebben elke week ruzie waar de kinderen bij zijn
de trainer {naam} van {organisatie} zit aan de kinderen
ik hoor {voornaam} gillen door de muur maar het is nu stil
{voornaam} zegt dat papa haar knijpt
zegt u niet tegen {naam} dat ik dit heb gezegd
me stiefvader {voornaam} schold me uit toen ik thuiskwam
oma {achternaam} krijgt niet genoeg te eten van haar dochter {voornaam}
ex van mijn vriendin, {naam}, staat steeds bij haar werk
zijn broertje {voornaam} komt altijd zonder eten op school
dochter {voornaam} (9) zoon {voornaam} (4)
""".strip().splitlines()

# Ordinary messages between them, as people answer and wander off.
FILLERS = """
hallo
nee
ja
weet ik niet
nee op dit moment niet
ik ben de buurvrouw
ik ben leerkracht
een vader een moeder en twee kinderen
ze worden uitgescholden en geslagen
een 4
een 6 denk ik
in Zwolle
in Utrecht
ik wil graag advies
wat kan ik zelf doen
blijf ik anoniem
wat bewaren jullie van mij
moet ik dit melden
wat gebeurt er na een melding
dank je wel
wat bedoel je
ben je een echt mens
hoe herken ik mishandeling
mag ik mijn beroepsgeheim doorbreken
""".strip().splitlines()

TYPOS = {
    "mijn": "mn",
    "heeft": "heft",
    "kinderen": "kindre",
    "niet": "nie",
    "altijd": "altyd",
    "steeds": "steets",
    "zijn": "ziin",
    "maar": "mar",
    "school": "shcool",
    "woont": "wont",
}
