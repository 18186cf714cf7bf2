"""Response headers for every answer: nothing is cached, nothing is sent elsewhere.

The widget stands on the sites of others: what it needs may be asked from any origin, always
without credentials. The desk sets headers of its own first, and is closed to other origins.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Also the addresses that a form may lead to after a redirect.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'{neutral}; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY.format(neutral=""),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "browsing-topics=(), display-capture=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PREFLIGHT = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}
# What the widget on another site asks for; Socket.IO answers its own preflights.
_OPEN_PATHS = ("/weg", "/gegevens", "/waardering", "/scherm.json", "/widget.js")
_OPEN_FOLDERS = ("/static/dist/", "/webhooks/rest/")


class SecurityHeaders:
    """ASGI middleware that adds `HEADERS` where an answer does not set them itself."""

    def __init__(self, app: ASGIApp, neutral_origin: str = "") -> None:
        self.app = app
        neutral = f" {neutral_origin}" if neutral_origin else ""
        self._headers = {**HEADERS, "Content-Security-Policy": _POLICY.format(neutral=neutral)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        path = scope.get("path", "")
        added = self._headers
        if path in _OPEN_PATHS or path.startswith(_OPEN_FOLDERS):
            added = {**added, **OPEN}
            if scope["type"] == "http" and scope["method"] == "OPTIONS":
                await _answer_preflight(send, {**added, **_PREFLIGHT})
                return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


async def _answer_preflight(send: Send, headers: dict[str, str]) -> None:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 204, "headers": raw})
    await send({"type": "http.response.body", "body": b""})
