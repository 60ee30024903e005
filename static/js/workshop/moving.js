// Somebody's own cards on the map beside the words: moved by pointer and by keys, as their forms do it.
import { movingByArrows } from "../arrows.js";
import { draggingCards } from "../dragging.js";
import { selectorOf } from "../picture.js";
import { say } from "./announce.js";

const STEPS = { earlier: -1, later: 1 };
const wide = matchMedia("(min-width: 64rem)");
const frame = () => document.getElementById("map-frame");
const formOf = (moment) => document.querySelector(`form[data-moves="${CSS.escape(moment)}"]`);
const shapeAt = (target) => target.closest?.("#map-frame .card[data-resource=contact-moment]");

/** What waits to be sent, as the outbox told it last, and what was handed to it since. */
let waiting = [];
let sent;
let wanted = "";

/** The card there, where this person may move it: then there is a form that does it. */
function cardAt(target) {
  const card = shapeAt(target);
  return card && formOf(card.dataset.id) ? card : null;
}

/** The places where a card can go, in the order of the journey. */
const placesFor = (form, moment) =>
  [...form.elements.place.options].filter(({ value }) => value && value !== `after/${moment}`);

/** The place where a card stands, or will once what waits is sent. */
function standing(form, moment) {
  const waits = waiting.findLast((one) => one.about === moment && one.state === "waiting");
  const place = new URLSearchParams(waits?.body).get("place");
  if (place) return place;
  const values = [...form.elements.place.options].map(({ value }) => value);
  return values[values.indexOf(`after/${moment}`) - 1];
}

function move(moment, place) {
  const form = formOf(moment);
  const option = placesFor(form, moment).find(({ value }) => value === place);
  if (!option) return say(document.getElementById("said").dataset.failed);
  if (place === standing(form, moment)) return;
  const body = new URLSearchParams(new FormData(form));
  body.delete("operation");
  body.set("place", place);
  const named = { title: form.dataset.label, phase: option.parentElement.label, place: option.text };
  const told = (words) => words.replace(/\{(\w+)\}/g, (_, name) => named[name]);
  const { moving, moved } = frame().dataset;
  const entry = { url: form.getAttribute("action"), body: body.toString(), label: form.dataset.label, about: moment };
  waiting.push({ ...entry, state: "waiting" });
  say(told(moving));
  sent({ ...entry, said: told(moved) });
}

function step(moment, direction) {
  const form = formOf(moment);
  const values = placesFor(form, moment).map(({ value }) => value);
  const place = values[values.indexOf(standing(form, moment)) + STEPS[direction]];
  if (place) move(moment, place);
}

/** The same by a form, for who clicks a card or presses Enter on it. */
function openForm(event) {
  if (event.type === "keydown" && (event.shiftKey || !["Enter", " "].includes(event.key))) return;
  const form = formOf(cardAt(event.target)?.dataset.id);
  if (!form) return;
  event.preventDefault();
  for (let one = form.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  form.elements.place.focus();
}

/** Only one's own cards are something to press: the others are a picture here. */
function mark() {
  for (const shape of frame().querySelectorAll("[role=button]")) {
    if (cardAt(shape) === shape) {
      shape.classList.add("is-own");
      shape.setAttribute("aria-describedby", "room-map-hint");
      continue;
    }
    shape.setAttribute("role", "img");
    shape.removeAttribute("tabindex");
  }
}

/** On a wide screen the map is a part of the page as soon as somebody has a card that can be moved. */
async function showMap() {
  const address = document.getElementById("room-map-picture")?.getAttribute("src");
  if (!address || !wide.matches || !document.querySelector("form[data-moves]")) {
    wanted = "";
    return frame()?.replaceChildren();
  }
  if (wanted === address) return;
  wanted = address;
  try {
    const answer = await fetch(`${address}&inside=yes`);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    if (wanted !== address || !frame()) return;
    const held = frame().contains(document.activeElement) && selectorOf(document.activeElement);
    if (!page.querySelector("svg")) wanted = "";
    frame().replaceChildren(...page.querySelectorAll("svg.journey-map"));
    mark();
    if (held) document.querySelector(held)?.focus({ preventScroll: true });
  } catch {
    wanted = ""; // no connection: what is drawn stays, and the next news asks again
  }
}

/** What the outbox has, each time that it changes. */
export function knowWaiting(entries) {
  waiting = [...entries];
}

/** `add(entry)` takes what is to be sent. */
export function movingOwnCards(add) {
  sent = add;
  draggingCards({ cardAt, moved: (moment, { phase, after }) => move(moment, after ? `after/${after}` : `first/${phase}`) });
  movingByArrows({
    momentAt: (target) => cardAt(target)?.dataset.id,
    moved: (moment, direction) => { if (direction in STEPS) step(moment, direction); },
  });
  document.addEventListener("click", openForm);
  document.addEventListener("keydown", openForm);
  document.addEventListener("room-shown", showMap);
  wide.addEventListener("change", showMap);
  showMap();
}
