// The line to the server: Rasa's Socket.IO protocol, with nothing lost and nothing doubled.
import { io, type Socket } from "socket.io-client";
import { type Handoff, type Item, speaker } from "./protocol";
import type { Session } from "./session";

export type Line = "dicht" | "open" | "weg"; // not opened yet, connected, lost

interface Pending {
  id: string;
  text: string;
  sent: boolean;
}

export type Taken = "gehoord" | "geweigerd" | "mislukt";

export interface Listener {
  item(item: Item): void;
  handoff(handoff: Handoff): void;
  typing(): void;
  line(line: Line): void;
  /** The message with this id was taken by the server, or refused (then sending again may help). */
  taken(id: string, answer: Taken): void;
  /** Whether an answer is being waited for. */
  busy(busy: boolean): void;
  /** The conversation that this page went on with is no longer there, or was erased just now. */
  gone(erased: boolean): void;
}

/** A random UUID, also where crypto.randomUUID is not there (plain http). */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const ACK_WAIT = 30_000; // ms; a slow answer is not a lost one
const RESUME_WAIT = 5_000; // ms; a server that does not know `resume` never answers

function read(answer: unknown): Taken {
  const found = answer as { ok?: boolean; again?: boolean } | true | null | undefined;
  if (typeof found !== "object" || found?.ok !== false) return "gehoord";
  return found.again ? "mislukt" : "geweigerd";
}

interface Resumed {
  known?: boolean;
  items?: Item[];
  error?: string;
}

export class Connection {
  private socket: Socket | null = null;
  private readonly queue: Pending[] = [];
  private readonly seen = new Set<string>();
  private newest = 0;
  private lastOfHandoff: { id?: string; nummer?: number } = {};
  private ready = false;

  constructor(
    private readonly origin: string,
    private readonly session: Session,
    private readonly listener: Listener,
  ) {}

  /** Open the line; does nothing when it is open. */
  open(): void {
    if (this.socket) return;
    const socket = io(this.origin, {
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      withCredentials: false,
    });
    this.socket = socket;
    socket.on("connect", () => this.greet(socket));
    socket.on("disconnect", () => this.lost());
    socket.on("connect_error", () => this.lost());
    socket.on("session_confirm", (answer: unknown) => this.confirmed(socket, answer));
    socket.on("bot_uttered", (item: Item) => this.take(item));
    socket.on("gewist", () => this.listener.gone(true));
    socket.on("handoff", (handoff: Handoff) => this.listener.handoff(handoff));
    socket.on("typing", (types: unknown) => {
      if (types === true) this.listener.typing();
    });
  }

  /** Send a message, now or as soon as there is a line; gives its id. */
  send(text: string): string {
    const pending = { id: uuid(), text, sent: false };
    this.queue.push(pending);
    this.session.begin();
    this.open();
    this.flush();
    return pending.id;
  }

  /** Ids of the messages that have not been taken yet. */
  get waiting(): string[] {
    return this.queue.map((one) => one.id);
  }

  /** Say that the visitor types (only when a human is there to see it). */
  types(): void {
    if (this.ready) this.socket?.emit("typing", true);
  }

  /** Stop waiting for a human, or talking with one. */
  endHandoff(): void {
    if (this.ready) this.socket?.emit("handoff_end");
  }

  /** Close the line for good. */
  close(): void {
    this.queue.length = 0;
    this.seen.clear();
    this.newest = 0;
    this.lastOfHandoff = {};
    this.socket?.removeAllListeners();
    this.socket?.disconnect();
    this.socket = null;
    this.ready = false;
  }

  private greet(socket: Socket): void {
    const { id } = this.session;
    // From the beginning (a reload) `resume` gives everything, each in its place.
    const seen = this.newest > 0 ? { seen: this.lastOfHandoff } : {};
    socket.emit("session_request", id ? { session_id: id, ...seen } : {});
  }

  private confirmed(socket: Socket, answer: unknown): void {
    const id = typeof answer === "string" ? answer : (answer as { session_id?: string }).session_id;
    if (!id) return;
    const goesOn = this.session.id === id;
    this.session.id = id;
    if (!goesOn) return this.begin();
    const asked = { session_id: id, after: this.newest };
    socket.timeout(RESUME_WAIT).emit("resume", asked, (error: unknown, state: unknown) => {
      const found = (error ? null : state) as Resumed | null;
      found?.items?.forEach((item) => this.take(item));
      // With an error it could only not be read just now.
      const none = found?.known === false && !found.error;
      if (none && this.newest === 0 && this.queue.length === 0) {
        this.listener.gone(false);
      }
      this.begin();
    });
  }

  private begin(): void {
    this.ready = true;
    this.listener.line("open");
    this.flush();
  }

  private lost(): void {
    this.ready = false;
    for (const one of this.queue) one.sent = false;
    this.listener.line("weg");
  }

  /** Messages go one by one: the next when the server has taken this one. */
  private flush(): void {
    const next = this.queue[0];
    this.listener.busy(Boolean(next?.sent));
    if (!this.ready || !next || next.sent) return;
    next.sent = true;
    this.listener.busy(true);
    const message = {
      message: next.text,
      session_id: this.session.id,
      metadata: { client_id: next.id },
    };
    const socket = this.socket;
    socket?.timeout(ACK_WAIT).emit("user_uttered", message, (error: unknown, answer: unknown) => {
      if (this.queue[0] !== next || socket !== this.socket) return;
      if (error) {
        // No word of it at all: once more, with the same id.
        next.sent = false;
        this.flush();
      } else {
        this.settle(next.id, read(answer));
      }
    });
  }

  private settle(id: string, answer: Taken = "gehoord"): void {
    if (this.queue[0]?.id !== id) return;
    this.queue.shift();
    this.listener.taken(id, answer);
    this.flush();
  }

  private take(item: Item): void {
    const { custom } = item;
    const keys: string[] = [];
    if (typeof item.nr === "number") keys.push(`nr ${item.nr}`);
    if (custom?.handoff && typeof custom.nummer === "number") {
      keys.push(`${custom.handoff} ${custom.nummer}`);
      this.lastOfHandoff = { id: custom.handoff, nummer: custom.nummer };
    }
    // What is not kept has no number; the same answer to the same message is the same.
    if (!keys.length && item.client_id) keys.push(`${item.client_id} ${item.text ?? ""}`);
    const old = keys.some((key) => this.seen.has(key));
    keys.forEach((key) => this.seen.add(key));
    if (typeof item.nr === "number") this.newest = Math.max(this.newest, item.nr);
    if (!old) this.listener.item(item);
    // A server that gives no acks: its answer says as much.
    const first = this.queue[0];
    const bare = item.nr === undefined && item.client_id === undefined;
    if (first?.sent && bare && speaker(item) === "bot") this.settle(first.id);
  }
}
