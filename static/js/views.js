// Another view of the map without loading the page anew; the address keeps it.
import { fetchShown, say, showQuietly } from "./region.js";

const NARROW = "(max-width: 48rem)";

async function show(query) {
  const answer = await fetchShown(query);
  if (!answer.ok) throw new Error(String(answer.status));
  showQuietly(await answer.text(), { evenIfSame: true });
}

/** Show a view; where that fails, go there as a link would. */
async function choose(address) {
  try {
    await show(address.search);
    history.replaceState(null, "", address);
    const kind = document.getElementById("view-kind");
    say(kind.selectedOptions[0].label);
  } catch {
    location.assign(address);
  }
}

/** A narrow screen gets the narrow map, unless somebody chose another. The address stays. */
async function fitToScreen() {
  const wished = new URLSearchParams(location.search);
  const mayFit = document.getElementById("map-frame")?.dataset.phone === "yes";
  if (!mayFit || wished.has("view") || !matchMedia(NARROW).matches) return;
  wished.set("view", "phone");
  await show(`?${wished}`);
}

export function views() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-views]")) return;
    event.preventDefault();
    const address = new URL(location);
    address.search = new URLSearchParams(new FormData(event.target));
    address.hash = "map";
    choose(address);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-view]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(new URL(link.href));
  });
  fitToScreen().catch(() => {});  // the map of a wide screen stays, and can be scrolled
}
