// The projector: always a whole picture, at what the room looks at, back by itself after a break.
import { Gathering } from "../gathering.js";
import { showCurve, showVotes } from "./marks.js";
import { asking, room } from "./merge.js";
import { follow, GONE } from "./stream.js";
import { timer } from "./timer.js";

const GATHER_MS = 200;

const picture = () => document.querySelector("#present-map svg");

/** The picture fills its place, and what everybody looks at is marked. */
function look() {
  const svg = picture();
  if (!svg) return;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  // Nothing can be pressed on a wall: what opens a form elsewhere is only shown here.
  for (const shape of svg.querySelectorAll("[role=button]")) {
    shape.setAttribute("role", "img");
    shape.removeAttribute("tabindex");
  }
  const { here } = room().dataset;
  svg.querySelector(".is-here")?.classList.remove("is-here");
  showVotes(svg);
  if (here === "curve") return showCurve(svg);
  if (here) svg.querySelector(`.card[data-id="${CSS.escape(here)}"]`)?.classList.add("is-here");
}

/** The whole answer is read before anything is put in place of the last good picture. */
async function show() {
  try {
    const answer = await fetch(location.href, { headers: asking(), cache: "no-store" });
    if (GONE.includes(answer.status)) return location.reload();
    const fresh = answer.ok
      && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("room");
    if (fresh) replace(fresh);
  } catch {
    // No connection: the last good picture stays, and the stream comes back by itself.
  }
}

function replace(fresh) {
  const map = fresh.querySelector("#present-map");
  if (!map.querySelector("svg")) map.replaceChildren(...document.getElementById("present-map").childNodes);
  const moved = fresh.dataset.stream !== room().dataset.stream;
  room().replaceWith(document.adoptNode(fresh));
  look();
  document.dispatchEvent(new CustomEvent("room-shown"));
  if (moved) listen();
}

const shown = () => Number(room().dataset.sequence);
const gathering = new Gathering({ shown, work: show, more: () => GATHER_MS });

let stop;
function listen() {
  stop?.();
  stop = follow(room().dataset.stream, {
    after: shown(),
    heard: ({ id }) => gathering.hear(id),
    state: (now) => {
      const line = document.getElementById("connection");
      const text = now === "waiting" ? line.dataset.text : "";
      if (line.textContent !== text) line.textContent = text;
      if (now === "gone") location.reload();
    },
  });
}

document.getElementById("whole-screen").addEventListener("click", () => document.documentElement.requestFullscreen());
look();
timer();
listen();
