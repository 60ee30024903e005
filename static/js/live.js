// What others change appears by itself: the page hears of it, and fetches its part anew.
import { Gathering } from "./gathering.js";
import { fetchShown, journeyPath, showQuietly } from "./region.js";

const KINDS = ["journey", "problem", "phase", "department", "contact-moment", "experience", "bottleneck", "annotation", "decision"];
const VERBS = ["created", "changed", "removed"];
const GATHER_MS = 400;

const gathering = new Gathering({
  shown: () => Number(document.getElementById("journey").dataset.sequence),
  more: () => GATHER_MS,
  work: fetchNewest,
});

async function fetchNewest() {
  if (!gathering.behind) return;
  const answer = await fetchShown();
  if (answer.ok) showQuietly(await answer.text());
}

export function follow() {
  const id = journeyPath().split("/").pop();
  const source = new EventSource(`/api/v1/journeys/${id}/events?after=${document.getElementById("journey").dataset.sequence}`);
  const names = KINDS.flatMap((kind) => VERBS.map((verb) => `${kind}.${verb}`));
  for (const name of [...names, "journey.reload", "voice.withdrawn"]) {
    source.addEventListener(name, (event) => gathering.hear(Number(event.lastEventId)));
  }
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
