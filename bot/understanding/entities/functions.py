"""Functions of professionals: the sector they work in and what they are to the family.

One line: sector; value of `relatie`; the words. Words are regular expressions without \\b.
"""

from __future__ import annotations

_TABLE = r"""
onderwijs; leerkracht; juf(?:frouw|f)?|juffie|meester|leerkracht|leraar|leraren|lerares|docente?|schoolmeester|gymleraar|vakleerkracht|\w+(?:leraar|lerares|docente?|juf)|groepsleerkracht|mentor|mentrix|klassenmentor|onderwijzeres|onderwijzer|tutor|kleuterjuf|invaljuf|stagiaire? op (?:een|de) (?:basis)?school
onderwijs; intern begeleider; ib'?er|ib-er|intern begeleid(?:er|ster)|kwaliteitscoördinator|kwaliteitscoordinator|zorgcoördinator|zorgcoordinator|zoco|zorgco
onderwijs; leerplichtambtenaar; leerplichtambtenaar|leerplicht(?:consulent)?|rmc-?medewerker
onderwijs; schoolmedewerker; onderwijsassistente?|klassenassistente?|conciërge|concierge|teamleider op (?:een|de) school|schooldirecteur|schoolleider|directeur van (?:een|de) (?:basis)?school|overblijfmoeder|overblijfkracht|overblijfjuf|remedial teacher|leerlingbegeleider|leerlingcoördinator|leerlingencoördinator|decaan|orthopedagoog op (?:een|de) school
kinderopvang; pedagogisch medewerker; pedagogisch(?:e)? mede?werk(?:er|ster)|pedagogisch mw|pm'?er|gastouder|leidster|groepsleid(?:er|ster)|kinderopvangleidster|peuterleidster|bso-?(?:juf|leidster|medewerker|begeleider)|kdv-?(?:juf|leidster|medewerker)|peuterjuf|crècheleidster|crecheleidster|babyleidster|pedagogisch coach|kinderleidster
gezondheidszorg; huisarts; huisarts(?:en)?|waarnemend huisarts|haio|basisarts
gezondheidszorg; doktersassistent; doktersassistent(?:e)?|praktijkassistente?|huisartsassistente?|assistente? bij (?:een|de) huisarts(?:enpraktijk)?|triagiste?
gezondheidszorg; zorgverlener; poh(?:-?ggz|-?er)?|praktijkondersteuner(?: ggz)?|verpleegkundige|verpleegster|wijkverpleegkundige|wijkverpleegster|thuiszorgmede?werk(?:er|ster)|thuiszorg(?:hulp)?|thuishulp|verzorgende(?: ig)?|wijkverzorgende|ziekenverzorgende|helpende|tandarts|mondhygiëniste?|mondhygieniste?|tandartsassistente?|orthodontist|verloskundige|verloskundig actief|vroedvrouw|kraamverzorgende|kraamverzorgster|kraamhulp|kraamzorg(?:ster)?|fysiotherapeute?|fysio|kinderfysio|ergotherapeute?|logopediste?|diëtiste?|dietiste?|apotheker|apothekersassistente?|kinderarts|arts|seh-?arts|spoedarts|dokter|specialist ouderengeneeskunde|geriater|gynaecoloog|ambulanceverpleegkundige|ambulancemedewerker|ambulancebroeder|ambulancechauffeur|physician assistant|nurse practitioner|jeugdarts|jeugdverpleegkundige|consultatiebureauarts|cb-?arts|schoolarts|jgz(?:-?verpleegkundige|-?arts)?|psycholoog|psychologe|gz-?psycholoog|psychiater|psychotherapeute?|spv'?er|sociaal psychiatrisch verpleegkundige|ggz-?(?:medewerker|behandelaar|verpleegkundige|agoog)|behandelaar|internist|chirurg|medisch specialist|(?:kinder- en )?jeugdpsychiater|psychiatrisch verpleegkundige|sociaal verpleegkundige|verslavingsarts|casemanager dementie|casemanager
jeugdhulp; jeugdhulpverlener; jeugdhulpverlener|jeugdzorgwerker|jeugdzorgmedewerker|jeugdprofessional|jeugdwerker|jeugdconsulent|gezinscoach|gezinsbegeleider|gezinshulpverlener|ambulant(?:e)? (?:begeleider|hulpverlener|jeugdhulpverlener)|gezinsvoogd|gezinsvoogdes|voogd|jeugdbeschermer|jeugdreclasseerder|gezinsmanager|pleegzorgbegeleider|pleegzorgwerker|orthopedagoog|pedagoog|speltherapeute?|kindercoach|kindertherapeute?|groepswerker|gedragswetenschapper|gezinshuisouder
maatschappelijke_ondersteuning; hulpverlener; maatschappelijk werk(?:er|ster)|schoolmaatschappelijk werk(?:er|ster)|smw'?er|wijkteam(?:lid|medewerker)?|wijkteamer|sociaal werk(?:er|ster)|sociaal wijkteam|wmo-?consulente?|consulente? wmo|jongerenwerk(?:er|ster)|buurtwerker|opbouwwerker|ouderenadviseur|ouderenwerker|cliëntondersteuner|clientondersteuner|mantelzorgconsulent|mantelzorgmakelaar|woonbegeleid(?:er|ster)|schuldhulpverlener|bewindvoerder|klantmanager|straatcoach|(?:persoonlijk )?begeleid(?:er|ster) (?:in|bij|op) (?:een|de) woon\w+|persoonlijk begeleid(?:er|ster)|vrouwenopvang|begeleider bij (?:een|de) (?:opvang|woongroep)|thuisbegeleid(?:er|ster)|woonconsulent|hulp in de huishouding|huishoudelijke? hulp|sociaal raadsvrouw|vrijwilliger bij humanitas|buurtsportcoach|vluchtelingenwerker|coa-?medewerker
justitie; politie; politieagente?|politie-?agente?|politieman|politievrouw|agente?|wijkagente?|rechercheur|zedenrechercheur|boa|handhaver|noodhulpagent
justitie; justitie; reclasseringswerker|reclasseringsmedewerker|reclassering|reclasseerder|officier van justitie|raadsonderzoeker|raadsmedewerker|gevangenbewaarder|piw'?er|forensisch (?:arts|medewerker|begeleider)
anders; advocaat; advocaat|advocate|familierechtadvocaat|letselschadeadvocaat|mediator|notaris
anders; trainer; (?:voetbal|zwem|tennis|judo|hockey|turn|gym|dans)?trainer|trainster|coach|sportcoach|voetbalcoach|zwemleraar|zweminstructeur|zwemjuf|dansjuf|paardrijjuf|muziekdocent|scoutingleid(?:er|ster)|leiding bij (?:de )?scouting|jeugdleider
anders; beroepskracht; vertrouwenspersoon|imam|dominee|predikant|pastoor|priester|kapster?|kapper|taxichauffeur|leerlingvervoerder|buschauffeur|nagelstyliste?|schoonheidsspecialiste?|dierenarts|bankmedewerker|makelaar|verhuurder|woningcorporatie|tolk|schoonma(?:kers?|akster)|schoonmaakhulp|winkelmedewerker|caissière|postbode|pakketbezorger|bezorger|monteur|stagebegeleider|jobcoach|hr-?adviseur|gastvrouw|portier|beveiliger
"""

# Places of work: "ik werk bij …", "wij van …", "op …".
_WORKPLACES = r"""
onderwijs; leerkracht; (?:basis|middelbare |kleuter|praktijk|speciale )?school|basisonderwijs|(?:het )?onderwijs|mbo|vmbo|havo|vwo|sbo|roc|hogeschool|voortgezet onderwijs|speciaal onderwijs|samenwerkingsverband|internationale schakelklas|isk
kinderopvang; pedagogisch medewerker; kdv|kinderdagverblijf|babygroep|peutergroep|dreumesgroep|bso|buitenschoolse opvang|peuterspeelzaal|peuteropvang|crèche|creche|kinderopvang|voorschool|gastouderbureau|dagopvang|naschoolse opvang|tso
gezondheidszorg; zorgverlener; ziekenhuis|huisartsenpraktijk|huisartsenpost|hap|spoedeisende hulp|seh|eerste hulp|kraamzorg|thuiszorg|wijkverpleging|verpleeghuis|verzorgingshuis|verzorgingstehuis|bejaardentehuis|bejaardenhuis|zorginstelling|zorg|ggz|psychiatrie|consultatiebureau|jgz|jeugdgezondheidszorg|ggd|(?:tandarts|fysio|logopedie)praktijk|apotheek|verloskundigenpraktijk|verslavingszorg|gehandicaptenzorg|ouderenzorg|dagbesteding|dagopvang voor ouderen|praktijk|kliniek|ambulance|kinderafdeling|revalidatie(?:centrum)?|buurtzorg
jeugdhulp; jeugdhulpverlener; jeugdhulp|jeugdzorg|jeugdbescherming|pleegzorg|gecertificeerde instelling|gezinshuis|jeugd-? en opvoedhulp|cjg|centrum voor jeugd en gezin|jeugdteam|woongroep voor jongeren|leger des heils jeugdbescherming|jeugdinstelling
maatschappelijke_ondersteuning; hulpverlener; wijkteam|buurtteam|sociaal team|sociale wijkteam|sociaal wijkteam|gebiedsteam|maatschappelijk werk|welzijn(?:swerk|sorganisatie)?|(?:vrouwen|maatschappelijke |dak- en thuislozen|daklozen)opvang|wmo|wmo-loket|(?:beschermd|begeleid) wonen|schuldhulp(?:verlening)?|buurthuis|blijf-van-mijn-lijf(?:huis)?|azc|coa|gemeente|sociale dienst|vluchtelingenwerk|leger des heils|jongerenwerk|mee|humanitas
justitie; politie; (?:de )?politie|recherche|handhaving
justitie; justitie; reclassering|(?:de )?raad voor de kinderbescherming|justitie|rechtbank|gevangenis|dji|halt|openbaar ministerie|het om|veiligheidshuis
anders; beroepskracht; sportclub|voetbalclub|sportvereniging|zwembad|kerk|moskee|scouting|woo?n(?:ing)?corporatie|bank|advocatenkantoor|bibliotheek|supermarkt|kapsalon|manege|turnvereniging
"""


def _parse(table: str) -> list[tuple[str, str, str]]:
    rows = []
    for line in table.strip().splitlines():
        sector, relatie, words = line.split("; ", 2)
        rows.append((sector, relatie, words))
    return rows


FUNCTIONS = _parse(_TABLE)
WORKPLACES = _parse(_WORKPLACES)
SECTORS = frozenset(sector for sector, _, _ in FUNCTIONS)


def alternatives(table: list[tuple[str, str, str]]) -> str:
    """One regular expression for a whole table, with a group `r<row>` per line."""
    return "|".join(f"(?P<r{row}>{words})" for row, (_, _, words) in enumerate(table))


def row_of(groups: dict[str, str | None]) -> int:
    """Which line of the table a match of `alternatives` came from."""
    return next(
        int(name[1:])
        for name, value in groups.items()
        if value and name[:1] == "r" and name[1:].isdigit()
    )
