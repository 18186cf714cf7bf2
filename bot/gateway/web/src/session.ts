// The one thing that may outlive a reload: an opaque id, in this tab only.

export const KEY = "gesprek";

export class Session {
  /** On a shared device nothing is kept, not even the id. */
  shared = false;
  private held: string | null = null;
  /** There is something to come back to. */
  private begun = false;

  constructor() {
    this.held = read();
    this.begun = this.held !== null;
  }

  get id(): string | null {
    return this.held;
  }

  set id(id: string | null) {
    this.held = id;
    this.keep();
  }

  /** The first word was said: from now on a reload can go on. */
  begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.keep();
  }

  setShared(shared: boolean): void {
    this.shared = shared;
    this.keep();
  }

  /** Nothing is left, in memory or in the tab. */
  forget(): void {
    this.held = null;
    this.begun = false;
    this.keep();
  }

  private keep(): void {
    try {
      if (this.held && this.begun && !this.shared) sessionStorage.setItem(KEY, this.held);
      else sessionStorage.removeItem(KEY);
    } catch {
      // A browser that forbids storage: then the conversation ends with the page.
    }
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
