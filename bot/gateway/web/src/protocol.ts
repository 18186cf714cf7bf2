// What goes over the line; the words are those of docs/kanalen.md.

export interface Choice {
  title: string;
  payload: string;
}

export type Speaker = "bot" | "bezoeker" | "medewerker" | "systeem";

export interface Custom {
  kop?: string;
  bron?: string[];
  vraag?: string;
  spoed?: string;
  wie?: Speaker;
  nummer?: number;
  handoff?: string;
  client_id?: string;
  notice?: string | null;
  doel?: string;
  einde?: boolean;
  /** Kinds of data that were taken out of the visitor's message. */
  weggelaten?: string[];
  fout?: boolean;
}

export interface Item {
  text?: string;
  buttons?: Choice[];
  quick_replies?: Choice[];
  custom?: Custom;
  nr?: number;
  client_id?: string;
}

export interface Handoff {
  id?: string;
  kind: string;
  status: string;
  position: number | null;
  waiting_minutes: number | null;
  medewerker: boolean;
  bot_silent?: boolean;
  notice?: string | null;
}

export interface Screen {
  neutraal: string;
  naam: string;
  bewaren_uren: number;
}

export const MOST_SIGNS = 5000; // characters in one message; the server refuses more

/** What the kinds of data are called, and the placeholders of the contract. */
export const KINDS: Record<string, string> = {
  NAAM: "een naam",
  ADRES: "een adres",
  POSTCODE: "een postcode",
  TELEFOON: "een telefoonnummer",
  EMAIL: "een e-mailadres",
  BSN: "een burgerservicenummer",
  GEBOORTEDATUM: "een geboortedatum",
  IBAN: "een rekeningnummer",
  KENTEKEN: "een kenteken",
  SOCIALMEDIA: "een accountnaam",
  ORGANISATIE: "een organisatie",
  URL: "een webadres",
};

/** Who says it: without `wie` it is the bot. */
export function speaker(item: Item): Speaker {
  return item.custom?.wie ?? "bot";
}
