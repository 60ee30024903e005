// The page that opens without a connection: what waits to be sent, and back by itself.
import { Outbox } from "./outbox.js";
import { showStates } from "./states.js";

const LOOK_MS = 3_000;
const room = location.pathname.split("/")[2];
const outbox = new Outbox(room, { changed: showStates, answered: async () => undefined });

/** Any answer of the server itself means that the page can be opened; a proxy's does not. */
async function look() {
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (answer.status < 500) return location.reload();
  } catch {
    // Still no connection.
  }
  setTimeout(look, LOOK_MS);
}

document.addEventListener("click", (event) => {
  const { entry, action } = event.target.closest("[data-entry]")?.dataset ?? {};
  if (action === "drop") outbox.drop(Number(entry));
  if (event.target.closest("#try-again")) location.reload();
});
addEventListener("online", () => location.reload());
outbox.tell();
setTimeout(look, LOOK_MS);
