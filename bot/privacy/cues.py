"""Words that tell what stands near: a school, a club, care, work, a home, a car."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {
    # words for a kind of organisation: a name may follow
    "kS": """obs cbs rkbs kbs bs pcb pcbs sbo ikc kdv bso basisschool school scholengemeenschap kinderdagverblijf creche
        kinderopvang peuterspeelzaal speelzaal voorschool lyceum college gymnasium mavo havo vmbo mbo roc daltonschool
        montessorischool jenaplanschool vrijeschool praktijkschool gastouderbureau peuteropvang dagverblijf pabo azc isk""",
    "kZ": """huisartsenpraktijk praktijk huisartspraktijk tandartspraktijk gezondheidscentrum apotheek verzorgingshuis
        verpleeghuis verzorgingstehuis woonzorgcentrum zorgcentrum ziekenhuis kliniek huisartsenpost huisarts tandarts
        stichting zorgboerderij dagbesteding gezinshuis logeerhuis thuiszorg ggz ggd instelling woongroep hospice
        kinderziekenhuis fysiotherapie medisch centrum buurtteam wijkteam huize zorggroep vrouwencentrum kraamzorg""",
    "kC": """vv sv fc vvv rkvv rksv hsv hc mhc kv tc ltc ttv vc gtv sc ssc rkc voetbalclub voetbalvereniging sportclub
        hockeyclub turnclub turnvereniging judoclub judoschool zwemclub zwemvereniging zwemschool tennisclub volleybalclub
        korfbalclub dansschool balletschool boksschool manege scouting club sportschool gym harmonie fanfare vereniging
        atletiekvereniging korfbal hockey turnen dansstudio studio""",
    "kW": """bakkerij slagerij cafe restaurant kapsalon kapper garage autobedrijf bouwbedrijf schoonmaakbedrijf
        transportbedrijf uitzendbureau bedrijf firma supermarkt snackbar cafetaria pizzeria moskee kerk hotel winkel
        fabriek kwekerij tuincentrum eetcafe kroeg installatiebedrijf aannemersbedrijf hoveniersbedrijf taxibedrijf
        slijterij bloemenhuis bloemenwinkel kantoor advocatenkantoor camping schildersbedrijf loonbedrijf groothandel""",
    # what is done there
    "wS": """zit zitten zat klas groep juf meester leerling leerlingen docent leraar lerares leerkracht mentor stage
        opvang peuter kleuter kleuters schoolplein leidster leidsters conciërge conciergelokaal ib'er directeur havo vwo
        onderwijsassistent peuters invaljuf les lessen studeert opleiding""",
    "wC": """traint trainen train training trainer voetbalt voetballen voetbal speelt hockeyt turnt judoot judo zwemt
        zwemles korfbalt volleybalt handbalt danst dansles keept tennist tennis sport sporten fitnest kickbokst bokst
        paardrijden lid coach jeugd elftal wedstrijd vist zwem""",
    "wZ": """opgenomen ligt patient behandeld behandeling begeleiding begeleid cliënt client clienten bewoner intake arts
        spoedeisende verpleegkundige thuisbegeleider zorg operatie psychiater psycholoog verwezen doorverwezen ic
        spreekuur afdeling""",
    "wW": """werkt werk werkte werken gewerkt baan baantje bijbaan collega baas eigenaar chauffeur monteur magazijn kassa
        vakkenvuller dienst werkgever kok portier schoonmaker schoonmaakt poetst bedrijf ploegendienst kantoor
        manager beveiliger medewerker werkzaam ontslagen filiaal last lasser""",
    "wA": """woont wonen woon woonde adres straat flat huis verhuisd huisnummer portiek galerij etage hoek verderop
        woonachtig boven beneden buren woning pand postcode""",
    "wK": "kenteken auto nummerbord plaat nummerplaat scooter busje bus rijdt golf polo bmw audi",
}  # fmt: skip
CUES: dict[str, str] = {}
for _kind, _words in _WORDS.items():
    for _word in _words.split():
        CUES.setdefault(_word, _kind)


# Dutch makes new words for places all day: "gastouderopvang", "handbalvereniging", "sportcafe".
_ENDINGS = {
    "kS": "school opvang speelzaal college lyceum gymnasium kleuterhonk peuterhonk",
    "kZ": "praktijk kliniek centrum apotheek tehuis ziekenhuis zorgboerderij gezinshuis",
    "kC": "vereniging club studio sportschool manege academie academy",
    "kW": "bedrijf cafe salon restaurant winkel handel garage bakkerij slagerij kwekerij rederij brouwerij bureau kerk"
    " moskee hotel camping snackbar",
}  # fmt: skip
_BY_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_ENDING = re.compile(rf"[a-z-]{{3,20}}({'|'.join(sorted(_BY_ENDING, key=len, reverse=True))})")
# These end so and are no place with a name, or are meant in general.
_NO_KIND = frozenset(
    """middelbareschool hogeschool stadscentrum winkelcentrum dorpscentrum centrum crisiscentrum kinderopvang
    crisisopvang vrouwenopvang noodopvang maatschappelijkeopvang daklozenopvang nachtopvang zwangerschap vakantie
    mensenhandel drugshandel kinderhandel wapenhandel vrouwenhandel handelwijze boekhandel voorschool hoofdbureau
    politiebureau bureau onderzoeksbureau consultatiebureau thuiskliniek werkgroep buitenschool""".split()
)


@lru_cache(maxsize=8192)
def cue_of(low: str) -> str:
    """What a folded word announces, or ""."""
    known = CUES.get(low)
    if known is not None:
        return known
    ending = _ENDING.fullmatch(low)
    return _BY_ENDING[ending[1]] if ending and low not in _NO_KIND else ""
