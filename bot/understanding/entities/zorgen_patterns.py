"""Descriptions of what people see, hear or fear, by kind of harm.

The signs follow the project's list of signals (children per kind, partners, elderly, honour,
exploitation). One line is one regular expression on lower-case text; a line that starts with "!"
holds its own denial ("geen eten"), so it is never read as denied.
"""

from __future__ import annotations

_WHO = r"(?:haar|hem|me|mij|ze|hen|ons|elkaar|de kinderen|het kind|zijn kind|haar kind|m'n|mijn \w+|zijn \w+|haar \w+|de \w+|het \w+|dat \w+)"

PATTERNS: dict[str, str] = {
    "lichamelijk": r"""
\b(?:ge)?sla(?:a[nt]|gen)\b(?! (?:\w+ ){0,2}deur(?:en)?\b| (?:\w+ ){0,4}(?:gegevens|informatie|data)\b| de vlam| over\b| op de vlucht| op hol| alarm)
\bsloeg(?:en)?\b(?! de deur)
\bik sla\b
\bgeslagen?\b
\bmep(?:t|te|pen)?\b|\bgemept\b
\bschop(?:t|te|ten|pen)?\b(?! (?:tegen )?(?:de|een) (?:bal|deur))|\bgeschopt\b
\btrap(?:t|te|ten|pen) (?:\w+ ){0,2}(?:haar|hem|me|mij|kind\w*|hond)\b|\bgetrapt\b
\bstomp(?:t|te|en)?\b|\bgestompt\b|\bstoot\w* (?:haar|hem|me|mij)\b
\bknijpt\b|\bgeknepen\b|\bknijpen\b
\bduwt\b|\bgeduwd\b|\bduwen\b|\bvan de trap (?:gegooid|geduwd|gevallen)\b
\bschud(?:t|de|den|den)?\b(?! (?:zijn|haar|z'n|m'n) hoofd)|\bgeschud\b|\bdoor elkaar (?:ge)?schud\w*
\bblauwe? (?:\w+ ){0,2}?(?:plek|oog|ogen|arm|armen|been|benen|rug|gezicht|lip|wang)\w*|\bbont en blauw\b|\bblauw geslagen\b
\bblauwplek\w*|\bbloeduitstorting\w*|\bstriem\w*|\bbrandwond\w*|\bbrandplek\w*|\bbijtwond\w*|\bkrab(?:ben|wonden|plekken)\b|\bsnijwond\w*
\b(?:gebroken|gekneusd\w*) (?:arm|been|pols|rib\w*|neus|kaak|vinger\w*|sleutelbeen)\b|\bbreuk\b
\bschaafwond\w*|\bopgezette? (?:lip|oog|wang)\b|\b(?:krassen|strepen|afdrukken|plekken|vlekken|littekens) (?:\w+ ){0,3}(?:op|in) (?:haar|zijn|hun|d'r|de) (?:arm\w*|rug|been|benen|nek|hals|gezicht|wang\w*|lijf|lichaam|billen|huid)\b|\bafdruk\w* van (?:een |zijn |haar )?(?:hand|vinger)\w*|\bletsel\w*|\bverwonding\w*|\bwond(?:en|jes)\b|\bbloedneus|\bdikke lip\b|\bbult op
\bwurg\w*|\bgewurgd\b|\bverwurg\w*|\bkeel (?:dicht)?\s?(?:ge)?(?:knepen|knijp\w*)|\bkeel dicht\w*|\bbij (?:haar|de|zijn|mijn|d'r|m'n) (?:keel|strot|nek)\b|\bhanden om (?:haar|zijn|mijn|m'n|de) (?:nek|keel)
\b(?:aan|bij) (?:haar|de|d'r|zijn|mijn|m'n) haren\b
\bklap(?:pen)?\b(?! (?:van de|in de handen|op tafel|op de bank))|\btik(?:ken)? (?:krijg|gekregen|geeft|gegeven|verkocht)\w*|\been tik\b|\bpak slaag\b|\boplawaai\b|\bmuilpeer\b|\bopdonder\b
\bin elkaar (?:ge)?(?:sla\w*|slagen|trap\w*|trapt)|\bafgeranseld|\bafgetuigd\b|\blosse handjes\b|\bhandtastelijk\b|\bhardhandig\w*|\bruw (?:vast|bij)\w*
\bmishandel(?:t|de|d|en|ing)?\b|\bkindermishandeling\b|\bfysiek\w* geweld|\blichamelijk\w*(?! (?:onderzoek|beperk\w*|gehandicapt\w*|klacht\w*))
\bvastgebonden\b|\bvastbind\w*|\bvast (?:ge)?bond\w*|\bopgesloten\b|\bsluit (?:haar|hem|me|mij|ze) op\b|\bopsluit\w*|\bgooi(?:t|de) (?:\w+ ){0,3}(?:naar|tegen)\b|\b(?:tegen|naar) (?:\w+ ){0,3}gegooid\b|\bnek (?:greep|pak\w*|gegrepen)\b
\b(?:met|aan) (?:de|een|zijn) riem\b|\bpollepel\b|\bsigaret(?:ten)? (?:op|uit)\w*
\bvechten\b|\bgevochten\b|\bvechtpartij\w*|\bvecht\b|\bhandgemeen\b
\bgeweld\b|\bgewelddadig\w*|\bagressie(?:f|ve)?\b
\bbijt (?:haar|hem|me|mij)\b|\bgebeten\b
\bmes\b|\bmet (?:een|zijn) (?:wapen|pistool|vuurwapen)\b
\bbesneden\b|\bbesnijd\w*|\bbesnijdenis\b
""",
    "psychisch": r"""
\bgil(?:t|de|den|len)?\b|\bgegil\b|\bgillend\b|\bkrijs\w*|\bgekrijs\b
\bschreeuw\w*|\bgeschreeuw\w*|\bbrul(?:t|len|de)\b|\btier(?:t|en|de)\b|\bbulder\w*
\bscheld\w*|\bschold\w*|\b(?:uit)?gescholden\b|\bgescheld\b|\bverrot gescholden
\bkleiner(?:en|t|de|end)\b|\bkleine(?:er|er)t\b|\bkleineer\w*|\bgekleineerd\b|\bafkraak\w*|\bkraakt \w+ af\b|\bafgekraakt\b|\bnaar beneden gehaald\b
\bverneder\w*|\bvernederd\b|\bbelachelijk (?:ge)?maak\w*|\bvoor gek\b|\buitgelachen\b
\b(?:maakt|maken) (?:\w+ ){1,3}uit voor\b|\buitgemaakt voor\b
\bbedreig\w*|\bdreig(?:t|de|en|ement\w*|ing\w*)?\b|\bgedreigd\b
\bintimider\w*|\bintimideert\b|\bgeïntimideerd\b|\bintimidatie\b|\bmanipul\w*|\bgaslight\w*|\bchanteert\b|\bchant(?:age|eren|eerde)\b|\bgechanteerd\b
\b(?:controleert|checkt|leest|kijkt in|doorzoekt|pakt|afpakt|controleren|checken) (?:\w+ ){0,4}(?:telefoon|mobiel|gsm|app\w*|berichten|mail)\b|\btelefoon (?:\w+ ){0,2}(?:gecontroleerd|afgepakt|afpakken|controleren|checken)\b
\bcontroleert (?:alles|haar|hem|me|mij)\b|\bcontrolerend\b|\bbepaalt (?:alles|wat|met wie)\b|\bjaloers\b|\bbezitterig\w*
!\bmag (?:\w+ ){0,4}(?:niet|niks|nooit|geen|niemand|nergens)\b (?:\w+ ){0,4}(?:buiten|uit|weg|vrienden|vriendinnen|familie|bellen|deur|huis|contact|spreken|zien|naar|zeggen|praten|alleen|werken)\b
!\b(?:mag|durft) (?:niks|niets|nergens|niemand)\b|\bgeen vrienden meer\b|\bgeen contact (?:meer )?(?:met|hebben)\b
\bgeïsoleerd\b|\bisoleert\b|\bisolement\b|\bafgezonderd\b
\b(?:doods)?bang (?:voor|van|om naar|thuis)\b|\bdoodsbang\b|\bangstig\b|\bduikt in elkaar|\bkrimpt ineen|\bdurft? (?:niet|nie) (?:\w+ ){0,3}(?:naar huis|te praten|te zeggen|binnen)\b|\bop eieren\b
\b(?:elke|iedere|hele|alle) (?:avond|nacht|dag|nachten|dagen|week) (?:\w+ ){0,4}(?:ruzie|huil\w*|gehuil|herrie)\b|\b(?:altijd|steeds|vaak|veel|continu|constant|slaande) ruzie\b|\bruzie(?:s)?\b|\bruziën\b
\bhuil\w* (?:\w+ ){0,2}(?:altijd|steeds|vaak|veel|continu|elke|iedere|urenlang|hele|'s nachts)\b|\b(?:altijd|steeds|vaak|continu|elke \w+|iedere \w+|hele \w+|urenlang|dag en nacht) (?:\w+ ){0,3}(?:ge)?huil\w*\b
\bpsychisch\w* (?:geweld|mishandel\w*|onder druk)|\bpsychisch\b(?! (?:ziek|patiënt|in de war))|\bgeestelijk\w* mishandel\w*|\bemotioneel\w* (?:mishandel\w*|geweld)|\bmentaal mishandeld\b
\bgepest\b|\bpest (?:haar|hem|me)\b|\btreiter\w*|\bgetreiterd\b|\bgenegeerd\b|\bdoodgezwegen\b
\bdegrade\w*|\bdwang\b|\bterroriseer\w*|\bterror\b|\bterreur\b|\bbuitengesloten\b|\bstraft\b|\bgestraft\b|\bstrafst\w*
\b(?:zegt|roept) dat (?:\w+ ){1,3}(?:niks waard|dom|lelijk|dik|waardeloos|nooit geboren)\w*|\bwaardeloos\b|\bniks waard\b
""",
    "seksueel": r"""
\bseksue(?:el|le)\b(?! (?:voorlichting|gezondheid))|\bseks\b|\bsex\b|\baanrand\w*|\bverkracht\w*|\bincest\b|\bontucht\w*|\bpedofiel\w*|\bpedo\b
\bmisbruik(?:t|te|ten|en)?\b(?! (?:van|maken|maakt|gemaakt) (?:\w+ ){0,2}(?:geld|pinpas|macht|machtiging|haar geld|haar goedheid))(?<!alcoholmisbruik)(?<!machtsmisbruik)(?<!drugsmisbruik)|\b(?:seksueel )?misbruikt\b
\b(?:raakt|raken|raakte) (?:\w+ ){1,3}(?:aan|op plekken)\b(?! de praat| te praten)|\baanraak\w*|\baangeraakt\b|\baan (?:haar|hem|me|mij) (?:ge)?zit(?:ten)?\b|\baan (?:haar|hem|me|mij) zat\b|\b(?:zit|zat|zitten) (?:\w+ ){0,2}aan (?:haar|hem|me|mij|mijn dochter|zijn dochter|de kinderen|kinderen|meisjes)\b
\bbetast\w*|\bbevoel\w*|\bfriemel\w*|\bgraai\w*|\bvingert\b
\b(?:haar|zijn|mijn|hun|d'r|de) (?:borsten|billen|kruis|plasser|piemel|geslachtsd\w*|vagina|onderbroek)\b|\bgeslachts(?:deel|delen)\b|\btussen (?:haar|zijn|de) benen\b
\bnaakt(?:foto\w*|film\w*)?\b|\bblootfoto\w*|\bporno\w*|\bfilmt (?:haar|hem) (?:onder|in|bij)\b|\bonder de douche\b|\bsexting\b|\bnudes\b|\bdickpic\w*
\b(?:kruipt|slaapt|ligt|komt) (?:\w+ ){0,3}(?:bij|in) (?:haar|hem|zijn dochter|haar bed|zijn bed)\b (?:in|in bed|bed|'s nachts|s nachts)|\b(?:komt|kwam|kruipt) (?:\w+ ){0,3}(?:in|bij \w+ in) (?:haar |mijn |m'n |hun )?bed\b
\bvies(?:e)? (?:spelletjes|dingen|mannetje)\b|\bgeheimpje\w*|\bongewenst\w* (?:intimiteit\w*|aanraking\w*)|\bongewenst intiem\b|\bzoen(?:t|de|en) (?:haar|hem|me|op de mond)\b|\bgrooming\b|\bgegroomd\b|\bdoktertje\b
""",
    "verwaarlozing": r"""
\bverwaarlo(?:os|oz|zing|osd|zen)\w*|\bverwaarloz\w*|\bonverzorgd\b|\bslecht verzorgd\b|\bvervuil\w*|\bsmerig\b|\bvervuiling\b
\b(?:heeft|hebben|altijd|steeds|vaak|met|van de|van|lijdt|zo'n|veel|erge|zo)\b (?:\w+ ){0,3}honger\b|\bhongerig\w*|\bhonger\b|\buitgehongerd\b|\bondervoed\w*|\bsteelt (?:brood|eten)\w*|\bbedelt om eten\b
!\b(?:te weinig|niet genoeg|onvoldoende|geen|nooit|niks te|niets te|amper|nauwelijks|zonder) (?:\w+ ){0,3}(?:eten|drinken|ontbijt|ontbeten|brood|lunch|warme maaltijd|boterham\w*|maaltijd\w*|fruit)\b|\b(?:krijgt|krijgen|eet|eten) (?:\w+ ){0,2}(?:te weinig|niks|niets|amper|nauwelijks|bijna niks|niet genoeg)\b|\bniet ontbeten\b|\blege? (?:koelkast|broodtrommel|trommel|ijskast)\b
\b(?:vieze?|vuile?|kapotte|stinkende|te kleine|dezelfde|ongewassen|goor|gore|smerige)\b (?:\w+ ){0,3}(?:kleren|kleding|kleertjes|trui|broek|luier\w*|jas|schoenen|bed|matras|lakens|haren|haar|nagels|ondergoed|huis|huid)\b
\bstink(?:t|en|end|ende)\b|\bruikt? (?:\w+ ){0,2}(?:vies|naar (?:plas|urine|poep|zweet|rook|wiet))\b|\bziet er vies uit\b|\b(?:is|zijn|altijd|steeds|zo) vies\b|\bongewassen\b|\bniet gewassen\b|\bhet is er (?:een )?(?:zooi|puinhoop|bende|vies|smerig)\b|\bviezigheid\b|\bongedierte\b|\bkakkerlak\w*|\bmuizen\b|\bhuis is (?:\w+ ){0,2}(?:vies|vervuild|smerig|een bende|puinhoop)\b
\b(?:volle|vieze|natte|poep)?\s?luiers?\b|\bluieruitslag\b|\bnatte broek\b|\bin (?:zijn|haar) eigen (?:poep|plas|urine|vuil|ontlasting)\b|\bdoorlig\w*|\bontlasting\b
!\b(?:geen|zonder|te dunne|nooit een) (?:\w+ ){0,2}(?:jas|schoenen|sokken|warme kleren|kleren|winterjas|luiers|bed|verwarming|stroom|medicijnen|toezicht)\b
\b(?:alleen|helemaal alleen|zonder toezicht|zonder oppas) (?:\w+ ){0,2}(?:thuis|gelaten|achter(?:gelaten)?|op straat|in huis|buiten)\b|\b(?:laat|laten|liet|lieten) (?:\w+ ){1,4}(?:alleen|aan (?:zijn|haar|hun) lot)\b|\balleen (?:thuis )?(?:ge)?laten\b|\baan (?:zijn|haar|hun|z'n) lot\b|\bachtergelaten\b|\b(?:tot|om) (?:laat|\w+ uur) (?:\w+ ){0,2}(?:op straat|buiten)\b|\bhele (?:dag|avond|nacht) (?:\w+ ){0,2}(?:op straat|buiten|alleen)\b|\bkijken? niet naar (?:hem|haar|de kinderen|het kind|ze) om\b|\bkijkt niemand naar om\b|\bniemand (?:die )?(?:zorgt|kijkt)\b
\brotte tand\w*|\brot gebit\b|\bslecht gebit\b|\bluizen\b|\bschurft\b|\bontstoken\b|\beczeem\b
!\b(?:gaat|gaan|komt|komen|brengt?|brengen) (?:\w+ ){0,3}(?:niet|nooit|bijna nooit|amper) (?:\w+ ){0,3}(?:naar|op) (?:de |het )?(?:school|dokter|huisarts|tandarts|consultatiebureau|afspraken?)\b|\bmist (?:\w+ ){0,2}afspra\w*|\bno[- ]?show\b|\bschoolverzuim\b|\bverzuimt\b|\bspijbel\w*|\bkomt niet opdagen\b|\bkomen niet opdagen\b|\b(?:heel |zo )?vaak (?:te laat|ziek|afwezig)\b
!\b(?:zorgt|zorgen) (?:\w+ ){0,2}(?:niet|slecht|amper) (?:\w+ )?voor\b|\bniet (?:goed )?(?:verzorgd|gewassen|verschoond|gevoed)\b|\bwordt (?:niet|nooit|nauwelijks|amper) (?:\w+ ){0,2}(?:verzorgd|gewassen|verschoond|gedoucht|geholpen)\b
\b(?:moeder|vader|ouders?|ma|pa|mama|papa|ouders zijn|stiefvader|buurvrouw|buurman|ze|hij|zij|allebei) (?:is|zijn|ligt|was|zit|zitten|drinkt|drinken|gebruikt|gebruiken) (?:\w+ ){0,4}(?:dronken|stoned|high|aan de drank|aan de drugs|drugs|te veel|teveel|veel|onder invloed|straalbezopen|coke|verslaafd)\b|\bverslaafd\w*|\bdronken\b
\b(?:moet|zorgt) (?:\w+ ){0,4}(?:voor (?:zijn|haar|de) (?:broertje\w*|zusje\w*|moeder|ouders|kleintjes)|zelf koken)\b|\bgroeiachterstand\b|\bvermager\w*|\b(?:op straat|uit huis|buiten|eruit) (?:\w+ ){0,2}(?:gezet|gegooid|geschopt)\b|\bgezet op straat\b|\bte mager\b|\bvel over been\b|\bmagertjes\b|\bslaapt (?:\w+ ){0,3}op de (?:grond|vloer)\b|\boververmoeid\b
""",
    "financieel": r"""
(?<!eigen )\bpinpas\w*|\bbankpas\w*|\bpasje\b|\bcreditcard\b|\bpincode\b|\bdigid\b
\b(?:geld|spaargeld|pensioen|aow|uitkering|loon|salaris|toeslag\w*|zakgeld|rekening|bankrekening|spaarrekening|erfenis|sieraden)(?! mee| hou\w*) (?:\w+ ){0,4}(?:van (?:oma|opa|mijn|m'n|haar|zijn|hun|de|een|onze|ons|mn)|afgepakt|afpakken|afhandig|leeg\w*|weg|kwijt|gestolen|stelen|verdwen\w*|opgenomen|opneemt|opnemen|afgenomen|af|gepikt|verdwijnt)\b
\b(?:leeg(?:haalt|halen|gehaald|getrokken|plundert|geplunderd|trekt)|plundert|haalt|haalde) (?:\w+ ){0,5}(?:rekening|geld|bankrekening)\b|\b(?:rekening|bankrekening|spaarrekening) (?:\w+ ){0,4}(?:leeg\w*|geplunderd|plundert)\b|\bhaalt (?:\w+ ){0,5}rekening\w* leeg\b
\b(?:steelt|stelen|steel|pikt|jat|neemt|pakt|pakken|haalt|beheert|leent) (?:\w+ ){0,5}(?:geld|pensioen|aow|uitkering|pinpas|bankpas|loon|salaris|spaargeld|spullen|sieraden)\b|\bgeld (?:steelt|pikt|pakt|haalt|leent|vraagt|jat)\b|\bgestolen\b|\bbestolen\b|\bbesteelt\b
\btestament\b|\bmachtiging\b|\bvolmacht\b|\bhandtekening\w*|\bhuis op (?:zijn|haar) naam\b|\berfenis\b
\bschulden? op (?:haar|zijn|mijn|m'n) naam\b|\b(?:lening|leningen|abonnement\w*|contract\w*|krediet) (?:\w+ ){0,3}op (?:haar|zijn|mijn) naam\b
!\bgeen eigen (?:pinpas|bankpas|rekening|geld)\b|\b(?:geen|nooit|niet) (?:\w+ ){0,3}(?:eigen geld|eigen rekening|zelf geld|bij (?:haar|mijn|zijn) (?:geld|rekening)|huishoudgeld|zakgeld)\b|\bmag (?:\w+ ){0,2}(?:geen geld|niks kopen|niks uitgeven|niet werken)\b
\b(?:elke|iedere) euro\b|\b(?:alle )?bonnetjes\b|\bfinancieel\b|\bfinanciële?\w*|\bfinancieel misbruik\b|\bgeldzaken\b|\bkort (?:ge)?houd\w*|\bgeld afhandig\b|\bgeld afgeperst\b|\bafpersing\b|\bafgeperst\b|\bmisbruik van (?:haar|zijn|de|het) (?:pinpas|geld|machtiging|goedheid)\b
""",
    "eergerelateerd": r"""
\buithuwelijk\w*|\buitgehuwelijkt\b|\bgedwongen (?:huwelijk|te trouwen|om te trouwen|trouwen|uitgehuwelijkt)\b|\bmoet (?:\w+ ){0,3}trouwen\b|\btrouwen met (?:\w+ ){0,2}(?:neef|nicht|iemand|een man|een oudere|hem)\b|\bhuwelijksdwang\b|\bgearrangeerd\w* huwelijk\b|\bkindhuwelijk\b
\b(?:familie-?|gezins)?eer\b(?! (?:om|dat))|\beerwraak\b|\beergerelateerd\w*|\bschande\b|\beer (?:van|te) (?:de |haar |onze )?familie\b|\bte schande\b|\bnaam van de familie\b
\bachterlat(?:en|ing)\b|\bachter(?:gelaten|laten) in (?:marokko|turkije|somali\w*|syri\w*|irak|iran|pakistan|afghanistan|suriname|het buitenland)\b|\bpaspoort(?:en)? (?:\w+ ){0,3}(?:afgepakt|afgenomen|ingenomen|weg|verstopt|afpakken)\b|\bpakt (?:\w+ ){0,2}paspoort\w*
\bverstoten\b|\b(?:familie|broers|vader|ooms|neven) (?:\w+ ){0,6}(?:vermoorden|doodmaken|vermoord)\w*|\bte westers\b|\bhoofddoek (?:af|moet)\w*|\bgeen maagd\b|\bmaagdelijk\w*|\bmeisjesbesnijdenis\b|\bbesneden worden\b|\bbesnijdenis\b|\bgenitale verminking\b|\bvgv\b
\bmag (?:niet|geen) (?:\w+ ){0,3}(?:omgaan met jongens|een vriend(?:je)? hebben|nederlandse vriend\w*|verliefd|westers)\b
""",
    "stalking": r"""
\bstalk\w*|\bgestalkt\b|\bbelaag\w*|\bbelaagt\b|\bbelaging\b
\bachtervolg\w*|\b(?:volgt|volgde|volgen) (?:\w+ ){0,2}(?:me|mij|haar|hem|ons|overal|op straat|mijn dochter|mijn zus)\b(?! les| op (?:school|insta))|\bvolgt .{0,10}overal\b|\bwordt (?:\w+ ){0,2}gevolgd\b|\bachterna (?:loopt|rijdt|zit|gereden|gelopen)\b|\b(?:rijdt|loopt) (?:\w+ ){0,3}achterna\b
\b(?:blijft|bleef|blijven maar) (?:\w+ ){0,4}(?:appen|bellen|berichten|lastigvallen|opzoeken|smsen|mailen|langskomen|sturen)\b|\bvalt (?:\w+ ){0,3}lastig\b|\blastig\s?(?:ge)?vall\w*
\b(?:staat|stond|hangt|wacht|zit|post) (?:\w+ ){0,4}(?:voor (?:de|mijn|haar|m'n|onze|mn) (?:deur|huis|raam|school|werk)|op te wachten|bij (?:haar|mijn) (?:huis|werk))\b|\b(?:steeds|elke dag|telkens|iedere dag|weer) (?:\w+ ){0,3}voor (?:de|mijn|haar) deur\b
\bhoudt (?:\w+ ){0,3}in de gaten\b|\bbespioneer\w*|\bspionee\w*|\btracker\b|\bgps\b|\bairtag\b|\bspyware\b|\bafluister\w*|\b(?:contact|straat|gebieds)verbod\b|\bhonderd(?:en)? (?:berichten|appjes)\b|\b(?:stuurt|appt|belt) (?:\w+ ){0,4}(?:dag en nacht|de hele dag|elk uur|continu|constant)\b|\b\d{2,} (?:berichten|appjes|keer (?:gebeld|geappt))\b
""",
    "mensenhandel": r"""
\bloverboy\w*|\bpooier\w*|\bprostitu\w*|\bmensenhandel\w*|\buitbuit\w*|\buitgebuit\b|\buitbuiting\b|\btippelen\b|\bescort\b
\b(?:seks|sex|naar bed) (?:\w+ ){0,4}(?:voor geld|met (?:andere |vreemde |oudere )?mannen|met klanten|tegen betaling)\b|\bmet (?:andere|vreemde|oudere) mannen\b|\bklanten ontvangen\b|\bbetaalde seks\b
\bgedwongen (?:\w+ ){0,2}(?:te werken|werken|om te werken|te dealen|te stelen|drugs)\b|\bmoet (?:\w+ ){0,4}(?:drugs (?:\w+ )?(?:rondbrengen|dealen|verkopen|vervoeren)|dealen|pakketjes (?:wegbrengen|rondbrengen)|stelen voor)\b|\bcriminele uitbuiting\b|\bgeldezel\b|\bhotel(?:kamer|letje)?s?\b
\b(?:dure|ineens|steeds nieuwe) (?:\w+ ){0,3}(?:cadeaus?|tassen|merkkleding|telefoons?|spullen|kleren|kleding)\b|\btwee telefoons\b|\boudere vriend\w*|\bveel oudere (?:man|jongen|vriend)\b
""",
}

PARTNER = (
    r"\b(?:mijn|m'n|mn) vriend(?:in|je)?\b(?:\W+\w+){0,12}?\W+(?:me|mij)\b|\b(?:me|mij)\b(?:\W+\w+){0,8}?\W+mijn vriend(?:in|je)?\b|"
    r"\b(?:mijn|m'n|mn) (?:nieuwe |eigen |huidige |ex-)?(?:man|vrouw|partner|verloofde|echtgeno(?:ot|te)|ex(?:-?\w+)?|vent|kerel)\b|"
    r"\b(?:haar|zijn|z'n|d'r|hun) (?:nieuwe |eigen |huidige |ex-)?(?:man|vrouw|partner|vriend|vriendin|vriendje|verloofde|echtgeno(?:ot|te)|"
    r"ex(?:-?\w+)?|vent|kerel)\b(?! (?:van (?:mij|me|haar)|op straat))|\bex-?(?:man|vrouw|vriend|vriendin|partner)\b|\b(?:mijn|haar|zijn) ex\b"
    r"|\bmama (?:slaat|bang)|\bpapa (?:\w+ ){0,3}mama\b|\bvader (?:\w+ ){0,3}moeder\b|\b(?:mijn|de|hun|haar|zijn) ouders (?:\w+ ){0,4}(?:vechten|ruzie|elkaar|schreeuwen|gillen)"
    r"|\b(?:stel|echtpaar|koppel|relatie|huwelijk)\b|\bslaan elkaar\b|\bpartnergeweld\b|\bslaat (?:zijn vrouw|zijn vriendin|mama)\b"
    r"|\bstiefvader (?:\w+ ){0,3}(?:moeder|mama)\b"
)
# "Hij slaat haar", where no child is spoken of.
MAN_AT_HER = (
    r"\b(?:hij|die (?:man|vent|gast)|die kerel) (?:\w+ ){0,3}?(?:slaat|sloeg|schopt|mept|bedreigt|wurgt|wurgde|vernedert|"
    r"kleineert|mishandelt|controleert|knijpt|duwt|stalkt|scheldt) (?:\w+ )?haar\b(?! (?:kind|zoon|dochter|moeder|zus|broer))"
)
CHILD = r"\b(?:kind\w*|dochter\w*|meisje\w*|baby\w*|peuter\w*|kleuter\w*|leerling\w*|kleindochter|nichtje|zusje|vader|opa|broer\w*)\b"
# Aimed at a child: then it is no partner violence, whoever's man it is.
AT_CHILD = (
    r"\b(?:slaat|slaan|sloeg|schopt|mept|knijpt|schudt|mishandelt|schreeuwt|scheldt|kleineert|bedreigt) (?:\w+ ){0,4}"
    r"(?:kind\w*|zoon\w*|dochter\w*|baby|peuter|kleuter|jongen\w*|meisje\w*)\b"
)
ELDERLY = (
    r"\b(?:oma|opa|grootmoeder|grootvader|bejaarde?\w*|ouderen|ouderenmishandeling|ontspoorde (?:mantel)?zorg|mantelzorg\w*|dement\w*|"
    r"alzheimer|verpleeghuis|verzorgingshuis|rollator|oude (?:man|vrouw|vader|moeder|dame|heer|buurvrouw|buurman|mensen|mevrouw|meneer|tante|oom)|"
    r"oudere (?:man|vrouw|dame|heer|buurvrouw|buurman|mevrouw|meneer|moeder|vader|mensen|cliënt|client)|hoogbejaard\w*|"
    r"(?:6[5-9]|[7-9]\d|10\d)[- ]?(?:jaar|jarige?|jr)|(?:moeder|vader|tante|oom|buurvrouw|buurman|vrouw|man|mevrouw|meneer)(?:,? van| is|,|\s\()? ?(?:6[5-9]|[7-9]\d)\b|aow|thuiszorg|tachtig\w*|negentig\w*|seniorenflat|hulpbehoevende? \w+)\b"
)
# "Mijn oma slaat mijn zusje", "ik ben de oma": an elder who is no victim.
SPEAKER_ELDER = r"\b(?:ik ben|als) (?:\w+ ){0,2}(?:oma|opa)\b|\b(?:oma|opa) (?:\w+ )?(?:slaat|schreeuwt|sloeg|zit aan|zat aan|raakt|scheldt|bedreigt|knijpt)\b"
