"""A weapon, or a thing used as one; fire (signalen.md §A: wapenbezit of dreigen met een wapen)."""

from __future__ import annotations

from bot.danger.flags.finding import Family

_ARM = (
    r"(?:mes|messen|keukenmes|vleesmes|broodmes|stanleymes|zakmes|kapmes|pistool|geweer|vuurwapen|"
    r"wapen|wapens|gun|blaffer|machete|bijl|hakbijl|hamer|schaar|honkbalknuppel|knuppel|stok|riem|"
    r"schroevendraaier|koevoet|jachtgeweer|zwaard|revolver|strijkijzer|scheermes|zoutzuur|"
    r"breekijzer|honkbal|fles|kettingslot|samoeraizwaard|mattenklopper)"
)
FAMILIES = (
    Family(
        "wapen",
        nu=(
            r" (?:jerrycan|brandbom|explosief|gas open) ",
            r" (?:terugkomt|komt terug) met (?:een )?(?:wapen|mes|vrienden) ",
            rf" (?:heeft|heb|houdt|pakt|pakte|zoekt|richt|laadt|haalt|trekt|komt|staat|loopt|zwaait|zit|dreigt|bedreigt|steekt|rent|zwaaien|zwaaiend) (?:\w+ ){{0,6}}{_ARM} ",
            rf" met (?:\w+ ){{0,3}}{_ARM} (?:\w+ ){{0,3}}(?:in|voor|op|achter|naar|aan|de|bij|door|zwaaien) ",
            rf" {_ARM} (?:\w+ ){{0,3}}(?:in (?:zijn|haar|de) hand\w*|gepakt|vast|bij zich|op tafel) ",
            r" gewapende? ",
            r" benzine ",
            r" (?:in brand|in de fik|in de hens) (?:steken|zetten|gestoken|steekt) ",
            r" (?:wordt|er is|er wordt) (?:\w+ ){0,3}geschoten ",
            r" schiet (?:\w+ ){0,2}(?:je|me|haar|kapot|dood) ",
            r" kokend water ",
        ),
        tegenwoordig=(rf" {_ARM} ", r" (?:steekt|schiet) "),
        verleden=(r" (?:neergestoken|gestoken|stak|neergeschoten|beschoten) ",),
    ),
)
