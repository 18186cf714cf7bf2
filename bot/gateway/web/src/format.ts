// Plain text of an answer as paragraphs, lists and telephone links; never as HTML.
import { h } from "./dom";

// 112 and the help lines that the texts name; "112NL" is an app, not a number.
const NUMBERS = /(?<![\w-])(112|113|0800[- ]?\d{3,4}|0900[- ]?\d{4}|088[- ]\d{3} ?\d{2} ?\d{2})(?![\w-])/g;
const DOSSIER = /AV-\d{4}-\d{4}|\b[CDFGHJKMNPQRTVWXY34679]{4}(?:-[CDFGHJKMNPQRTVWXY34679]{4}){2}\b/g;

/** The text with its numbers as `tel:` links. */
export function inline(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let last = 0;
  for (const match of text.matchAll(NUMBERS)) {
    parts.push(text.slice(last, match.index));
    const number = match[1] ?? "";
    parts.push(
      h("a", { class: "utrecht-link tel", href: `tel:${number.replace(/\D/g, "")}` }, number),
    );
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts.filter((one) => one !== "");
}

/** Paragraphs and lists: a blank line parts paragraphs, "- " begins a point, "1. " a numbered one. */
export function blocks(text: string): HTMLElement[] {
  const made: HTMLElement[] = [];
  let list: HTMLElement | null = null;
  let paragraph: HTMLElement | null = null;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const point = /^(?:[-•]|(\d{1,2})[.)])\s+(.*)$/.exec(line);
    if (!line) {
      list = paragraph = null;
    } else if (point) {
      const tag = point[1] ? "ol" : "ul";
      if (!list || list.localName !== tag) {
        list = h(tag, { class: "lijst" });
        made.push(list);
      }
      list.append(h("li", {}, ...inline(point[2] ?? "")));
      paragraph = null;
    } else {
      if (paragraph) paragraph.append(h("br"));
      else {
        paragraph = h("p", { class: "utrecht-paragraph" });
        made.push(paragraph);
      }
      paragraph.append(...inline(line));
      list = null;
    }
  }
  return made;
}

/** The dossiernummer and the code in a text, if any: they are shown large, once. */
export function handedOut(text: string): string[] {
  return [...text.matchAll(DOSSIER)].map((match) => match[0]);
}

const HP = /^HP §/;

/** One source as a link: to where it stands, or to the server's page about its sources. */
export function source(bron: string, origin: string): Node {
  const outside = /^https:\/\/(?:www\.)?([^/]+)/.exec(bron);
  const text = outside?.[1] ?? bron.replace(HP, "Handelingsprotocol Veilig Thuis 2025, paragraaf ");
  const href = outside ? bron : `${origin}/bronnen${HP.test(bron) ? "#hp" : ""}`;
  const attributes = { class: "utrecht-link", href, target: "_blank", rel: "noopener noreferrer" };
  return h("a", attributes, text, h("span", { class: "verborgen" }, " (opent een nieuw tabblad)"));
}
