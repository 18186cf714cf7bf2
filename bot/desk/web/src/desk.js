// Makes the desk's pages live. Without it they work too, by reloading.
// A live message says only "look again"; text comes from the server as a page does, already escaped.
import { io } from "socket.io-client";

const page = document.body.dataset.pagina;
const at = (id) => document.getElementById(id);

if (document.body.dataset.live) start();

function start() {
  const socket = io("/desk", { path: "/desk/socket.io", transports: ["websocket", "polling"] });
  const state = at("verbinding");
  socket.on("connect", () => {
    state.hidden = true;
    followAll(socket);
    refresh(); // also what came between making the page and this connection
  });
  socket.on("disconnect", () => { state.hidden = false; });
  socket.on("connect_error", () => { state.hidden = false; });
  socket.on("voorbij", leave);
  socket.on("wachtrij", refresh);
  socket.on("gesprek", ({ id }) => { const talk = talkOf(id); if (talk) showNew(talk); });
  socket.on("bezoeker_typt", ({ id }) => { const talk = talkOf(id); if (talk) showTyping(talk); });
  setInterval(refresh, 30000);
  keepAlive(socket);
  alerts();
  if (page === "gesprekken") talks(socket);
}

function leave() { location.assign("/desk/aanmelden?reden=voorbij"); }

async function look(address) {
  const answer = await fetch(address, { headers: { "X-Desk-Background": "1" } });
  if (answer.status === 401) leave();
  return answer;
}

// Keyboard or mouse keep the session alive; a page that refreshes itself does not.
function keepAlive(socket) {
  let last = Date.now();
  for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(kind, () => {
      if (Date.now() - last > 60000) { last = Date.now(); socket.emit("actief"); }
    }, { passive: true });
  }
}

async function refresh() {
  try {
    const answer = await look("/desk/stand");
    if (!answer.ok) return;
    const now = await answer.json();
    badge("teller-wachtrij", now.wachtend, now.gevaar > 0);
    badge("teller-gesprekken", now.mijn.length, false);
    document.title = document.title.replace(/^\(\d+\) /, "");
    if (now.wachtend) document.title = `(${now.wachtend}) ${document.title}`;
    tellNew(now);
    if (page === "wachtrij") await list();
    if (page === "gesprekken") {
      const shown = [...document.querySelectorAll("[data-gesprek]")].map((one) => one.dataset.gesprek);
      at("nieuw-gesprek").hidden = now.mijn.every((id) => shown.includes(id));
    }
  } catch { /* the connection is away: the notice says so, and the next turn tries again */ }
}

function badge(id, number, danger) {
  const place = at(id);
  place.hidden = number === 0;
  place.querySelector("[data-aantal]").textContent = number;
  place.classList.toggle("danger", danger);
}

async function list() {
  const answer = await look("/desk/wachtrij/lijst" + location.search);
  if (!answer.ok) return;
  const place = at("wachtrij");
  const focus = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = await answer.text();
  if (focus && at(focus)) at(focus).focus();
}

// What was told stays known in this tab: who came while a page was loading or the connection was
// away is told later, and nobody is told twice.
function tellNew(now) {
  const known = sessionStorage.getItem("desk-bekend");
  sessionStorage.setItem("desk-bekend", JSON.stringify([...now.rij, ...now.nood]));
  if (known === null) return;
  const isNew = (id) => !JSON.parse(known).includes(id);
  const danger = now.nood.some(isNew);
  if (danger || now.rij.some(isNew)) announce(danger);
}

function announce(danger) {
  const text = danger ? "Er is iemand in gevaar. Kijk in je gesprekken en in de wachtrij." : "Er wacht iemand in de wachtrij.";
  at("melder").textContent = text;
  if (localStorage.getItem("desk-geluid") === "aan") sound(danger);
  if (localStorage.getItem("desk-seintje") === "aan" && Notification.permission === "granted") {
    new Notification("Advieschat desk", { body: text, tag: "wachtrij" });
  }
}

let audio;
function sound(danger) {
  audio = audio || new AudioContext();
  for (let turn = 0; turn < (danger ? 3 : 1); turn += 1) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const begin = audio.currentTime + turn * 0.3;
    tone.frequency.value = danger ? 880 : 587;
    volume.gain.setValueAtTime(0.2, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.25);
  }
}

// Sound and notifications only after somebody asked for them, in this browser.
function alerts() {
  const noise = at("geluid");
  const sign = at("seintje");
  if (!noise) return;
  const show = () => {
    noise.setAttribute("aria-pressed", localStorage.getItem("desk-geluid") === "aan");
    const granted = "Notification" in window && Notification.permission === "granted";
    sign.setAttribute("aria-pressed", granted && localStorage.getItem("desk-seintje") === "aan");
  };
  const toggle = (name) => localStorage.setItem(name, localStorage.getItem(name) === "aan" ? "uit" : "aan");
  noise.hidden = false;
  noise.addEventListener("click", () => {
    toggle("desk-geluid");
    if (localStorage.getItem("desk-geluid") === "aan") sound(false);
    show();
  });
  if ("Notification" in window) {
    sign.hidden = false;
    sign.addEventListener("click", async () => {
      if (Notification.permission !== "granted" && (await Notification.requestPermission()) !== "granted") {
        at("melder").textContent = "De browser staat geen meldingen toe. Zet ze aan bij de instellingen van deze pagina.";
        return;
      }
      toggle("desk-seintje");
      show();
    });
  }
  show();
}

const talkOf = (id) => document.querySelector(`[data-gesprek="${CSS.escape(id)}"]`);

function followAll(socket) {
  for (const talk of document.querySelectorAll("[data-gesprek]")) {
    socket.emit("volg", { id: talk.dataset.gesprek });
    showNew(talk);
  }
}

// A form that is really sent loads a new page: what this one would still be told is its own closing.
let going = false;
addEventListener("submit", (event) => { going = !event.defaultPrevented; });
addEventListener("pageshow", () => { going = false; });

const busy = new Map();
async function showNew(talk) {
  // One look at a time for each conversation, so that no message is added twice.
  const before = busy.get(talk) || Promise.resolve();
  const mine = before.then(() => addNew(talk)).catch(() => {});
  busy.set(talk, mine);
  return mine;
}

async function addNew(talk) {
  const log = talk.querySelector("[data-log]");
  if (!log || going) return;
  const last = [...log.querySelectorAll("[data-nummer]")].pop();
  const answer = await look(`/desk/gesprekken/${talk.dataset.gesprek}/berichten?na=${last ? last.dataset.nummer : 0}`);
  if (answer.status === 409) {
    talk.querySelector("[data-voorbij]").hidden = false;
    for (const part of talk.querySelectorAll("[data-open]")) part.hidden = true;
  }
  if (answer.headers.get("X-Desk-Gevaar")) showDanger(talk);
  const html = await answer.text();
  if (!html.trim()) return;
  const empty = log.querySelector("[data-leeg]");
  if (empty) empty.remove();
  log.insertAdjacentHTML("beforeend", html);
  log.scrollTop = log.scrollHeight;
  talk.querySelector("[data-typt]").textContent = "";
}

// Danger that comes while they talk: 112 was said to the visitor, and the medewerker must see it.
// The state of the queue tells it aloud.
function showDanger(talk) {
  if (talk.classList.contains("danger")) return;
  talk.classList.add("danger");
  for (const part of talk.querySelectorAll("[data-gevaar]")) part.hidden = false;
}

const typingUntil = new Map();
function showTyping(talk) {
  const place = talk.querySelector("[data-typt]");
  place.textContent = "De bezoeker typt…";
  clearTimeout(typingUntil.get(talk));
  typingUntil.set(talk, setTimeout(() => { place.textContent = ""; }, 4000));
}

function talks(socket) {
  for (const talk of document.querySelectorAll("[data-gesprek]")) {
    const log = talk.querySelector("[data-log]");
    if (log) log.scrollTop = log.scrollHeight;
    const form = talk.querySelector("form[data-bericht]");
    if (!form) continue;
    const field = form.querySelector("textarea");
    let told = 0;
    field.addEventListener("input", () => {
      // Only that somebody types is told, never what.
      if (Date.now() - told > 2000) { told = Date.now(); socket.emit("typt", { id: talk.dataset.gesprek }); }
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); send(talk, form, field); });
    const ready = talk.querySelector("form[data-antwoord]");
    ready.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = ready.querySelector("select").value.split(":").pop();
      const text = document.querySelector(`template[data-antwoord="${CSS.escape(chosen)}"]`);
      if (!text) return;
      field.value = (field.value ? field.value.trimEnd() + "\n\n" : "") + text.content.textContent.trim();
      form.querySelector("[data-bron]").textContent = "Bron: " + text.dataset.bron;
      field.focus();
    });
  }
}

async function send(talk, form, field) {
  const problem = form.querySelector("[data-probleem]");
  if (!field.value.trim()) return;
  const button = form.querySelector("button");
  button.disabled = true;
  problem.hidden = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.ok) {
      field.value = "";
      form.querySelector("[data-bron]").textContent = "";
      form.querySelector("[name=kenmerk]").value = crypto.randomUUID();
      await showNew(talk);
    } else {
      // The text stays in the field, also when the session is over.
      problem.textContent = answer.status === 401
        ? "Je bent niet meer aangemeld. Kopieer je tekst, meld je aan en verstuur hem opnieuw."
        : "Je bericht is niet verstuurd. Ververs de pagina om te zien wat er is gebeurd.";
      problem.hidden = false;
    }
  } catch {
    problem.textContent = "Er is geen verbinding. Je tekst staat er nog. Probeer het zo opnieuw.";
    problem.hidden = false;
  }
  button.disabled = false;
  field.focus();
}
