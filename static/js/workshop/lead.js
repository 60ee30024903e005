// The page of who leads: every button at once, the map to point at, and what the room does.
import { count, say } from "./announce.js";
import { movingCards } from "./leading.js";
import { showVotes } from "./marks.js";
import { keepTyping, room } from "./merge.js";
import { quick } from "./quick.js";
import { Refresh } from "./refresh.js";
import { follow } from "./stream.js";
import { timer } from "./timer.js";

const refresh = new Refresh({ more: () => 300, gone: () => location.reload() });

const stop = follow(room().dataset.stream, {
  after: Number(room().dataset.sequence),
  heard: ({ id, name }) => {
    count(name);
    refresh.hear(id);
  },
  state: (now) => {
    document.documentElement.toggleAttribute("data-offline", now === "waiting");
    if (now === "gone") {
      stop();
      location.reload();
    }
  },
});

/** Mark on the map what everybody looks at. */
function markHere() {
  const frame = document.getElementById("map-frame");
  const here = frame?.dataset.here;
  for (const shape of frame?.querySelectorAll("[data-id]") ?? []) {
    shape.classList.toggle("is-here", Boolean(here) && shape.dataset.id === here && !shape.matches(".lane"));
  }
  const svg = frame?.querySelector("svg");
  if (svg) showVotes(svg);
}

/** A click on a card or a phase points at it, for everybody. */
function point(event) {
  const shape = event.target.closest?.("#map-frame [data-resource=contact-moment], #map-frame [data-resource=phase]");
  if (!shape || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
  event.preventDefault();
  const select = document.getElementById("focus");
  const value = `${shape.dataset.resource}/${shape.dataset.id}`;
  select.value = select.value === value ? "" : value;
  select.form.requestSubmit();
}

document.addEventListener("click", async (event) => {
  point(event);
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  await navigator.clipboard?.writeText(copy.dataset.copy);
  say(document.getElementById("said").dataset.copied);
});
document.addEventListener("keydown", point);
document.addEventListener("room-shown", markHere);

keepTyping();
movingCards();
quick();
timer();
markHere();
