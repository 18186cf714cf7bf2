// The field in which the visitor types.
import { get } from "./dom";
import { MOST_SIGNS } from "./protocol";
import { Warning } from "./warning";

export interface Composing {
  send(text: string): void;
  /** Something was typed. */
  typed(): void;
  /** Something is going to happen: the line can be opened. */
  start(): void;
  /** No warning for what is one's own and asked for. */
  ownData(): boolean;
}

const signs = (count: number): string => count.toLocaleString("nl-NL");

export class Composer {
  private readonly field: HTMLTextAreaElement;
  private readonly problem: HTMLElement;
  private readonly warning: Warning;

  constructor(root: ParentNode, private readonly composing: Composing) {
    this.field = get(root, "#bericht");
    this.problem = get(root, "[data-fout]");
    this.warning = new Warning(this.field, get(root, "[data-waarschuwing]"), () => composing.ownData());
    const form = get<HTMLFormElement>(root, ".invoer");
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
    this.field.addEventListener("focus", () => composing.start(), { once: true });
    this.field.addEventListener("input", () => this.typed());
  }

  /** Put words in the field, instead of what is there. */
  fill(text: string): void {
    this.field.value = text;
    this.grow();
    this.warning.look();
    if (text) this.field.focus();
  }

  /** Say what is wrong, or nothing. */
  fail(text: string): void {
    this.problem.textContent = text;
    this.problem.hidden = !text;
    if (text) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }

  private submit(): void {
    const text = this.field.value.trim();
    if (text.length > MOST_SIGNS) this.tooLong(text.length);
    else if (text) {
      this.fill("");
      this.composing.send(text);
    }
    this.field.focus();
  }

  private tooLong(length: number): void {
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
    this.composing.typed();
  }

  /** The field grows with the text, up to a height that the styles set. */
  private grow(): void {
    const { style } = this.field;
    style.height = "auto";
    if (this.field.value) style.height = `${this.field.scrollHeight + 2}px`;
  }
}
