"""E-mail addresses, also spelled out: "jan punt jansen apenstaartje gmail punt com"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CHECKED

PUBLIC = ("veiligthuis", "veilig-thuis", "politie.nl", "kindertelefoon", "113.nl", "rijksoverheid")
PROVIDER = (
    r"(?:gmail|gmial|g mail|hotmail|hotmial|outlook|live|icloud|yahoo|ziggo|kpnmail|xs4all|planet|"
    r"msn|upcmail|proton|protonmail|telfort|casema|chello|home|quicknet|hetnet|zonnet|tele2|kpn)"
)
DOT = r"(?: ?\. ?| ?\((?:punt|dot)\) ?| ?\[(?:punt|dot)\] ?| +(?:punt|dot|pnt) +)"
JOIN = (
    r"(?: ?\. ?|\-|_| +(?:punt|dot|pnt) +| +(?:laag streepje|underscore|liggend streepje|streepje|"
    r"koppelteken|min|onderstreepje) +)"
)
AT = (
    r"(?: ?@ ?| ?\( ?(?:at|apenstaartje|apestaartje) ?\) ?| ?\[ ?at ?\] ?"
    r"| *\b(?:apen?[ -]?staa?rt?(?:je)?|apenstrt|aapenstaartje)\b *)"
)
TOP = r"(?:nl|com|net|org|be|eu|de|pl|fr|tr|info|edu)"
PART = r"[\w+\-]{1,40}"
NEXT = rf"(?:(?:de|van|der|den|el|ter) ){{0,2}}{PART}"
LEFT = rf"(?:\b[a-z] )?{PART}(?:{JOIN}{NEXT}){{0,5}}"
WRITTEN = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
SPELLED = re.compile(rf"(?<![\w.+\-]){LEFT}{AT}{PART}(?:{DOT}{PART}){{0,1}}{DOT}{TOP}\b", re.I)
PROVIDER_ONLY = re.compile(rf"(?<![\w.+\-]){LEFT}{AT}{PROVIDER}(?:\b|(?:{DOT}| ){TOP}\b)", re.I)
ENGLISH_AT = re.compile(rf"(?<![\w.+\-]){LEFT} +at +{PROVIDER}(?:{DOT}| +){TOP}\b", re.I)
NO_AT = re.compile(
    rf"(?<![\w.+\-]){PART}(?:{JOIN}{PART}){{1,5}} +{PROVIDER}(?:{DOT}| +){TOP}\b", re.I
)
LEAD = re.compile(
    r"^(?:(?:is|mail|e-mail|email|mailadres|adres|naar|haar|zijn|via|op|mn|m'n|mijn|dus|dat|het|en"
    r"|was|van|aan|de|mailen|heeft|gebruikt|bereiken|bereikbaar)[ :]+)+",
    re.I,
)
HINT = re.compile(r"@|\bat\b|sta+rt|strt|mail|outlook|live|ziggo|punt|dot", re.I)


class EmailRecognizer:
    """Written and spelled-out e-mail addresses; those of public bodies stay."""

    name = "email"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label EMAIL."""
        text = document.low
        if not HINT.search(text):
            return
        for pattern in (WRITTEN, SPELLED, PROVIDER_ONLY, ENGLISH_AT, NO_AT):
            for match in pattern.finditer(text):
                if any(word in match.group() for word in PUBLIC):
                    continue
                lead = LEAD.match(match.group())
                start = match.start() + (lead.end() if lead else 0)
                yield Annotation(start, match.end(), "EMAIL", self.name, CHECKED)
