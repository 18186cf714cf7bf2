// Who is talking, and the place in the queue while a human is awaited.
import { get } from "./dom";
import type { Handoff } from "./protocol";

export class Waiting {
  private readonly who: HTMLElement;
  private readonly card: HTMLElement;
  private readonly place: HTMLElement;
  private readonly time: HTMLElement;
  private now: Handoff | null = null;

  constructor(private readonly root: ParentNode) {
    this.who = get(root, "[data-testid=wie]");
    this.card = get(root, "[data-testid=wachtkaart]");
    this.place = get(root, "[data-testid=positie]");
    this.time = get(root, "[data-testid=wachttijd]");
  }

  /** A human waits for the visitor or talks with them: they may see that somebody types. */
  get isHuman(): boolean {
    return this.now?.status === "opgepakt" && this.now.medewerker;
  }

  /** The visitor waits for a human. */
  get isWaiting(): boolean {
    return this.now?.status === "wachtend" && this.now.kind !== "terugbelverzoek";
  }

  show(handoff: Handoff): void {
    this.now = handoff;
    this.card.hidden = !this.isWaiting;
    if (this.isWaiting) {
      this.place.textContent = handoff.position === null ? "nog niet bekend" : String(handoff.position);
      const minutes = handoff.waiting_minutes;
      this.time.textContent =
        minutes === null ? "dat weten we niet" : minutes <= 1 ? "ongeveer 1 minuut" : `ongeveer ${minutes} minuten`;
    }
    const stop = this.root.querySelector<HTMLElement>("[data-doe=stop-mens]");
    if (stop) stop.hidden = !this.isHuman;
    this.who.className = `wie wie--${this.isHuman ? "mens" : this.isWaiting ? "wacht" : "bot"}`;
    const text = this.isHuman
      ? handoff.bot_silent === false
        ? "Een medewerker (een mens) leest met je mee"
        : "Je praat met een medewerker (een mens)"
      : this.isWaiting
        ? "Je wacht op een medewerker. Tot dan antwoordt het computerprogramma"
        : "Je praat met een computerprogramma";
    const place = get(this.who, "[data-tekst]");
    if (place.textContent !== text) place.textContent = text;
  }
}
