// The service worker of a workshop's pages: opens a page of its own where there is no connection.
// `KEPT` (version, page, modules) is put before this by the server.

const CACHE = `klantreis-${KEPT.version}`;
const DOWN = [502, 503, 504];

/** Keep the offline page, and everything of /static that it names. */
async function keep() {
  const cache = await caches.open(CACHE);
  const page = await fetch(KEPT.page, { cache: "no-store" });
  if (!page.ok) return;
  const text = await page.clone().text();
  const named = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((one) => one[1]);
  const missing = [];
  for (const address of new Set([...named, ...KEPT.modules])) {
    if (!(await cache.match(address))) missing.push(address);
  }
  await cache.addAll(missing);
  await cache.put(KEPT.page, page);
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("klantreis-") && name !== CACHE).map((name) => caches.delete(name)));
}

/** The page as the server has it; without a server the one that was kept. */
async function open(request) {
  const kept = () => caches.match(KEPT.page, { cacheName: CACHE });
  try {
    const answer = await fetch(request);
    return DOWN.includes(answer.status) ? (await kept()) ?? answer : answer;
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  }
}

/** A file: what is marked with its content never changes, the rest is asked for first. */
async function file(request) {
  const kept = await caches.match(request, { cacheName: CACHE });
  if (kept && new URL(request.url).searchParams.has("v")) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keep());
});
addEventListener("activate", (event) => event.waitUntil(forget().then(() => clients.claim())));
addEventListener("message", (event) => event.waitUntil(keep().catch(() => undefined)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(open(request));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});
