// The chat in an element: the page's own, or the widget's shadow root.
import { Connection, type Line } from "./connection";
import { asksCallBack, contactCard } from "./contact";
import { get } from "./dom";
import { Ending } from "./tools";
import { choices, choicesOf, message, ownMessage } from "./messages";
import { type Choice, type Item, MOST_SIGNS, type Screen, speaker } from "./protocol";
import { scale } from "./scale";
import { Session } from "./session";
import { settings } from "./forms";
import { Waiting } from "./waiting";
import { Warning } from "./warning";
import { WayOut } from "./wayout";

const OWN_DATA = new Set(["naam", "telefoon", "organisatie", "dossiernummer", "code"]);
const BUSY_AFTER = 900; // ms: what is answered sooner needs no word of waiting
const TYPES_FOR = 5_000; // ms that "the medewerker types" stays
const TYPES_EVERY = 2_000; // ms between two signs that the visitor types

export class Chat {
  readonly session = new Session();
  readonly wayOut: WayOut;
  readonly log: HTMLElement;
  private readonly connection: Connection;
  private readonly waiting: Waiting;
  private readonly warning: Warning;
  private readonly ending: Ending;
  private readonly field: HTMLTextAreaElement;
  private readonly own = new Map<string, HTMLElement>();
  private asked: string | undefined;
  private lastSpeaker = "";
  private offered: HTMLElement[] = [];
  private toRead: HTMLElement | null = null;
  private busyTimer = 0;
  private typedAt = 0;
  private fetched = false;

  /** Bring the markup in `root` to life; `origin` is the server's, "" for the page's own. */
  constructor(
    readonly root: ParentNode,
    readonly origin: string,
    readonly screen: Screen,
    private readonly inPage: boolean,
  ) {
    this.log = get(root, "#gesprek");
    this.field = get(root, "#bericht");
    this.waiting = new Waiting(root);
    this.connection = new Connection(origin, this.session, {
      item: (item) => this.show(item),
      handoff: (handoff) => {
        this.waiting.show(handoff);
        if (handoff.notice === "afgerond") this.ending.offerRating();
      },
      typing: () => this.say("De medewerker typt.", TYPES_FOR),
      line: (line) => this.line(line),
      taken: (id) => this.stand(id, ""),
      busy: (busy) => this.busy(busy),
      gone: () => this.notice("Het vorige gesprek is er niet meer. Je kunt opnieuw beginnen."),
    });
    this.wayOut = new WayOut({
      origin,
      neutral: () => this.screen.neutraal || `${origin}/neutraal`,
      session: () => this.session.id,
      wipe: () => this.wipe(),
    });
    this.ending = new Ending(this, () => this.connection.endHandoff());
    this.warning = new Warning(this.field, get(root, "[data-waarschuwing]"), () =>
      OWN_DATA.has(this.asked ?? ""),
    );
    this.listen();
    if (this.session.id) this.start();
  }

  /** Send words, shown as `shown` (a button's title). */
  send(text: string, shown = text): void {
    this.clearChoices();
    this.ending.began();
    const bubble = ownMessage(shown);
    const id = this.connection.send(text);
    this.own.set(id, bubble);
    this.append(bubble, "bezoeker");
    this.toRead = null;
    bubble.scrollIntoView({ block: "nearest" });
    this.fail("");
  }

  /** Take everything off the page and close the line; for the way out and for stopping. */
  wipe(): void {
    this.connection.close();
    this.session.forget();
    this.log.replaceChildren();
    this.field.value = "";
    this.own.clear();
    this.warning.look();
    this.ending.clear();
  }

  /** Open the line, and get what the page does not know yet. */
  start(): void {
    if (!this.fetched && !this.screen.neutraal) {
      this.fetched = true;
      void settings(this.origin).then((found) => Object.assign(this.screen, found ?? {}));
    }
    this.connection.open();
  }

  /** Say what is wrong, or nothing. */
  fail(text: string): void {
    const place = get(this.root, "[data-fout]");
    place.textContent = text;
    place.hidden = !text;
    this.field.toggleAttribute("aria-invalid", false);
    if (text) this.field.setAttribute("aria-invalid", "true");
  }

  private listen(): void {
    const form = get<HTMLFormElement>(this.root, ".invoer");
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("keydown", (event) => {
      // On a phone Enter makes a new line: there is a button to send.
      const desktop = matchMedia("(pointer: fine)").matches;
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && desktop) {
        event.preventDefault();
        this.submit();
      }
    });
    this.field.addEventListener("focus", () => this.start(), { once: true });
    this.field.addEventListener("input", () => this.typed());
    const begin = get<HTMLFormElement>(this.root, ".keuzes--begin");
    begin.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      if (pressed) this.pick({ title: pressed.textContent ?? "", payload: pressed.value });
    });
    for (const one of this.root.querySelectorAll<HTMLElement>("[data-js]")) one.hidden = false;
    const uren = this.root.querySelector("[data-uren]");
    if (uren) uren.textContent = String(this.screen.bewaren_uren);
    get<HTMLInputElement>(this.root, "#gedeeld").addEventListener("change", (event) => {
      this.session.setShared((event.target as HTMLInputElement).checked);
    });
    get<HTMLInputElement>(this.root, "#met-escape").addEventListener("change", (event) => {
      this.wayOut.escape = (event.target as HTMLInputElement).checked;
    });
    this.ending.listen();
  }

  private submit(): void {
    const text = this.field.value.trim();
    if (!text) {
      this.field.focus();
      return;
    }
    if (text.length > MOST_SIGNS) {
      this.tooLong(text.length);
      this.field.focus();
      return;
    }
    this.field.value = "";
    this.grow();
    this.warning.look();
    this.send(text);
    this.field.focus();
  }

  private tooLong(length: number): void {
    const signs = (count: number): string => count.toLocaleString("nl-NL");
    this.fail(
      `Je bericht is te lang: ${signs(length)} tekens. Er passen ${signs(MOST_SIGNS)} tekens in. ` +
        "Maak het korter, of stuur het in stukken. Er is nog niets verstuurd.",
    );
  }

  private typed(): void {
    this.grow();
    const { length } = this.field.value.trim();
    if (length > MOST_SIGNS) this.tooLong(length);
    else this.fail("");
    if (this.waiting.isHuman && Date.now() - this.typedAt > TYPES_EVERY) {
      this.typedAt = Date.now();
      this.connection.types();
    }
  }

  /** The field grows with the text, up to a height that the styles set. */
  private grow(): void {
    const { style } = this.field;
    style.height = "auto";
    if (this.field.value) style.height = `${this.field.scrollHeight + 2}px`;
  }

  private pick(choice: Choice): void {
    this.send(choice.payload, choice.title);
    // The button that had the focus is gone: go on from the words that took its place.
    (this.log.lastElementChild as HTMLElement | null)?.focus({ preventScroll: true });
  }

  private show(item: Item): void {
    this.ending.began();
    const who = speaker(item);
    const client = item.client_id ?? item.custom?.client_id;
    if (who === "bezoeker") {
      if (client && this.own.has(client)) return;
      if (!item.text || item.text.startsWith("/")) return;
    } else {
      this.clearChoices();
      if (who !== "systeem") this.asked = item.custom?.vraag;
    }
    const made = message(item, who !== this.lastSpeaker);
    if (who === "bezoeker" && client) this.own.set(client, made);
    this.append(made, who);
    if (who !== "bezoeker") {
      this.ask(item, made);
      this.ending.after(item);
      this.lead(made);
    }
  }

  private ask(item: Item, made: HTMLElement): void {
    const offered = choicesOf(item);
    const question = item.custom?.vraag;
    if (question === "veiligheidscijfer") {
      this.offer(made, scale((words) => this.pick({ title: words, payload: words })));
    }
    if (question === "toestemming" && this.session.id) {
      const back = item.custom?.doel === "terugbellen" || asksCallBack(item.text ?? "", offered);
      const refuse = offered.find((one) => one.payload === "/ontkennen");
      const card = contactCard(
        {
          origin: this.origin,
          session: this.session.id,
          question: item.text ?? "",
          refuse,
          pick: (choice) => this.pick(choice),
          done: () => this.notice("Je gegevens zijn bewaard. Ze staan niet in dit gesprek."),
        },
        back,
      );
      this.offer(made, card);
    } else if (offered.length) {
      this.offer(made, choices(offered, (choice) => this.pick(choice)));
    }
  }

  private offer(made: HTMLElement, card: HTMLElement): void {
    made.append(card);
    this.offered.push(card);
  }

  /** Only the last question can be answered by its buttons. */
  private clearChoices(): void {
    const held = this.offered.some((one) => one.contains((this.log.getRootNode() as Document).activeElement));
    for (const one of this.offered) one.remove();
    this.offered = [];
    if (held) this.log.focus({ preventScroll: true });
  }

  /** What the program itself says on this page; the server does not know of it. */
  private notice(text: string): void {
    this.clearChoices();
    this.append(message({ text, custom: { wie: "systeem" } }, this.lastSpeaker !== "systeem"), "systeem");
  }

  private append(made: HTMLElement, who: string): void {
    this.lastSpeaker = who;
    this.log.append(made);
  }

  /** Bring the beginning of an answer into view, and leave it there while the rest comes. */
  private lead(made: HTMLElement): void {
    if (this.toRead) return;
    this.toRead = made;
    made.scrollIntoView({ block: "start" });
  }

  private stand(id: string, text: string): void {
    const place = this.own.get(id)?.querySelector("[data-stand]");
    if (place) place.textContent = text;
  }

  private line(line: Line): void {
    const place = get(this.root, "[data-lijn]");
    place.hidden = line !== "weg";
    place.textContent =
      line === "weg"
        ? "Geen verbinding. We proberen het steeds opnieuw. Wat je stuurt, gaat mee zodra het weer kan. Gevaar? Bel 112."
        : "";
  }

  private busy(busy: boolean): void {
    clearTimeout(this.busyTimer);
    if (!busy) this.say("");
    else this.busyTimer = window.setTimeout(() => this.say("Er wordt een antwoord gezocht."), BUSY_AFTER);
  }

  private say(text: string, during = 0): void {
    const place = get(this.root, "[data-bezig]");
    place.textContent = text;
    if (during) {
      clearTimeout(this.busyTimer);
      this.busyTimer = window.setTimeout(() => this.say(""), during);
    }
  }

  /** Whether the chat is the page itself, and not a widget on another page. */
  get isPage(): boolean {
    return this.inPage;
  }
}
