// So many clients in so many rooms, all in this process: one clock tells sent and heard.
// `node clients.mjs y-websocket|hocuspocus PORT ROOMS PEOPLE SECONDS RATE` prints the figures as JSON.
import { createRequire } from "node:module";
import * as Y from "yjs";

const require = createRequire(import.meta.url);
const WebSocket = require("ws");
const [, , name, port, roomsText, peopleText, secondsText, rateText] = process.argv;
const [rooms, people, seconds, rate] = [roomsText, peopleText, secondsText, rateText].map(Number);
const delays = [];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function connect(room) {
  const doc = new Y.Doc();
  const values = doc.getMap("values");
  values.observe((event) => {
    if (event.transaction.local) return;
    const now = performance.now();
    for (const key of event.keysChanged) delays.push(now - values.get(key));
  });
  await new Promise((resolve) => open(room, doc, resolve));
  return values;
}

async function open(room, doc, resolve) {
  if (name === "hocuspocus") {
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import("@hocuspocus/provider");
    const websocketProvider = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${port}`,
      WebSocketPolyfill: WebSocket,
    });
    const provider = new HocuspocusProvider({ websocketProvider, name: room, document: doc });
    provider.on("synced", resolve);
    provider.attach?.();
    return;
  }
  const { WebsocketProvider } = await import("y-websocket");
  const options = { WebSocketPolyfill: WebSocket, disableBc: true };
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, room, doc, options);
  provider.on("sync", resolve);
}

const everybody = [];
for (let room = 0; room < rooms; room++) {
  everybody.push(await Promise.all(Array.from({ length: people }, () => connect(`room-${room}`))));
}
const writes = Math.round(seconds * rate);
for (let number = 0; number < writes; number++) {
  const room = everybody[number % rooms];
  room[Math.floor(number / rooms) % people].set(`op-${number}`, performance.now());
  await wait(1000 / rate);
}
await wait(1500);
delays.sort((a, b) => a - b);
const p95 = delays[Math.ceil(delays.length * 0.95) - 1] ?? null;
console.log(JSON.stringify({ p95, received: delays.length, expected: writes * (people - 1) }));
process.exit(0);
