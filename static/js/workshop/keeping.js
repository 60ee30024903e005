// Has this browser keep what a page needs to open without a connection.

/** Only where a page came by TLS or from this computer itself: elsewhere browsers have no worker. */
export async function keepForOffline() {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register("/workshops/worker.js", { scope: "/workshops/" });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage("keep");
  } catch {
    // A browser that keeps nothing (a private window): the page works as long as it is open.
  }
}
