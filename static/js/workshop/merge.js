// Puts a new rendering of the room in place of the old one; what somebody is typing stays.
import { Idiomorph } from "/static/vendor/idiomorph/idiomorph.esm.js";
import { replacePicture, selectorOf } from "../picture.js";

export const PART = { "Klantreis-Part": "yes" };
export const room = () => document.getElementById("room");

const MOST_MARKS = 400; // more would make a header that servers refuse

/** Headers that ask for the part of a page, without what stands there already: the picture, cards, forms. */
export function asking() {
  const frame = document.querySelector("[data-picture]");
  const shown = frame?.querySelector("svg") && frame.dataset.picture;
  const marks = [...document.querySelectorAll("[data-mark]")].slice(0, MOST_MARKS).map((one) => one.dataset.mark);
  return {
    ...PART,
    ...(shown && { "Klantreis-Picture": shown }),
    ...(marks.length && { "Klantreis-Known": marks.join(",") }),
  };
}

/** What was left out is what stands here; `false` where that changed since it was asked. */
function hasLeftOut(fresh) {
  return [...fresh.querySelectorAll("[data-same]")].map((one) => {
    const here = document.getElementById(one.id);
    if (!here) one.remove();
    return here?.dataset.mark === one.dataset.same;
  }).every(Boolean);
}

const isDirty = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches("[data-dirty]");
const holdsDirty = (node) =>
  node.nodeType === Node.ELEMENT_NODE && (isDirty(node) || node.querySelector("[data-dirty]"));

function keep(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE || fresh.nodeType !== Node.ELEMENT_NODE) return true;
  if (fresh.dataset.same) {
    if (fresh.dataset.number) old.querySelector(".moment__number").textContent = fresh.dataset.number;
    return false;
  }
  if (old.matches("[data-dirty], [data-own]")) return false;
  if (old.dataset?.picture && fresh.dataset.picture) {
    if (old.dataset.picture === fresh.dataset.picture) old.dataset.here = fresh.dataset.here ?? "";
    else replacePicture(old, fresh);
    return false;
  }
  if (old.tagName === "DETAILS" && fresh.tagName === "DETAILS") fresh.open = old.open;
  return true;
}

/** Show the room of an answer; `false` where the answer holds none. */
export function merge(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("room");
  if (!fresh) return false;
  const isWhole = hasLeftOut(fresh);
  const held = selectorOf(document.activeElement);
  Idiomorph.morph(room(), fresh, {
    ignoreActiveValue: Boolean(document.activeElement?.matches("input, textarea, select")),
    callbacks: { beforeNodeMorphed: keep, beforeNodeRemoved: (node) => !holdsDirty(node) },
  });
  const now = held && document.querySelector(held);
  if (now && now !== document.activeElement) now.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("room-shown"));
  if (!isWhole) document.dispatchEvent(new CustomEvent("room-outdated"));
  return true;
}

/** Whether a field has another value than the server gave it. */
function isFilledIn(field) {
  if (field.matches("select")) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  return field.matches("textarea, input:not([type=hidden])") && field.value !== field.defaultValue;
}

/** A form in which somebody typed is left alone until it is sent: also before this script was there. */
export function keepTyping() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    if ([...form.elements].some(isFilledIn)) form.dataset.dirty = "yes";
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) form.dataset.dirty = "yes";
  });
  document.addEventListener("reset", (event) => { delete event.target.dataset.dirty; });
}

/** What a page that was not expected says, as a sentence. */
export function sentenceOf(text, otherwise) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const found = [...page.querySelectorAll("[data-sentence], h1, .lead, .error-details li")];
  return found.map((one) => one.textContent.trim()).filter(Boolean).join(". ") || otherwise;
}
