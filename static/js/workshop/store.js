// What waits to be sent, in this browser's own store: it survives a reload, and a phone that is put away.

const NAME = "klantreis-workshop";
const STORE = "outbox";
const inMemory = new Map();
let database;
let next = 1;

function opened() {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: "number", autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
  return database;
}

async function ask(mode, question) {
  const found = await opened();
  return new Promise((resolve, reject) => {
    const work = found.transaction(STORE, mode, { durability: "strict" });
    const request = question(work.objectStore(STORE));
    work.oncomplete = () => resolve(request.result);
    work.onerror = () => reject(work.error);
    work.onabort = () => reject(work.error);
  });
}

/** A browser that keeps nothing (some private windows) still sends, as long as the page is open. */
async function orInMemory(durable, fleeting) {
  try {
    return await durable();
  } catch {
    return fleeting();
  }
}

/** Keep an entry; gives it with its number, by which it stands in line. */
export async function put(entry) {
  const number = await orInMemory(
    () => ask("readwrite", (store) => store.put(entry)),
    () => {
      const own = entry.number ?? `m${next++}`;
      inMemory.set(own, { ...entry, number: own });
      return own;
    },
  );
  return { ...entry, number };
}

/** Everything of a workshop that waits, the oldest first. */
export async function all(room) {
  const kept = await orInMemory(() => ask("readonly", (store) => store.getAll()), () => []);
  return [...kept, ...inMemory.values()].filter((entry) => entry.room === room);
}

export async function remove(number) {
  if (inMemory.delete(number)) return;
  await orInMemory(() => ask("readwrite", (store) => store.delete(number)), () => undefined);
}
