// The chat in an element: the page's own, or the widget's shadow root.
import { Composer } from "./composer";
import { Connection, type Line, type Taken } from "./connection";
import { asksCallBack, contactCard } from "./contact";
import { button, get, h } from "./dom";
import { Ending } from "./tools";
import { choices, choicesOf, message, ownMessage } from "./messages";
import { type Choice, type Item, KINDS, type Screen, speaker } from "./protocol";
import { scale } from "./scale";
import { Session } from "./session";
import { settings } from "./forms";
import { Waiting } from "./waiting";
import { WayOut } from "./wayout";

const OWN_DATA = new Set(["naam", "telefoon", "organisatie", "dossiernummer", "code"]);
const NOT_SENT = "Nog niet verstuurd.";
const BUSY_AFTER = 900; // ms: what is answered sooner needs no word of waiting
const TYPES_FOR = 5_000; // ms that "the medewerker types" stays
const TYPES_EVERY = 2_000; // ms between two signs that the visitor types

export class Chat {
  readonly session = new Session();
  readonly wayOut: WayOut;
  readonly log: HTMLElement;
  private readonly connection: Connection;
  private readonly waiting: Waiting;
  private readonly composer: Composer;
  private readonly ending: Ending;
  private readonly own = new Map<string, HTMLElement>();
  private asked: string | undefined;
  /** The `client_id` of the message that is being answered. */
  private answering: string | undefined;
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
    this.waiting = new Waiting(root);
    this.connection = new Connection(origin, this.session, {
      item: (item) => this.show(item),
      handoff: (handoff) => {
        this.waiting.show(handoff);
        if (handoff.notice === "afgerond") this.ending.offerRating();
      },
      typing: () => this.say("De medewerker typt.", TYPES_FOR),
      line: (line) => this.line(line),
      taken: (id, answer) => this.taken(id, answer),
      busy: (busy) => this.busy(busy),
      gone: (erased) => this.gone(erased),
    });
    this.wayOut = new WayOut({
      origin,
      neutral: () => new URL(this.screen.neutraal || "/neutraal", origin || location.href).href,
      session: () => this.session.id,
      wipe: () => this.wipe(),
    });
    this.ending = new Ending(this, () => this.connection.endHandoff());
    this.composer = new Composer(root, {
      send: (text) => this.send(text),
      typed: () => this.typed(),
      start: () => this.start(),
      ownData: () => OWN_DATA.has(this.asked ?? ""),
    });
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
    this.composer.fill("");
    this.own.clear();
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
    this.composer.fail(text);
  }

  private typed(): void {
    if (!this.waiting.isHuman || Date.now() - this.typedAt < TYPES_EVERY) return;
    this.typedAt = Date.now();
    this.connection.types();
  }

  private listen(): void {
    const begin = get<HTMLFormElement>(this.root, ".keuzes--begin");
    begin.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      if (pressed) this.pick({ title: pressed.value, payload: pressed.value });
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

  private pick(choice: Choice): void {
    this.send(choice.payload, choice.title);
    // The button that had the focus is gone: go on from the words that took its place.
    (this.log.lastElementChild as HTMLElement | null)?.focus({ preventScroll: true });
  }

  private show(item: Item): void {
    const who = speaker(item);
    const client = item.client_id ?? item.custom?.client_id;
    this.leftOut(client, item.custom?.weggelaten);
    if (!item.text && !choicesOf(item).length) return;
    this.ending.began();
    if (who === "bezoeker") {
      if (client && this.own.has(client)) return;
      if (!item.text || item.text.startsWith("/")) return;
    } else {
      // Every message of one answer keeps its choices: those of a guide, above the question below.
      if (!client || client !== this.answering) this.clearChoices();
      this.answering = client;
      if (who !== "systeem") this.asked = item.custom?.vraag;
    }
    const made = message(item, who !== this.lastSpeaker, this.origin);
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
          done: () => made.append(h("p", { class: "hint" }, "Ingevuld. Je gegevens staan niet in dit gesprek.")),
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
    const item: Item = { text, custom: { wie: "systeem" } };
    this.append(message(item, this.lastSpeaker !== "systeem", this.origin), "systeem");
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

  private taken(id: string, answer: Taken): void {
    const bubble = this.own.get(id);
    const place = bubble?.querySelector("[data-stand]");
    if (!place || !bubble) return;
    if (answer === "gehoord") {
      if (place.textContent === NOT_SENT) place.textContent = "";
      return;
    }
    place.textContent = "Niet aangekomen. ";
    const words = bubble.querySelector(".bericht-tekst")?.textContent ?? "";
    const again = button("Zet terug in het berichtveld", () => {
      bubble.remove();
      this.composer.fill(words);
    }, "subtle");
    place.append(again);
  }

  /** Say of a message which kinds of data the server took out. */
  private leftOut(client: string | undefined, kinds: string[] | undefined): void {
    const place = client && kinds?.length ? this.own.get(client)?.querySelector("[data-stand]") : null;
    if (place) place.textContent = `Weggelaten: ${kinds?.map((kind) => KINDS[kind] ?? "iets persoonlijks").join(", ")}.`;
  }

  private gone(erased: boolean): void {
    if (erased) this.wipe();
    else this.session.forget();
    this.notice(erased ? "Dit gesprek is gewist." : "Het vorige gesprek is er niet meer. Je kunt opnieuw beginnen.");
  }

  private line(line: Line): void {
    if (line === "weg") {
      for (const id of this.connection.waiting) {
        const stand = this.own.get(id)?.querySelector("[data-stand]");
        if (stand) stand.textContent = NOT_SENT;
      }
    }
    const place = get(this.root, "[data-lijn]");
    place.hidden = line !== "weg";
    place.textContent =
      line === "weg"
        ? "Geen verbinding. We proberen het steeds opnieuw. Wat je stuurt, gaat mee zodra het weer kan. Gevaar? Bel 112."
        : "";
  }

  private busy(busy: boolean): void {
    // Screen readers hold back what is not whole yet; the answer comes in parts.
    this.log.setAttribute("aria-busy", String(busy));
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
