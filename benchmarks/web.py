"""Weighs the visitor's page and the widget beside `rasa-webchat`, on a throttled phone, in one run.

    uv run python benchmarks/web.py [--rounds 5]

Each is opened in a browser without a cache: our page at `/`, our widget and rasa-webchat on the
same bare page of another origin, each with one script tag, from the same server with the same
compression. The phone: 750 kbit/s, 300 ms, a processor four times as slow. Counted from the address:
the moment that something of the chat is painted first, the moment that a message can be typed and
sent (a widget is opened as soon as it is seen), and the bytes and requests of loading: until a
second after that moment. The last two columns count on until the first answer is on the screen.
"""

from __future__ import annotations

import argparse
import http.server
import statistics
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, expect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.web.served import PHONE, Served, chromium

NETWORK = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 93_750,
    "uploadThroughput": 93_750,
}
SLOWER = 4
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
</head><body><h1>Gemeente</h1>{chat}</body></html>"""
CHATS = {
    "/widget": '<advies-chat></advies-chat><script src="{url}/widget.js" defer></script>',
    "/webchat": """<script src="{url}/static/dist/rasa-webchat.js"></script>
<script>WebChat.default({{ socketUrl: "{url}", socketPath: "/socket.io/", initPayload: "hallo",
  customData: {{ language: "nl" }} }}, null);</script>""",
}
# Runs before everything else in the page: notes the moments, opens the chat as soon as it can.
WATCH = """(() => {
  const find = (selector) => document.querySelector(selector)
    ?? document.querySelector('advies-chat')?.shadowRoot?.querySelector(selector);
  const seen = (one) => one && one.getClientRects().length > 0;
  const moments = window.moments = {};
  const look = () => {
    const [first, opener, ready] = window.wanted;
    if (!moments.first && seen(find(first))) {
      moments.first = performance.now();
      if (opener) find(opener).click();
    }
    if (!moments.ready && find(ready) && !find(ready).disabled && seen(find(ready))) {
      moments.ready = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True)
class Contender:
    """One of the three.

    Attributes:
        name: for the table.
        first: what is seen of it first.
        opener: what must be pressed before one can type, or None.
        ready: there when a message can be typed and sent.
        answer: where the first answer appears.
    """

    name: str
    first: str
    opener: str | None
    ready: str
    answer: str


OURS = Contender("our page", "#begin-kop", None, "body[data-klaar] #bericht", "#gesprek")
WIDGET = Contender("our widget", ".opener", ".opener", "#bericht", "#gesprek")
WEBCHAT = Contender(
    "rasa-webchat", ".rw-launcher", ".rw-launcher", ".rw-new-message", ".rw-messages-container"
)


@dataclass
class Weight:
    """What one visit cost: bytes over the line, requests, and milliseconds."""

    size: int = 0
    requests: int = 0
    load_size: int = 0
    load_requests: int = 0
    first: float = 0.0
    ready: float = 0.0
    urls: list[str] = field(default_factory=list)
    load_urls: list[str] = field(default_factory=list)


def weigh(browser: Browser, contender: Contender, address: str) -> Weight:
    """Visit once, without a cache, on the throttled phone."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = context.new_page()
    line = context.new_cdp_session(page)
    weight = Weight()

    def asked(event: dict) -> None:
        url = event.get("request", event).get("url", "")
        if not url.startswith("data:"):
            weight.requests += 1
            weight.urls.append(url)

    def frame(event: dict) -> None:
        weight.size += len(event["response"]["payloadData"].encode())

    def loaded(event: dict) -> None:
        weight.size += int(event["encodedDataLength"])

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.webSocketCreated", asked)
    line.on("Network.loadingFinished", loaded)
    line.on("Network.webSocketFrameReceived", frame)
    line.on("Network.webSocketFrameSent", frame)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", NETWORK)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    wanted = [contender.first, contender.opener, contender.ready]
    page.add_init_script(f"window.wanted = {wanted!r};".replace("None", "null"))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    while not page.evaluate("window.moments?.ready ?? 0"):
        page.wait_for_timeout(100)
    page.wait_for_timeout(1_000)
    weight.load_size, weight.load_requests = weight.size, weight.requests
    weight.load_urls = list(weight.urls)
    if contender is not WEBCHAT:
        page.locator("#bericht").fill("hallo")
        page.locator("#verstuur").click()
    expect(page.locator(contender.answer)).to_contain_text("computerprogramma", timeout=60_000)
    moments = page.evaluate("window.moments")
    weight.first, weight.ready = moments["first"], moments["ready"]
    context.close()
    return weight


def serve_bare_pages(url: str) -> http.server.ThreadingHTTPServer:
    """Another origin with the bare page."""

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.format(chat=CHATS[self.path].format(url=url)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def table(found: dict[str, list[Weight]]) -> str:
    """Medians, and ours as a part of theirs."""

    def median(name: str, key: str) -> float:
        return statistics.median(getattr(one, key) for one in found[name])

    columns = [
        ("load_size", "bytes"),
        ("load_requests", "requests"),
        ("first", "first paint ms"),
        ("ready", "interactive ms"),
        ("size", "bytes to an answer"),
        ("requests", "requests to an answer"),
    ]
    lines = [
        "| | " + " | ".join(title for _, title in columns) + " |",
        "| --- |" + " ---: |" * len(columns),
    ]
    for name in found:
        lines.append(
            f"| {name} | " + " | ".join(f"{median(name, key):.0f}" for key, _ in columns) + " |"
        )
    for name in (OURS.name, WIDGET.name):
        ratios = [median(name, key) / median(WEBCHAT.name, key) for key, _ in columns]
        bar = (
            "loading at most half of each"
            if max(ratios[:4]) <= 0.5
            else "loading NOT at most half of each"
        )
        lines.append(
            f"| {name} / {WEBCHAT.name}: {bar} | "
            + " | ".join(f"{one:.2f}" for one in ratios)
            + " |"
        )
    return "\n".join(lines)


def main() -> None:
    """Weigh all three, in turns."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="visits of each (default 3)")
    rounds = parser.parse_args().rounds
    found: dict[str, list[Weight]] = {OURS.name: [], WIDGET.name: [], WEBCHAT.name: []}
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder) / "var")
        served.start()
        bare = serve_bare_pages(served.url)
        elsewhere = f"http://localhost:{bare.server_address[1]}"
        try:
            with chromium() as browser:
                for _ in range(rounds):
                    found[OURS.name].append(weigh(browser, OURS, served.url + "/"))
                    found[WIDGET.name].append(weigh(browser, WIDGET, elsewhere + "/widget"))
                    found[WEBCHAT.name].append(weigh(browser, WEBCHAT, elsewhere + "/webchat"))
        finally:
            bare.shutdown()
            served.kill()
    print(table(found))
    for name, weights in found.items():
        print(f"\n{name} asked for:")
        load = len(weights[-1].load_urls)
        for number, one in enumerate(weights[-1].urls):
            print(f"  {'loading' if number < load else 'answer '} {one[:100]}")


if __name__ == "__main__":
    main()
