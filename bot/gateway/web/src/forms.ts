// The posts beside the conversation. URL-encoded, so that another site's page needs no preflight.

/** Send a form; the answer as JSON, or null when there is none to read. */
export async function post(
  origin: string,
  path: string,
  fields: Record<string, string>,
): Promise<Record<string, unknown> | null> {
  try {
    const answer = await fetch(origin + path, {
      method: "POST",
      body: new URLSearchParams({ ...fields, antwoord: "json" }),
      credentials: "omit",
      keepalive: true, // goes on when the page is left
      referrerPolicy: "no-referrer",
    });
    const read: unknown = await answer.json().catch(() => null);
    const found = typeof read === "object" && read ? (read as Record<string, unknown>) : {};
    return { ok: answer.ok, ...found };
  } catch {
    return null;
  }
}

/** Get the settings; null when they cannot be had. */
export async function settings(origin: string): Promise<Record<string, unknown> | null> {
  try {
    const answer = await fetch(`${origin}/scherm.json`, { credentials: "omit" });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
