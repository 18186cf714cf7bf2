// The question for the veiligheidscijfer: 0 to 10 to choose from, and a field to say it in words.
import { button, h } from "./dom";

/** A form that gives the answer as words, such as "4. Het is er elke avond ruzie". */
export function scale(answer: (words: string) => void): HTMLElement {
  const field = h("input", {
    id: "cijfer-tekst",
    class: "utrecht-textbox utrecht-textbox--html-input",
    type: "text",
    autocomplete: "off",
    dir: "auto",
  });
  const numbers = Array.from({ length: 11 }, (_, value) => {
    const box = h("input", {
      type: "radio",
      name: "cijfer",
      id: `cijfer-${value}`,
      value: String(value),
      class: "verborgen",
    });
    return h("div", { class: "cijfer" }, box, h("label", { for: `cijfer-${value}` }, String(value)));
  });
  const problem = h("p", { class: "fout", role: "alert", hidden: true }, "Kies een cijfer, of typ iets.");
  const form = h(
    "form",
    { class: "schaal", "data-testid": "schaal" },
    h(
      "fieldset",
      {},
      h("legend", {}, "Kies een cijfer"),
      h("div", { class: "cijfers" }, ...numbers),
      h(
        "p",
        { class: "einden" },
        h("span", {}, "0 is helemaal niet veilig"),
        h("span", {}, "10 is heel veilig"),
      ),
    ),
    h("label", { class: "utrecht-form-label", for: "cijfer-tekst" }, "Typ erbij waarom, of typ je cijfer hier"),
    field,
    problem,
    button("Geef dit antwoord", () => undefined, "primary-action", { type: "submit" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector<HTMLInputElement>("input[name=cijfer]:checked")?.value;
    const words = [chosen, field.value.trim()].filter(Boolean).join(". ");
    problem.hidden = words !== "";
    if (words) answer(words);
  });
  return form;
}
