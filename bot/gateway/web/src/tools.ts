// The small buttons under the message field, and what comes at the end of a conversation.
import type { Chat } from "./chat";
import { get } from "./dom";
import { keep, rating } from "./ending";
import { post } from "./forms";
import type { Item } from "./protocol";

// Headings of the answers that close an adviesgesprek (data/responses/afsluiting.yml).
const CLOSING = new Set(["Wat er wordt bewaard", "Je dossiernummer"]);

const ADVICE_FROM = 3; // cards; before that there is no advice to keep

export class Ending {
  private rated = false;
  private readonly place: HTMLElement;

  constructor(
    private readonly chat: Chat,
    private readonly endHandoff: () => void,
  ) {
    this.place = get(chat.root, "[data-einde]");
  }

  listen(): void {
    this.on("bewaar", () => this.offerKeep());
    this.on("stop", () => void this.stop());
    this.on("stop-wachten", () => this.endHandoff());
    this.on("stop-mens", () => this.endHandoff());
    addEventListener("pagehide", () => {
      // On a shared device nobody can come back to it: then it need not be kept either.
      const { session, origin } = this.chat;
      if (!session.shared || !session.id) return;
      navigator.sendBeacon(`${origin}/weg`, new URLSearchParams({ session_id: session.id, antwoord: "json" }));
    });
  }

  /** There is a conversation: it can be stopped. */
  began(): void {
    this.button("stop").hidden = false;
    get(this.chat.root, ".keuzes--begin").hidden = true;
  }

  /** Look whether an item makes something possible: keeping the advice, saying how it was. */
  after(item: Item): void {
    const cards = this.chat.log.querySelectorAll(".bericht--kaart").length;
    if (cards >= ADVICE_FROM) this.button("bewaar").hidden = false;
    if (item.custom?.einde || CLOSING.has(item.custom?.kop ?? "")) this.offerRating();
  }

  /** Ask once how it was. */
  offerRating(): void {
    if (this.rated) return;
    this.rated = true;
    this.place.append(rating(this.chat.origin, () => this.chat.session.id));
  }

  /** Everything off, also the panels. */
  clear(): void {
    this.place.replaceChildren();
    this.rated = false;
    for (const name of ["bewaar", "stop", "stop-mens"]) this.button(name).hidden = true;
    get(this.chat.root, ".keuzes--begin").hidden = false;
  }

  private offerKeep(): void {
    if (this.place.querySelector("[data-testid=bewaren]")) return;
    const opener = this.button("bewaar");
    const panel = keep(this.chat.log, () => { panel.remove(); opener.focus(); }, this.chat.isPage);
    this.place.prepend(panel);
    panel.focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  private async stop(): Promise<void> {
    const { chat } = this;
    const id = chat.session.id;
    chat.wipe();
    const answer = id ? await post(chat.origin, "/weg", { session_id: id }) : { ok: true };
    chat.fail(
      answer?.["ok"] === true
        ? ""
        : "Het wissen op de server lukte nu niet. Het gesprek, zonder namen, wordt daar na 24 uur gewist.",
    );
    const line = get(chat.root, "[data-lijn]");
    line.hidden = answer?.["ok"] !== true;
    line.textContent = answer?.["ok"] === true ? "Het gesprek is gestopt en gewist. Je kunt opnieuw beginnen." : "";
  }

  private on(name: string, press: () => void): void {
    this.button(name).addEventListener("click", press);
  }

  private button(name: string): HTMLButtonElement {
    return get(this.chat.root, `[data-doe=${name}]`);
  }
}
