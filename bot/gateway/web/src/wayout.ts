// The way out: cover at once, erase here and on the server, and be somewhere else.
import { post } from "./forms";
import { h } from "./dom";

const PRESSES = 3;
const WITHIN = 1_500; // ms between the first and the last Shift
const PATIENCE = 700; // ms that the covered page waits for the server

export interface Leaving {
  origin: string;
  /** Where to go; read at the moment of leaving. */
  neutral(): string;
  /** The conversation's id, or null when there is none. */
  session(): string | null;
  /** Take everything off the page and close the line. */
  wipe(): void;
}

/** Calls `leave` after three presses of Shift with nothing between, and after Escape if that is on. */
export function watchKeys(leave: () => void, escape: () => boolean): void {
  let shifts: number[] = [];
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && escape()) {
      event.preventDefault();
      leave();
    }
    if (event.key !== "Shift") {
      shifts = [];
    } else if (!event.repeat) {
      const now = event.timeStamp;
      shifts = [...shifts.filter((moment) => now - moment < WITHIN), now];
      if (shifts.length >= PRESSES) leave();
    }
  };
  // On the window and before anything else: no dialog or field can swallow it.
  addEventListener("keydown", key, true);
}

export class WayOut {
  /** Escape leaves too; off until the visitor asks for it. */
  escape = false;
  private gone = false;

  constructor(private readonly leaving: Leaving) {
    watchKeys(
      () => this.leave(),
      () => this.escape,
    );
    // A page that comes out of the browser's memory after leaving must not be seen again.
    addEventListener("pageshow", (event) => {
      if (this.gone && event.persisted) location.replace(this.leaving.neutral());
    });
  }

  /** Leave now. */
  leave(): void {
    if (this.gone) return;
    this.gone = true;
    cover();
    const { origin } = this.leaving;
    const id = this.leaving.session();
    this.leaving.wipe();
    const erased = id ? post(origin, "/weg", { session_id: id }) : Promise.resolve(null);
    const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    // Replaced and not left: the button Back does not lead here.
    void Promise.race([erased, waited]).then(() => location.replace(this.leaving.neutral()));
  }
}

/** Hide everything, in this very moment; also what the site around a widget shows. */
export function cover(): void {
  document.title = "Nieuw tabblad";
  const blind = h("div", { id: "advies-dekking" });
  const { style } = blind;
  style.position = "fixed";
  style.inset = "0";
  style.zIndex = "2147483647";
  style.background = "#fff";
  document.documentElement.append(blind);
  document.body.style.visibility = "hidden";
  history.replaceState(null, "", location.pathname);
}
