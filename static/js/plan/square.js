// The square of impact and effort: an idea is dragged (on a touch screen: hold it first), or moved
// with Shift and an arrow.
// Without this script the lists below the square do the same.
const PART = { "Klantreis-Part": "yes" };
const FROM_PX = 6;
const HOLD_MS = 350;
const EDGE_PX = 40;
const EFFORTS = ["small", "medium", "large", "extra_large"];
const STEPS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const region = () => document.getElementById("square");
let drag = null;

function say(text) {
  const line = document.createElement("p");
  line.textContent = text;
  document.getElementById("status").replaceChildren(...(text ? [line] : []));
}

/** Show the square of an answer, with the focus where it was. */
function show(text, held) {
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("square");
  if (!fresh) return;
  for (const one of region().querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(one.id)}`)?.setAttribute("open", "");
  }
  region().replaceWith(document.adoptNode(fresh));
  say(region().dataset.message);
  if (held) document.getElementById(held)?.focus();
}

async function place(improvement, impact, effort) {
  const answer = await fetch(`${region().dataset.path}/improvements/${improvement}/place`, {
    method: "POST", headers: PART, body: new URLSearchParams({ impact, effort }),
  });
  show(await answer.text(), `chip-${improvement}`);
}

const cellAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-impact]");

function begin(event) {
  const card = event.target.closest("[data-improvement]");
  if (!card || event.button || drag) return;
  drag = { card, x: event.clientX, y: event.clientY, on: false, waits: 0 };
  if (event.pointerType === "touch") drag.waits = setTimeout(hold, HOLD_MS, drag);
}

/** A finger that stays takes the idea along; one that moves at once scrolls the page. */
function hold(held) {
  if (drag !== held) return;
  drag.waits = 0;
  drag.on = true;
  drag.card.classList.add("is-dragged");
}

/** Beyond the edge of what is shown of the square there is more of it. */
function scrollAlong(x) {
  const box = document.querySelector(".square-scroll");
  const { left, right } = box?.getBoundingClientRect() ?? { left: -Infinity, right: Infinity };
  if (x < left + EDGE_PX) box.scrollLeft -= EDGE_PX / 2;
  if (x > right - EDGE_PX) box.scrollLeft += EDGE_PX / 2;
}

function go(event) {
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.on && Math.hypot(dx, dy) < FROM_PX) return;
  if (drag.waits) {
    letGo();
    return;
  }
  drag.on = true;
  scrollAlong(event.clientX);
  drag.card.classList.add("is-dragged");
  document.querySelectorAll(".is-aimed").forEach((one) => one.classList.remove("is-aimed"));
  cellAt(event.clientX, event.clientY)?.classList.add("is-aimed");
  event.preventDefault();
}

function letGo() {
  document.querySelectorAll(".is-aimed").forEach((one) => one.classList.remove("is-aimed"));
  clearTimeout(drag?.waits);
  drag?.card.classList.remove("is-dragged");
  const done = drag;
  drag = null;
  return done;
}

function end(event) {
  const done = letGo();
  if (!done?.on) return;
  const cell = cellAt(event.clientX, event.clientY);
  if (cell) place(done.card.dataset.improvement, cell.dataset.impact, cell.dataset.effort);
}

/** Where an arrow leads from a place; an idea without a place begins in the middle. */
function beside(card, [up, right]) {
  const cell = card.closest("[data-impact]");
  const impact = Number(cell.dataset.impact || 2) + (cell.dataset.impact ? up : 0);
  const column = cell.dataset.effort ? EFFORTS.indexOf(cell.dataset.effort) + right : 1;
  return [Math.min(4, Math.max(1, impact)), EFFORTS[Math.min(3, Math.max(0, column))]];
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
  const card = event.target.closest?.("[data-improvement]");
  const step = event.shiftKey && !event.ctrlKey && !event.altKey && STEPS[event.key];
  if (!card || !step) return;
  event.preventDefault();
  place(card.dataset.improvement, ...beside(card, step));
});
document.addEventListener("pointerdown", begin);
document.addEventListener("pointermove", go);
document.addEventListener("pointerup", end);
document.addEventListener("pointercancel", letGo);
for (const kind of ["dragstart", "contextmenu"]) {
  document.addEventListener(kind, (event) => {
    const isHeld = kind === "dragstart" || drag;
    if (isHeld && event.target.closest("[data-improvement]")) event.preventDefault();
  });
}
document.addEventListener("touchmove", (event) => {
  if (drag?.on && event.cancelable) event.preventDefault();
}, { passive: false });

/** What others change appears by itself, unless something is being dragged or chosen just now. */
async function refresh(sequence) {
  const busy = drag || document.activeElement?.closest("#square select, #square button");
  if (sequence <= Number(region().dataset.sequence) || busy) return;
  const answer = await fetch(`${region().dataset.path}/improvements`, { headers: PART });
  if (answer.ok && !drag) show(await answer.text(), document.activeElement?.id);
}

const source = new EventSource(
  `/api/v1${region().dataset.path}/events?after=${region().dataset.sequence}`,
);
for (const kind of ["improvement", "bottleneck", "action", "decision"]) {
  for (const verb of ["created", "changed", "removed"]) {
    source.addEventListener(`${kind}.${verb}`, (event) => refresh(Number(event.lastEventId)));
  }
}
addEventListener("pagehide", () => source.close());
