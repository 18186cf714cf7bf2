// Says, while somebody types, what will be left out of the message. It never blocks.
import { detect } from "./detect";
import { h } from "./dom";
import { KINDS } from "./protocol";

const PAUSE = 350; // ms without typing
const MOST_SHOWN = 6;

export class Warning {
  private timer = 0;

  /** Show in `place` what looks personal in `field`; not while `off` says so. */
  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly place: HTMLElement,
    private readonly off: () => boolean,
  ) {
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.look(), PAUSE);
    });
  }

  /** Look at what is typed now. */
  look(): void {
    clearTimeout(this.timer);
    const text = this.field.value.slice(0, 6000);
    const found = this.off() ? [] : detect(text);
    const key = found.map((one) => text.slice(one.start, one.end)).join("|");
    if (key === this.place.dataset["over"]) return;
    this.place.dataset["over"] = key;
    this.place.replaceChildren();
    this.place.hidden = found.length === 0;
    if (!found.length) return;
    const shown = found.slice(0, MOST_SHOWN).map((one) => {
      const kind = KINDS[one.label] ?? "iets persoonlijks";
      return h("li", {}, h("strong", {}, text.slice(one.start, one.end)), ` (lijkt op ${kind})`);
    });
    const more = found.length - shown.length;
    this.place.append(
      h("p", {}, "Dit laten we weg als je verstuurt:"),
      h("ul", {}, ...shown, more > 0 && h("li", {}, `en nog ${more}`)),
      h("p", {}, "Je kunt gewoon versturen. Je kunt het ook zelf weghalen."),
    );
  }
}
