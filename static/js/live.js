// What others change appears by itself: the page hears of it, and fetches its part anew.
import { fetchShown, journeyPath, showQuietly } from "./region.js";

const KINDS = ["journey", "problem", "phase", "department", "contact-moment", "experience", "bottleneck", "annotation", "decision"];
const VERBS = ["created", "changed", "removed"];
const GATHER_MS = 200;

const shown = () => Number(document.getElementById("journey").dataset.sequence);

let newest = 0;
let waiting = 0;

/** Several changes within a moment are fetched once; what this page shows already is not. */
function hear(sequence) {
  newest = Math.max(newest, sequence);
  if (!waiting && newest > shown()) waiting = setTimeout(fetchNewest, GATHER_MS);
}

async function fetchNewest() {
  try {
    if (newest > shown()) {
      const answer = await fetchShown();
      if (answer.ok) showQuietly(await answer.text());
    }
  } finally {
    waiting = 0;
  }
  if (newest > shown()) waiting = setTimeout(fetchNewest, GATHER_MS * 10);
}

export function follow() {
  const id = journeyPath().split("/").pop();
  const source = new EventSource(`/api/v1/journeys/${id}/events?after=${shown()}`);
  const names = KINDS.flatMap((kind) => VERBS.map((verb) => `${kind}.${verb}`));
  for (const name of [...names, "journey.reload", "voice.withdrawn"]) {
    source.addEventListener(name, (event) => hear(Number(event.lastEventId)));
  }
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
