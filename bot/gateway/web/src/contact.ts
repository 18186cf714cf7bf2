// Consent and own contact data: a form of its own, straight to the registry, not in the conversation.
import { button, h } from "./dom";
import { post } from "./forms";
import type { Choice } from "./protocol";

const MOMENTS = [
  ["ochtend", "In de ochtend"],
  ["middag", "In de middag"],
  ["avond", "In de avond"],
  ["maakt_niet_uit", "Maakt niet uit"],
] as const;
const CALL_BACK = /terug(?:\s|ge)?(?:te\s)?bel|bel mij terug/i;
const FAILED =
  "Het bewaren lukt nu niet. Probeer het zo nog eens, of bel 0800-2000. Dat kan dag en nacht en is gratis.";

export interface ContactForm {
  origin: string;
  session: string;
  /** The question as it was asked: it says what the data are for. */
  question: string;
  refuse: Choice | undefined;
  pick(choice: Choice): void;
  done(): void;
}

/** Whether the question is for a call back. */
export function asksCallBack(question: string, offered: Choice[]): boolean {
  return CALL_BACK.test(question) || offered.some((one) => CALL_BACK.test(one.title));
}

/** The card; `back` adds the moment to call. */
export function contactCard(asked: ContactForm, back: boolean): HTMLElement {
  const fields = [
    field("naam", "Jouw naam", "Je voornaam is genoeg.", "name"),
    field(
      "bereikbaar",
      back ? "Jouw telefoonnummer" : "Jouw telefoonnummer of e-mailadres",
      "Kies er een die veilig is voor jou. Denk aan wie er kan meelezen of opnemen.",
      "off",
    ),
    ...(back ? [] : [field("organisatie", "Jouw organisatie (mag leeg)", "Alleen als je hier voor je werk bent.", "off")]),
  ];
  const consent = h("input", {
    type: "checkbox",
    id: "gegevens-toestemming",
    name: "toestemming",
    value: "ja",
    "aria-describedby": "gegevens-toestemming-fout",
  });
  const problem = h("p", { class: "fout", role: "alert", hidden: true });
  const submit = button(back ? "Bel mij terug" : "Bewaar mijn gegevens", () => undefined, "primary-action", { type: "submit" });
  const refuse = asked.refuse;
  const form = h(
    "form",
    { class: "gegevens", "data-testid": "gegevens", "aria-label": "Jouw eigen gegevens", novalidate: true },
    h("p", { class: "hint" }, "Dit gaat versleuteld naar het register. Het komt niet in het gesprek te staan. Het hoeft niet."),
    h(
      "div",
      { class: "vinkje" },
      consent,
      h("label", { for: "gegevens-toestemming" }, "Ja, jullie mogen deze gegevens van mij bewaren"),
    ),
    h("p", { class: "fout", id: "gegevens-toestemming-fout", hidden: true }),
    ...fields,
    back && moments(),
    problem,
    h(
      "div",
      { class: "rij" },
      submit,
      refuse && button(refuse.title, () => asked.pick(refuse)),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(asked, form, submit, problem);
  });
  return form;
}

function field(name: string, label: string, hint: string, autocomplete: string): HTMLElement {
  const id = `gegevens-${name}`;
  return h(
    "div",
    { class: "veld" },
    h("label", { class: "utrecht-form-label", for: id }, label),
    h("p", { class: "hint", id: `${id}-hint` }, hint),
    h("input", {
      id,
      name,
      class: "utrecht-textbox utrecht-textbox--html-input",
      type: "text",
      autocomplete,
      "aria-describedby": `${id}-hint ${id}-fout`,
    }),
    h("p", { class: "fout", id: `${id}-fout`, hidden: true }),
  );
}

function moments(): HTMLElement {
  const options = MOMENTS.map(([value, title]) => {
    const id = `gegevens-moment-${value}`;
    const box = h("input", {
      type: "radio",
      name: "moment",
      id,
      value,
      checked: value === "maakt_niet_uit",
    });
    return h("div", { class: "vinkje" }, box, h("label", { for: id }, title));
  });
  return h("fieldset", { class: "veld" }, h("legend", {}, "Wanneer kunnen we bellen?"), ...options);
}

async function send(
  asked: ContactForm,
  form: HTMLFormElement,
  submit: HTMLButtonElement,
  problem: HTMLElement,
): Promise<void> {
  const read = (name: string): string => String(new FormData(form).get(name) ?? "").trim();
  const errors: Record<string, string> = {};
  if (read("toestemming") !== "ja") errors["toestemming"] = "Zet een vinkje als we je gegevens mogen bewaren.";
  if (!read("naam")) errors["naam"] = "Vul je naam in. Je voornaam is genoeg.";
  if (!read("bereikbaar")) errors["bereikbaar"] = "Vul in hoe we je kunnen bereiken.";
  if (!Object.keys(errors).length) {
    submit.disabled = true;
    const fields = Object.fromEntries(
      ["toestemming", "naam", "bereikbaar", "organisatie", "moment"].map((name) => [name, read(name)]),
    );
    const answer = await post(asked.origin, "/gegevens", { ...fields, session_id: asked.session });
    submit.disabled = false;
    if (answer?.["ok"] === true) return asked.done();
    Object.assign(errors, (answer?.["errors"] as Record<string, string> | undefined) ?? {
      "": typeof answer?.["error"] === "string" ? answer["error"] : FAILED,
    });
  }
  mark(form, errors, problem);
}

function mark(form: HTMLFormElement, errors: Record<string, string>, problem: HTMLElement): void {
  const rest = { ...errors };
  for (const name of ["bereikbaar", "organisatie", "naam", "toestemming"]) {
    const input = form.querySelector<HTMLInputElement>(`#gegevens-${name}`);
    const place = form.querySelector<HTMLElement>(`#gegevens-${name}-fout`);
    if (!input || !place) continue;
    const text = errors[name] ?? "";
    place.textContent = text;
    place.hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text) {
      input.setAttribute("aria-invalid", "true");
      input.focus(); // the last one marked is the first field with a fault
    }
    delete rest[name];
  }
  const general = Object.values(rest).join(" ");
  problem.textContent = general;
  problem.hidden = !general;
}
