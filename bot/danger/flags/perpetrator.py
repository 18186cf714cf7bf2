"""Somebody who is about to lose control, or just did."""

from __future__ import annotations

from bot.danger.flags.finding import Family

_HER = r"(?:haar|hem|ze|mijn \w+|de baby|de kinderen|het kind|dat kind|iedereen|die \w+|je)"
FAMILIES = (
    Family(
        "pleger",
        nu=(
            rf" ik (?:ga|wil|kom) (?:\w+ )?{_HER} (?:\w+ ){{0,4}}(?:aandoen|aan doen|slaan|vermoorden|doodslaan|afmaken|kapot ?maken|steken|wurgen|smijten|gooien|pakken) ",
            rf" ik (?:maak|sla|steek|gooi|smijt|doe|wurg|trap|schop) (?:\w+ )?{_HER} (?:\w+ ){{0,4}}(?:af|dood|kapot|neer|wat|iets|tegen de muur|door de kamer) ",
            r" (?:op het punt|sta op ontploffen|op ontploffen) (?:\w+ )*",
            r" (?:verlies|kwijt) (?:\w+ ){0,3}(?:controle|beheersing) ",
            r" (?:kan|hou|houd) (?:me|mij|mezelf|het) (?:\w+ ){0,3}(?:niet (?:meer )?(?:inhouden|tegen|in|bedwingen|stoppen|beheersen)) ",
            r" (?:kan|hou) (?:\w+ ){0,2}niet (?:meer )?(?:stoppen|inhouden) ",
            r" hou me tegen ",
            rf" voor(?:dat)? ik {_HER} (?:\w+ ){{0,3}}(?:wat|iets|aandoe|doe|sla) ",
            rf" (?:gooi|sla|smijt|steek|trap|doe|maak) ik {_HER} (?:\w+ ){{0,4}}(?:raam|dood|muur|trap|wat|iets|neer|af|kapot) ",
            r" ik ga (?:zo |nu )?slaan ",
            rf" ik heb {_HER} (?:net|zojuist|nu|zo) (?:\w+ ){{0,5}}(?:geslagen|gewurgd|geduwd|geschud|gesmeten|gegooid|gestoken|pijn) ",
            r" bang dat ik (?:\w+ ){0,5}(?:nu|zo|iets|wat) (?:\w+ ){0,4}(?:aandoe|doe|sla|ga slaan|slaan) ",
            r" gebeurt er iets ",
            r" ik doe (?:haar|hem|ze|je) (?:\w+ ){0,3}(?:wat|iets) ",
            r" sla (?:er )?zo op los ",
        ),
        verleden=(
            rf" ik (?:heb|had) {_HER} (?:\w+ ){{0,4}}(?:geslagen|gewurgd|geduwd|geschud|gegooid|geknepen|klap|tik) ",
            r" ik sla (?:soms|mijn|wel) ",
        ),
    ),
)
