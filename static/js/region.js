// The part of the page that shows the journey: fetched anew after each change, and merged in place.
import { Idiomorph } from "/static/vendor/idiomorph/idiomorph.esm.js";
import { replacePicture, selectorOf } from "./picture.js";

export const PART = { "Klantreis-Part": "yes" };
const region = () => document.getElementById("journey");

export const journeyPath = () => region().dataset.path;

/** What the page shows: its address's query, and what was unfolded or fitted to the screen since. */
let shown = location.search;
export const shownQuery = () => shown;
export const withPhase = (id) => {
  const query = new URLSearchParams(shown);
  if (!query.getAll("open").includes(id)) query.append("open", id);
  shown = `?${query}`;
};
const asShown = () => ({ ...PART, "Klantreis-Shown": shown });

/** Fetch the journey anew as it is shown, or as another query has it, which then is shown. */
export async function fetchShown(query = shown) {
  const answer = await fetch(journeyPath() + query, { headers: PART });
  if (answer.ok) shown = query;
  return answer;
}

/** Say something in the page's live region; it stays until the next message, or ten seconds. */
let forget = 0;
export function say(text, isWarning = false) {
  const line = document.createElement("p");
  line.className = isWarning ? "is-warning" : "";
  line.textContent = text;
  document.getElementById("status").replaceChildren(...(text ? [line] : []));
  clearTimeout(forget);
  if (text && !isWarning) forget = setTimeout(() => say(""), 10000);
}

/** Show whether everything is saved, in the bar above the map. */
export function showSaved(isSaved, text = "") {
  const saved = document.getElementById("saved");
  saved.dataset.text ??= saved.textContent.trim();
  saved.classList.toggle("is-waiting", !isSaved);
  saved.lastElementChild.textContent = isSaved ? saved.dataset.text : text;
}

/** What stays as a reader left it: what is unfolded, and how far the map is zoomed in. */
function keep(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE || fresh.nodeType !== Node.ELEMENT_NODE) return true;
  if (old.id === "map-frame" && fresh.id === "map-frame") {
    fresh.dataset.fit = old.dataset.fit;
    replacePicture(old, fresh);
    return false;
  }
  if (old.localName === "details" && old.id) fresh.open = old.open;
  return old.id !== "saved";
}

function merge(fresh) {
  const held = selectorOf(document.activeElement);
  const frame = document.getElementById("map-frame");
  const [left, top] = [frame?.scrollLeft, frame?.scrollTop];
  Idiomorph.morph(region(), fresh, { callbacks: { beforeNodeMorphed: keep } });
  const now = held && document.querySelector(held);
  if (now && now !== document.activeElement) now.focus();
  document.dispatchEvent(new CustomEvent("journey-shown"));
  document.getElementById("map-frame")?.scrollTo(left ?? 0, top ?? 0);
}

/** Put the journey of an answer in place of the one that is shown, and say what was done. */
export function showJourney(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("journey");
  if (!fresh) return false;
  merge(fresh);
  say(fresh.dataset.message, fresh.dataset.warning === "yes");
  showSaved(true);
  return true;
}

/** Show what somebody else changed: nothing is said, and an older answer is left alone. */
export function showQuietly(text, { evenIfSame = false } = {}) {
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("journey");
  const ahead = fresh ? Number(fresh.dataset.sequence) - Number(region().dataset.sequence) : -1;
  if (ahead > 0 || (evenIfSame && ahead === 0)) merge(fresh);
}

/** Send a form, with the button that was pressed, and give the answer. */
export function send(form, submitter) {
  const data = new FormData(form, submitter);
  return fetch(submitter?.getAttribute("formaction") ?? form.action, {
    method: "POST", headers: asShown(), body: new URLSearchParams(data),
  });
}

/** The title of a page that was not expected, as a sentence to say. */
export function sentenceOf(text, otherwise) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const parts = [...page.querySelectorAll("h1, .lead")].map((one) => one.textContent.trim());
  return parts.length ? parts.join(". ") : otherwise;
}

export async function sendQuickly(form, submitter) {
  const words = document.getElementById("panel").dataset;
  showSaved(false, words.saving);
  try {
    const answer = await send(form, submitter);
    const text = await answer.text();
    if (!showJourney(text)) say(sentenceOf(text, words.failed), true);
  } catch {
    say(words.offline, true);
  }
  showSaved(true);
}

/** Buttons that change the journey at once: undo, redo, earlier, later. */
export function quickForms() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-quick]")) return;
    event.preventDefault();
    sendQuickly(event.target, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, dialog");
    if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    document.getElementById(event.shiftKey ? "redo" : "undo").click();
  });
}
