// One of the peers' servers, until it is told to stop: `node servers.mjs y-websocket|hocuspocus PORT`.
import http from "node:http";
import { createRequire } from "node:module";

const [, , name, port] = process.argv;
const require = createRequire(import.meta.url);

async function start() {
  if (name === "hocuspocus") {
    const { Server } = await import("@hocuspocus/server");
    const server = new Server({ port: Number(port), address: "127.0.0.1", quiet: true });
    await server.listen();
    return;
  }
  const { WebSocketServer } = require("ws");
  const { setupWSConnection } = require("y-websocket/bin/utils");
  const server = http.createServer();
  new WebSocketServer({ server }).on("connection", setupWSConnection);
  await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
}

await start();
console.log("ready");
