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

/** Who says it: without `wie` it is the bot. */
export function speaker(item: Item): Speaker {
  return item.custom?.wie ?? "bot";
}
