// Warn of what looks like personal data while somebody types. The text goes to this server only,
// which keeps nothing of it. Fields for numbers and pseudonyms, and those below data-no-privacy, are left alone.
const WAIT = 700;
const FIELDS = "textarea, input[type=text]";
const waiting = new WeakMap();
const asked = new WeakMap();
const journey = window.location.pathname.match(/^\/journeys\/([a-z0-9-]+)/)?.[1] ?? "";
let count = 0;

const PSEUDONYM = /(^|\.)(voice|name|code)$/;

const isFree = (field) => field.matches(FIELDS) && !field.inputMode && !field.readOnly
  && !PSEUDONYM.test(field.name) && !field.closest("[data-no-privacy]");

/** The place of the warning: right behind the field, there before it speaks. */
function noteOf(field) {
  const known = field.dataset.privacyNote && document.getElementById(field.dataset.privacyNote);
  if (known) return known;
  const note = document.createElement("p");
  count += 1;
  note.id = `privacy-${count}`;
  note.className = "field-warning";
  note.setAttribute("role", "status");
  note.hidden = true;
  field.dataset.privacyNote = note.id;
  field.after(note);
  return note;
}

function show(field, answer) {
  const note = noteOf(field);
  const text = answer.sentences.length ? [...answer.sentences, answer.advice].join(" ") : "";
  if (note.textContent === text) return;
  note.hidden = !text;
  note.textContent = text;
  const named = new Set((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (text) named.add(note.id);
  else named.delete(note.id);
  if (named.size) field.setAttribute("aria-describedby", [...named].join(" "));
  else field.removeAttribute("aria-describedby");
}

async function look(field) {
  const text = field.value.trim();
  const shown = document.getElementById(field.dataset.privacyNote); // a live update may take it away
  if (asked.get(field) === text && shown) return;
  asked.set(field, text);
  if (text.length < 3) return show(field, { sentences: [] });
  try {
    const body = new URLSearchParams({ text, journey });
    const answer = await fetch("/personal-data", { method: "POST", body });
    const found = answer.ok ? await answer.json() : { sentences: [] };
    if (field.isConnected && asked.get(field) === text) show(field, found);
  } catch {
    asked.delete(field); // no connection: the next key tries again
  }
}

function soon(field, wait) {
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => look(field), wait));
}

document.addEventListener("focusin", (event) => {
  if (event.target instanceof HTMLElement && isFree(event.target)) noteOf(event.target);
});
document.addEventListener("input", (event) => {
  if (event.target instanceof HTMLElement && isFree(event.target)) soon(event.target, WAIT);
});
document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLElement && isFree(event.target)) soon(event.target, 0);
});
