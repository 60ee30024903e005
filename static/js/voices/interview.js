// An interview saves by itself, voice by voice; without a connection it waits on this device, in order.
import { Outbox } from "../workshop/outbox.js";

const WAIT = 600;
const LOGGED_OUT = 401;
const line = document.getElementById("interview");
const timers = new WeakMap();
const shown = new Map();
const typing = new Set();
let last = [];

const idOf = (form) => `${form.getAttribute("action")} ${form.elements.number?.value ?? ""}`;
const formOf = (about) => [...document.querySelectorAll("[data-interview]")].find((one) => idOf(one) === about);

/** Tell at each form, and once for all, whether it is saved or waits. */
function tell(entries) {
  last = entries;
  const busy = entries.length || typing.size;
  const states = new Map(entries.map((one) => [one.about, one.state]));
  for (const [about, state] of shown) if (state !== "refused" && !states.has(about)) note(about, "saved", "");
  for (const [about, state] of states) note(about, state === "waiting" ? "waiting" : "refused", "");
  const worst = [...shown.values()].includes("refused") ? "refused" : busy ? "waiting" : "saved";
  line.dataset.state = worst;
  line.querySelector("span").textContent = line.dataset[worst];
}

function note(about, state, why) {
  shown.set(about, state);
  const place = formOf(about)?.querySelector(".voice-note__state");
  if (!place) return;
  const text = why || (state === "saved" ? "✓" : line.dataset[state]);
  if (place.textContent !== text) place.textContent = text;
  place.dataset.state = state;
}

async function keep(outbox, form) {
  clearTimeout(timers.get(form));
  const body = new URLSearchParams(new FormData(form)).toString();
  const lacks = form.querySelector("[data-needed]")?.value.trim() === "";
  if (!lacks && form.dataset.kept !== body) {
    form.dataset.kept = body;
    await outbox.add({ url: form.getAttribute("action"), body, label: "", about: idOf(form) });
  }
  if (lacks || form.dataset.kept === new URLSearchParams(new FormData(form)).toString()) typing.delete(form);
  await outbox.tell();
}

function start() {
  const outbox = new Outbox(line.dataset.room, {
    changed: tell,
    waits: (status) => {
      line.dataset.waiting = line.dataset[status === LOGGED_OUT ? "login" : "offline"];
      return status === LOGGED_OUT; // it is kept here until whoever interviews is back
    },
    answered: async (text, status, entry) => {
      if (status < 300) return;
      await outbox.drop(entry.number); // what was refused is told at its form, where it still stands
      delete (formOf(entry.about)?.dataset ?? {}).kept;
      note(entry.about, "refused", text || line.dataset.refused);
      await outbox.tell();
    },
  });
  line.hidden = false;
  for (const button of document.querySelectorAll("[data-noscript]")) button.hidden = true;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-interview]")) return;
    event.preventDefault();
    keep(outbox, event.target);
  });
  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => {
      const form = event.target.closest("[data-interview]");
      if (!form) return;
      typing.add(form);
      tell(last);
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(() => keep(outbox, form), name === "change" ? 0 : WAIT));
    });
  }
  addEventListener("focus", () => outbox.hurry());
  addEventListener("pagehide", () => typing.forEach((form) => keep(outbox, form)));
  outbox.tell();
  outbox.hurry();
}

if (line) start();
