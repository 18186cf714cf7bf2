// The one thing that may outlive a reload: an opaque id, in this tab only.

const KEY = "gesprek";

export class Session {
  /** On a shared device nothing is kept, not even the id. */
  shared = false;
  private held: string | null = null;

  constructor() {
    this.held = read();
  }

  get id(): string | null {
    return this.held;
  }

  set id(id: string | null) {
    this.held = id;
    this.keep();
  }

  setShared(shared: boolean): void {
    this.shared = shared;
    this.keep();
  }

  /** Nothing is left, in memory or in the tab. */
  forget(): void {
    this.held = null;
    this.keep();
  }

  private keep(): void {
    try {
      if (this.held && !this.shared) sessionStorage.setItem(KEY, this.held);
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
