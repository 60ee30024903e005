// How the map grew: step by step, or by itself.
import { PART, merge } from "./merge.js";

const PACE_MS = 1_200;
const play = () => document.getElementById("play");
let timer = 0;

async function show(address) {
  const answer = await fetch(address, { headers: PART });
  if (answer.ok) merge(await answer.text());
  ready();
}

function ready() {
  play().hidden = false;
  play().textContent = timer ? play().dataset.stop : play().dataset.play;
}

function stop() {
  clearTimeout(timer);
  timer = 0;
  ready();
}

async function go(address) {
  await show(address);
  const next = document.getElementById("moment-after");
  if (!timer || next.hasAttribute("data-last")) return stop();
  timer = setTimeout(() => go(next.href), PACE_MS);
}

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.sure;
  if (question && !window.confirm(question)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-grow]");
  if (step) {
    event.preventDefault();
    stop();
    show(step.href);
  } else if (event.target.closest("#play")) {
    if (timer) return stop();
    timer = 1;
    go(play().dataset.first);
  }
});
ready();
