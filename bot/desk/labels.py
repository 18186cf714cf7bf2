"""Words on the desk's pages: labels of closed lists, durations, moments in Dutch time."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.regio import regios

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ROL = {
    "omstander": "omstander",
    "professional": "professional",
    "slachtoffer": "slachtoffer",
    "minderjarige": "minderjarige",
    "pleger": "pleger",
}
ZORG = {
    "lichamelijk": "lichamelijk geweld",
    "psychisch": "psychisch geweld",
    "seksueel": "seksueel geweld",
    "verwaarlozing": "verwaarlozing",
    "partnergeweld": "partnergeweld",
    "ouderenmishandeling": "ouderenmishandeling",
    "financieel": "financieel misbruik",
    "eergerelateerd": "eergerelateerd geweld",
    "stalking": "stalking",
    "mensenhandel": "mensenhandel",
    "onbekend": "nog niet duidelijk",
}
WENS = {"advies": "advies", "melding": "een melding doen", "medewerker": "een medewerker spreken"}
ONDERWERP = {
    "werkwijze": "hoe Veilig Thuis werkt",
    "strafbaar": "wat strafbaar is",
    "ambtshalve": "ambtshalve melding",
    "regie": "zelf de regie houden",
    "bespreken": "erover praten",
    "aanpakken": "zelf iets doen",
    "relatie": "de relatie met het gezin",
    "lokaal": "hulp in de buurt",
    "verdeling": "wie doet wat",
    "mechanismen": "hoe geweld werkt",
    "doorbreken": "geweld doorbreken",
    "stappen": "volgende stappen",
    "veilig_digitaal": "digitale veiligheid",
    "verantwoordelijk": "wie verantwoordelijk is",
    "gegevens": "wat er wordt bewaard",
    "melding": "melden",
}


def regio_name(regio: str | None) -> str:
    """A region's name without "Veilig Thuis"; a dash for none."""
    names = {one.id: one.naam.removeprefix("Veilig Thuis ") for one in regios()}
    return names.get(regio or "", "onbekend")


def regio_choices() -> list[tuple[str, str]]:
    """All regions as (id, name), by name."""
    return sorted(
        ((one.id, one.naam.removeprefix("Veilig Thuis ")) for one in regios()),
        key=lambda pair: pair[1],
    )


def duration(span: timedelta) -> str:
    """A time span in words, rounded down: "minder dan 1 minuut", "12 minuten", "2 uur en 5 minuten"."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "minder dan 1 minuut"
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days} {'dag' if days == 1 else 'dagen'} en {hours} uur"
    words = f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    if not hours:
        return words
    return f"{hours} uur" if not minutes else f"{hours} uur en {words}"


def moment(at: datetime) -> str:
    """A moment in Dutch time: "22-11-2026 14:05"."""
    return at.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")


def clock_time(at: datetime) -> str:
    """The time of a moment in Dutch time: "14:05"."""
    return at.astimezone(AMSTERDAM).strftime("%H:%M")


def label(words: dict[str, str], value: str | None) -> str:
    """The label of a value; the value itself where it is a plain word already."""
    return words.get(value or "", (value or "").replace("_", " ")) or "onbekend"
