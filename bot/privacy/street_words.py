"""Words that look like a street and are none."""

from __future__ import annotations

# In an address these end a street name; alone they are words of every day.
NO_STREET = frozenset(
    """straat laan weg plein hof dijk park pad kade markt onderweg halverwege snelweg omweg autoweg fietsweg
    spoorweg uitweg terugweg heenweg hoofdweg zijweg landweg zandweg bosweg rondweg toegangsweg invoegweg doorweg
    luchtweg luchtwegen urineweg rijksweg provincialeweg levensweg lijdensweg middenweg afweg rechtsweg ventweg
    parallelweg schoolplein speelplein dorpsplein marktplein stationsplein kerkplein kerkhof gerechtshof hof
    voorhof binnenhof achterhof zijstraat winkelstraat achterstraat straat hoofdstraat doodlopende woonstraat
    fietsstraat eenrichtingsstraat speelstraat buurstraat klinkerstraat overstraat werkstraat taakstraf
    snelwegen bruisplein oprijlaan rijlaan eigenweg rotweg schoolweg slinkerweg thuisweg steenweg gang sluipweg
    wandelweg vluchtweg uitvalsweg toegang achterlaan opweg inderweg wegweg gaanweg trekweg ver ver-weg geenweg
    dezelfdestraat onzestraat gehof behof werkplein parkeerplein rotonde vakantiehof gasthof kinderhof biechthof
    hemelhof voortuin straatnaam vangrailweg bouwweg middelweg wegen opvangplein kustweg dorpsweg kruisweg
    stadsgracht slotgracht grachten langsweg kwijtweg dagweg bijweg tramweg verweg lang-weg heelweg gelijkweg
    achterweg slopweg kinderplein zorgplein leerplein loket wijkplein gezondheidsplein jeugdplein
    weggegooid eindweg doelweg dwaalweg boulevard allee steeg singel gracht dreef plantsoen""".split()
)
NOT_BEFORE_NUMBER = frozenset(
    """groep klas kamer lijn bus stap fase artikel nummer hoofdstuk blok kwartier keer ongeveer circa ruim bijna vanaf
    sinds tussen minstens tegen rond minuten dagen week weken jaar maand januari februari maart april juni juli
    augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    leeftijd cijfer schaal punt graden euro meter kilometer afdeling zaal team unit level versie regio gemeente
    veld baan park wijk buurt markt kamp stad snelweg station perron spoor gate samen alleen maar verdieping""".split()
)
