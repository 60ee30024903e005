// The page of somebody who takes part: rates and adds, offline too, and sees what others do.
import { count, say } from "./announce.js";
import { asking, keepTyping, merge, room, sentenceOf } from "./merge.js";
import { keepForOffline } from "./keeping.js";
import { Outbox } from "./outbox.js";
import { knowWaiting, movingOwnCards } from "./moving.js";
import { quick } from "./quick.js";
import { Refresh } from "./refresh.js";
import { showStates } from "./states.js";
import { follow } from "./stream.js";
import { timer } from "./timer.js";

/** Places of another phase than the chosen one are not offered. */
function offerPlaces(event) {
  if (event.target.id !== "add-phase") return;
  const place = document.getElementById("add-place");
  for (const group of place?.querySelectorAll("optgroup") ?? []) {
    group.hidden = group.disabled = group.dataset.phase !== event.target.value;
  }
  if (place) place.value = "";
}

const words = () => document.getElementById("waiting").dataset;

function gone() {
  stop();
  document.getElementById("closed").hidden = false;
  document.getElementById("pause-updates").hidden = true;
  room().remove();
  outbox.giveUp(document.getElementById("closed").dataset.unsent);
}

const outbox = new Outbox(room().dataset.room, {
  changed: (entries) => {
    showStates(entries);
    knowWaiting(entries);
  },
  asking,
  answered: async (text, status, entry) => {
    if ([401, 410].includes(status)) return gone();
    if (status < 300) {
      merge(text);
      say(entry.said ?? words().saved);
    } else {
      const why = sentenceOf(text, words().refused);
      const version = /data-version="(\d+)"/.exec(text)?.[1];
      await outbox.explain(entry.number, why, version);
      say(why);
    }
  },
});

const refresh = new Refresh({
  // The fuller the room, the more they spread and gather: the server draws for everybody.
  first: () => 8 * Number(room().dataset.people) * Math.random(),
  more: () => (100 + 20 * Number(room().dataset.people)) * (0.5 + Math.random()),
  gone,
  waiting: (some) => { document.getElementById("updates-waiting").hidden = !some; },
});

const stop = follow(room().dataset.stream, {
  after: Number(room().dataset.sequence),
  heard: ({ id, name }) => {
    if (name !== "ready") count(name);
    refresh.hear(id);
  },
  state: (now) => {
    if (now === "gone") return gone();
    showConnection(now);
    if (now !== "waiting") outbox.hurry();
  },
});

function showConnection(now) {
  const line = document.getElementById("connection");
  line.dataset.state = navigator.onLine ? now : "waiting";
  line.textContent = words()[line.dataset.state === "waiting" ? "offline" : "online"];
}
addEventListener("offline", () => showConnection("waiting"));
addEventListener("online", () => showConnection("open"));

/** What stands in the form becomes an entry; the form is ready for the next one at once. */
function keep(form, submitter) {
  const data = new FormData(form, submitter);
  data.delete("operation");
  const label = form.dataset.label || data.get("title") || data.get("quote") || "";
  outbox.add({
    url: form.getAttribute("action"), body: new URLSearchParams(data).toString(), label, about: form.dataset.about,
  });
  if (!form.matches("[data-keep]")) return;
  delete form.dataset.dirty;
  form.reset();
  const around = form.closest("details");
  if (around) {
    around.open = false;
    around.querySelector("summary").focus();
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-outbox]")) return;
  event.preventDefault();
  keep(event.target, event.submitter);
});
document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-open]");
  if (opens) document.getElementById(opens.dataset.open).open = true;
  const { entry, action } = event.target.closest("[data-entry]")?.dataset ?? {};
  const number = Number(entry) || entry;
  if (action === "retry") outbox.retry(number);
  if (action === "drop") outbox.drop(number);
  const pause = event.target.closest("#pause-updates");
  if (!pause) return;
  const paused = pause.dataset.paused !== "yes";
  pause.dataset.paused = paused ? "yes" : "no";
  [pause.textContent, pause.dataset.other] = [pause.dataset.other, pause.textContent];
  refresh.pause(paused);
});
/** What was refused because the workshop stood still goes again once it goes on. */
let { state } = room().dataset;
async function goOn() {
  const before = state;
  ({ state } = room().dataset);
  if (before !== "paused" || state !== "open") return;
  for (const one of await outbox.entries()) if (one.state === "refused") await outbox.retry(one.number);
}
document.addEventListener("room-shown", () => {
  outbox.tell();
  goOn();
});

document.addEventListener("change", offerPlaces);

// On a wide screen the map stands beside the words; on a phone it is there when it is asked for.
const map = document.getElementById("room-map");
if (map && matchMedia("(min-width: 64rem)").matches) map.open = true;

keepTyping();
movingOwnCards((entry) => outbox.add(entry));
quick();
timer();
keepForOffline();
outbox.tell();
outbox.hurry();
