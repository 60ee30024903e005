// A page that somebody looks at through a link: it follows what changes, and ends with the link.
const KINDS = ["journey", "problem", "phase", "department", "contact-moment", "experience", "bottleneck", "improvement", "action", "decision"];
const VERBS = ["created", "changed", "removed"];
const GATHER_MS = 1_000;
const SPREAD_MS = 2_000;

let waiting = 0;

/** What others change comes together; many who look don't all ask in the same moment. */
function hear() {
  if (!waiting) waiting = setTimeout(fetchNewest, GATHER_MS + Math.random() * SPREAD_MS);
}

async function fetchNewest() {
  waiting = 0;
  try {
    const answer = await fetch(location.href);
    if (answer.ok) show(await answer.text());
    else if (answer.status === 404) location.reload();
  } catch {
    waiting = setTimeout(fetchNewest, GATHER_MS * 10); // no connection: what is shown stays
  }
}

function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const sideways = document.querySelector(".map")?.scrollLeft ?? 0;
  const focused = document.activeElement?.getAttribute("aria-labelledby");
  for (const part of ["header", "main"]) {
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  }
  const map = document.querySelector(".map");
  if (map) map.scrollLeft = sideways;
  if (focused) document.querySelector(`[tabindex][aria-labelledby="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const status = document.getElementById("live");
  status.textContent = status.dataset.updated.replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
}

const source = new EventSource(document.body.dataset.events);
for (const name of KINDS.flatMap((kind) => VERBS.map((verb) => `${kind}.${verb}`))) source.addEventListener(name, hear);
for (const name of ["journey.reload", "voice.withdrawn"]) source.addEventListener(name, hear);
source.addEventListener("gone", () => location.reload());
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
