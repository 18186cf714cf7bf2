// The full page at `/`: its HTML is there already, this brings it to life.
import { Chat } from "./chat";
import { get } from "./dom";
import type { Screen } from "./protocol";

function screen(): Screen {
  const known: Screen = { neutraal: "", naam: "", bewaren_uren: 24 };
  try {
    return { ...known, ...(JSON.parse(document.body.dataset["scherm"] ?? "") as Partial<Screen>) };
  } catch {
    return known; // the server filled in nothing: /scherm.json is asked when somebody does something
  }
}

const chat = new Chat(document, "", screen(), true);
get(document, "form.weg").addEventListener("submit", (event) => {
  event.preventDefault();
  chat.wayOut.leave();
});
document.body.dataset["klaar"] = "";
