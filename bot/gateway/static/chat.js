"use strict";
// A plain page on the REST channel. Nothing is stored in the browser: the conversation's id lives
// in this page only and is gone when the page is.
const log = document.getElementById("log");
const form = document.getElementById("form");
const field = document.getElementById("text");
const problem = document.getElementById("problem");
const sender = crypto.randomUUID();

function add(text, kind) {
  const item = document.createElement("div");
  item.className = "item" + (kind ? " " + kind : "");
  item.dir = "auto";
  if (text) item.append(text);
  log.append(item);
  item.scrollIntoView({ block: "nearest" });
  return item;
}

function show(answer) {
  const custom = answer.custom || {};
  const item = add("", custom.spoed ? "urgent" : "");
  if (custom.kop) {
    const heading = document.createElement("h2");
    heading.textContent = custom.kop;
    item.append(heading);
  }
  if (answer.text) item.append(document.createTextNode(answer.text));
  if (Array.isArray(custom.bron) && custom.bron.length) {
    const source = document.createElement("details");
    const label = document.createElement("summary");
    label.textContent = "Waar staat dat?";
    source.append(label, custom.bron.join("; "));
    item.append(source);
  }
  if (answer.buttons) {
    const choices = document.createElement("div");
    choices.className = "choices";
    for (const choice of answer.buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = choice.title;
      button.addEventListener("click", () => { choices.remove(); send(choice.payload, choice.title); });
      choices.append(button);
    }
    item.append(choices);
  }
}

function fail(text) {
  problem.textContent = text;
  problem.hidden = false;
}

async function send(message, shown) {
  problem.hidden = true;
  add(shown, "own");
  try {
    const response = await fetch("/webhooks/rest/webhook", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sender, message }),
    });
    const answer = await response.json();
    if (response.ok) answer.forEach(show);
    else fail(answer.error);
    return response.ok;
  } catch {
    fail("Er is geen verbinding. Probeer het zo nog eens. Is er gevaar, bel dan 112. Veilig Thuis: 0800-2000.");
    return false;
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  if (!(await send(text, text))) field.value = text;
  field.focus();
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
