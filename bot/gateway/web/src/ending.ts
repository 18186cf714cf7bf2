// After the advice: keep it on purpose, say how it was, or stop and erase.
import { button, h } from "./dom";
import { post } from "./forms";

const FACES = [
  ["1", "Heel slecht", "M8 16.5c1-2 2.4-3 4-3s3 1 4 3"],
  ["2", "Niet zo goed", "M8.5 16c1-1.2 2.2-1.7 3.5-1.7s2.5.5 3.5 1.7"],
  ["3", "Gewoon", "M8.5 15.3h7"],
  ["4", "Goed", "M8.5 14.3c1 1.2 2.2 1.7 3.5 1.7s2.5-.5 3.5-1.7"],
  ["5", "Heel goed", "M8 13.5c1 2 2.4 3 4 3s3-1 4-3"],
] as const;
const SVG = "http://www.w3.org/2000/svg";

function face(mouth: string): SVGElement {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  for (const d of ["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", "M9 9v1.2", "M15 9v1.2", mouth]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    made.append(path);
  }
  return made;
}

/** One question, five faces; the number counts per day and region, nothing else is kept. */
export function rating(origin: string, session: () => string | null): HTMLElement {
  const thanks = h("p", { role: "status" });
  const faces = FACES.map(([score, title, mouth]) =>
    h(
      "button",
      {
        type: "button",
        class: "gezicht",
        onclick: () => {
          void post(origin, "/waardering", { score, session_id: session() ?? "" }).then((answer) => {
            thanks.textContent =
              answer?.["ok"] === true
                ? "Dank je. We bewaren alleen dit cijfer, bij de dag en de regio."
                : "Het versturen lukt nu niet. Dat geeft niet.";
            if (answer?.["ok"] === true) row.hidden = true;
          });
        },
      },
      face(mouth),
      h("span", {}, title),
    ),
  );
  const row = h("div", { class: "gezichten" }, ...faces);
  return h(
    "section",
    { class: "waardering", "data-testid": "waardering", "aria-labelledby": "waardering-kop" },
    h("h2", { class: "utrecht-heading-3", id: "waardering-kop" }, "Heb je hier iets aan gehad?"),
    row,
    thanks,
  );
}

/** The cards of the conversation as plain text, for a file or for paper. */
function adviceText(log: HTMLElement): string {
  const cards = [...log.querySelectorAll<HTMLElement>(".bericht--kaart, .bericht--spoed")];
  return cards
    .map((card) => {
      const heading = card.querySelector(".bericht-kop")?.textContent ?? "";
      const body = [...card.querySelectorAll(".bericht-tekst p, .bericht-tekst li, .nummers dt, .nummers dd")]
        .map((part) => (part.localName === "li" ? "- " : "") + (part.textContent ?? ""))
        .join("\n");
      return [heading.toUpperCase(), body].filter(Boolean).join("\n");
    })
    .join("\n\n");
}

/** Print or save, only after the warning about who may find it. */
export function keep(log: HTMLElement, close: () => void, printable: boolean): HTMLElement {
  const save = (): void => {
    const file = new Blob([adviceText(log)], { type: "text/plain;charset=utf-8" });
    const link = h("a", { href: URL.createObjectURL(file), download: "notities.txt" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    close();
  };
  return h(
    "section",
    { class: "paneel", "data-testid": "bewaren", "aria-labelledby": "bewaren-kop", tabindex: "-1" },
    h("h2", { class: "utrecht-heading-3", id: "bewaren-kop" }, "Het advies bewaren"),
    h(
      "p",
      {},
      "Pas op. Wie jouw telefoon, computer of papieren ziet, kan dit vinden. Doe het alleen als dat veilig is voor jou.",
    ),
    h("p", {}, "Een bestand heet notities.txt. Het staat dan bij je downloads. Wij kunnen het daar niet wissen."),
    h(
      "div",
      { class: "rij" },
      printable && button("Print het advies", () => { close(); print(); }),
      button("Bewaar als bestand", save),
      button("Toch niet", close, "subtle"),
    ),
  );
}
