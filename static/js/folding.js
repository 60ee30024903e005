// Phases of a long journey get their contact moments when they are opened; a link to one opens it.
import { PART, say, shownQuery, withPhase } from "./region.js";

const words = () => document.getElementById("panel").dataset;

/** Fetch what a folded phase holds; without an answer the link in it stays. */
async function load(fold) {
  if (!fold.open || !fold.dataset.load || fold.getAttribute("aria-busy")) return;
  fold.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(fold.dataset.load, { headers: { ...PART, "Klantreis-Shown": shownQuery() } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const body = fold.querySelector("[id^=phase-body-]");
    body.replaceWith(page.getElementById(body.id));
    withPhase(fold.dataset.open);
    delete fold.dataset.load;
  } catch {
    say(words().unread, true);
  }
  fold.removeAttribute("aria-busy");
}

/** What an address ends in may be in something that is folded. */
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const fold = target.closest("details:not([open])");
  if (fold) fold.open = true;
  const list = target.closest(".list")?.querySelector(":scope > .fold");
  if (list) list.open = true;
  target.scrollIntoView();
}

export function folding() {
  document.addEventListener("toggle", (event) => load(event.target), true);
  for (const early of document.querySelectorAll("details[data-load][open]")) load(early);
  addEventListener("hashchange", reveal);
  reveal();
}
