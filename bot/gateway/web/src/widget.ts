// <advies-chat>: the chat on another site, in a shadow root, from one script tag.
import markup from "virtual:chat-markup";
import styles from "./widget.css?inline";
import { Chat } from "./chat";
import { button, get, h } from "./dom";
import type { Screen } from "./protocol";

// Known only while the script runs: where it came from is where the server is.
const SOURCE = (document.currentScript as HTMLScriptElement | null)?.src ?? "";

// The server puts the settings here in /widget.js; in a bare file they are asked for on opening.
const EMBEDDED = "{{ scherm }}";

function screen(): Screen {
  const known: Screen = { neutraal: "", naam: "", bewaren_uren: 24 };
  try {
    return { ...known, ...(JSON.parse(EMBEDDED) as Partial<Screen>) };
  } catch {
    return known;
  }
}

class AdviesChat extends HTMLElement {
  private chat: Chat | null = null;

  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    dress(root);
    const panel = h("div", { class: "advies paneel-chat", role: "region", "aria-label": this.title_, hidden: true });
    const opener = button(this.title_, () => this.open(panel, opener), "primary-action", {
      class: "utrecht-button utrecht-button--primary-action opener",
      "aria-expanded": "false",
    });
    root.append(opener, panel);
  }

  private get title_(): string {
    return this.getAttribute("titel") ?? "Praat met ons";
  }

  private get server(): string {
    const given = this.getAttribute("server");
    return new URL(given ?? SOURCE, location.href).origin;
  }

  private open(panel: HTMLElement, opener: HTMLButtonElement): void {
    if (!this.chat) this.fill(panel, opener);
    panel.hidden = false;
    opener.hidden = true;
    get(panel, "#begin-kop").focus();
  }

  private fill(panel: HTMLElement, opener: HTMLButtonElement): void {
    const close = (): void => {
      panel.hidden = true;
      opener.hidden = false;
      opener.focus();
    };
    const leave = button("Snel weg", () => this.chat?.wayOut.leave(), "primary-action", {
      id: "weg",
      class: "utrecht-button utrecht-button--primary-action weg-knop",
    });
    const shut = button("Klein maken", close, "subtle");
    const call = h("a", { class: "utrecht-link tel", href: "tel:112" }, "Bel 112");
    const body = h("div", { class: "chat" });
    // Parsed apart from the page: it is our own markup, without scripts.
    const parsed = new DOMParser().parseFromString(markup, "text/html");
    body.append(...[...parsed.body.childNodes].map((node) => document.adoptNode(node)));
    const heading = get(body, "#begin-kop");
    const smaller = h("h2", { class: "utrecht-heading-2", id: "begin-kop", tabindex: "-1" }, heading.textContent);
    heading.replaceWith(smaller);
    panel.append(h("div", { class: "kop" }, h("div", { class: "kop-binnen" }, shut, call, leave)), body);
    this.chat = new Chat(panel, this.server, screen(), false);
    this.chat.start();
  }
}

/** Styles as a sheet object: another site's CSP needs no 'unsafe-inline' for it. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(h("link", { rel: "stylesheet", href: new URL("/static/dist/pagina.css", SOURCE).href }));
  }
}

if (!customElements.get("advies-chat")) customElements.define("advies-chat", AdviesChat);
