"""Web addresses; those of public bodies and help lines stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation, Label
from bot.privacy.document import Document
from bot.privacy.recognizers.base import CHECKED

URL = re.compile(
    r"(?:https?:/{1,2}|www\.)[^\s<>\"\[\]]{2,500}"
    r"|(?<![\w.@\-])(?:[a-z0-9\-]{1,63}\.){1,4}(?:nl|com|org|net|eu|info)\b(?:/[^\s<>\"\[\]]{0,300})?"
    r"|(?<![\w.@\-])(?:[a-z0-9\-]{1,63}\.){1,4}(?:be|me|io|tv|app|gg|ly|de|fr|pl)/[^\s<>\"\[\]]{1,300}",
    re.I,
)
SOCIAL = re.compile(
    r"(?:facebook|fb|instagram|insta|snapchat|tiktok|twitter|x|linkedin|youtube|t|discord|twitch)"
    r"\.(?:com|nl|me|gg|tv)/",
    re.I,
)
PUBLIC = re.compile(
    r"^(?:https?:/{1,2})?(?:www\.)?(?:[a-z0-9\-]+\.)*"
    r"(?:ik)?(?:veiligthuis[a-z\-]*|veilig-thuis[a-z\-]*|politie|kindertelefoon|113|rijksoverheid|"
    r"overheid|slachtofferhulp|centrumseksueelgeweld|deluisterlijn|mindkorrelatie|augeo|movisie|"
    r"huiselijkgeweld|vooreenveiligthuis|halt|ggd|jouwggd|wikipedia|"
    r"thuisarts|juridischloket|digid|rechtspraak|om|fier|stopitnow|helpwanted|"
    r"chatmetfier|femmesforfreedom|huwelijksdwangenachterlating|safetyned|igj|meldmisdaadanoniem|nji|njr|opvoeden|cjg|zorgkaartnederland|nu|nos)"
    r"\.(?:nl|com|org|net)(?:/[a-z0-9/\-]*)?[.,!?)]*$"
    # A large site identifies nobody, a page on it may.
    r"|^(?:https?:/{1,2})?(?:www\.)?(?:marktplaats|funda|google|youtube|whatsapp|facebook|instagram|tiktok|"
    r"snapchat|bol|gmail|hotmail|outlook)\.(?:nl|com|org|net)/?$",
    re.I,
)


class UrlRecognizer:
    """Addresses of pages; a profile on a social medium is labelled SOCIALMEDIA."""

    name = "url"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label URL or SOCIALMEDIA."""
        text = document.text
        if "." not in text and "://" not in text:
            return
        for match in URL.finditer(text):
            address = match.group().rstrip(".,;:!?)'\"")
            profile = SOCIAL.search(address)
            has_profile = profile is not None and len(address) > profile.end()
            if PUBLIC.match(address) and not has_profile:
                continue
            label: Label = "SOCIALMEDIA" if has_profile else "URL"
            yield Annotation(
                match.start(), match.start() + len(address), label, self.name, CHECKED - 5
            )
