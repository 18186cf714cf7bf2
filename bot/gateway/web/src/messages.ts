// One item of the conversation on the page.
import { button, h } from "./dom";
import { blocks, handedOut, source } from "./format";
import { type Choice, type Item, type Speaker, speaker } from "./protocol";

const NAMES: Record<Speaker, string> = {
  bot: "Computerprogramma",
  bezoeker: "Jij",
  medewerker: "Medewerker (een mens)",
  systeem: "Mededeling",
};
export const MOST_CHOICES = 24;

/** The visitor's own words; `state` says whether they have arrived. */
export function ownMessage(text: string): HTMLElement {
  const state = h("p", { class: "bericht-stand", "data-stand": "" });
  return h(
    "div",
    { class: "bericht bericht--bezoeker", tabindex: "-1" },
    h("p", { class: "bericht-wie verborgen" }, `${NAMES.bezoeker}:`),
    h("p", { class: "bericht-tekst", dir: "auto" }, text),
    state,
  );
}

/** What the bot, a human or the system says; `first` when somebody else spoke before. */
export function message(item: Item, first: boolean, origin: string): HTMLElement {
  const who = speaker(item);
  if (who === "bezoeker") return ownMessage(item.text ?? "");
  const { custom } = item;
  const text = item.text ?? "";
  const classes = ["bericht", `bericht--${who}`];
  if (custom?.kop) classes.push("bericht--kaart");
  if (custom?.spoed) classes.push("bericht--spoed");
  const made = h("div", { class: classes.join(" "), tabindex: "-1" });
  made.append(h("p", { class: `bericht-wie${first ? "" : " verborgen"}` }, `${NAMES[who]}:`));
  if (custom?.kop) made.append(h("h2", { class: "utrecht-heading-3 bericht-kop" }, custom.kop));
  const body = h("div", { class: "bericht-tekst", dir: "auto" });
  const numbers = handedOut(text);
  if (numbers.length) body.append(numbersCard(numbers), ...blocks(withoutNumberLines(text)));
  else body.append(...blocks(text));
  made.append(body);
  if (custom?.bron?.length) made.append(sources(custom.bron, origin));
  return made;
}

/** Where it stands, one tap away. */
function sources(bron: string[], origin: string): HTMLElement {
  return h(
    "details",
    { class: "bron" },
    h("summary", {}, "Waar staat dat?"),
    h("ul", {}, ...bron.map((one) => h("li", {}, source(one, origin)))),
  );
}

/** The dossiernummer and the code, large: they are shown once. */
function numbersCard(numbers: string[]): HTMLElement {
  const rows = numbers.flatMap((number) => [
    h("dt", {}, number.startsWith("AV-") ? "Je dossiernummer" : "Je code"),
    h("dd", {}, h("code", {}, number)),
  ]);
  return h("dl", { class: "nummers", "data-testid": "nummers" }, ...rows);
}

function withoutNumberLines(text: string): string {
  return text
    .split("\n")
    .filter((line) => !handedOut(line).length || line.length > 60)
    .join("\n");
}

/** The choices under a question; a choice is sent as it is and shown by its title. */
export function choices(offered: Choice[], pick: (choice: Choice) => void): HTMLElement {
  const made = offered.slice(0, MOST_CHOICES).map((choice) => {
    const one = button(choice.title, () => pick(choice));
    one.dir = "auto";
    return one;
  });
  return h("div", { class: "keuzes", role: "group", "aria-label": "Kies een antwoord" }, ...made);
}

/** The choices of an item, in either of the two forms that Rasa has. */
export function choicesOf(item: Item): Choice[] {
  const offered = item.buttons ?? item.quick_replies ?? [];
  return offered.filter((one) => one && typeof one.title === "string" && one.payload);
}
