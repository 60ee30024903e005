// Sends what waits, in order, each with a key of its own, until the server says that it has it.
import { all, put, remove } from "./store.js";

const PART = { "Klantreis-Part": "yes" };
const LONGEST_MS = 15_000;
const SHORTEST_MS = 1_000;
const LATER = [408, 425, 429, 500, 502, 503, 504];

/** A key that nobody else has; `randomUUID` is missing where a page comes without TLS. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  #room;
  #changed;
  #answered;
  #asking;
  #waits;
  #running = false;
  #again = false;
  #pause = SHORTEST_MS;
  #timer = 0;
  #notBefore = 0;

  /** `changed(entries)` hears of every step, `answered(text, status, entry)` of every answer; `asking()`: headers.
   * `waits(status)`: whether to try again later after this answer too. */
  constructor(room, { changed, answered, asking = () => PART, waits = () => false }) {
    [this.#room, this.#asking, this.#waits] = [room, asking, waits];
    [this.#changed, this.#answered] = [changed, answered];
    addEventListener("online", () => this.hurry());
  }

  entries() {
    return all(this.#room);
  }

  /** Keep it first, then send it. */
  async add({ url, body, label, about, said }) {
    const entry = { room: this.#room, key: newKey(), url, body, label, about, said, state: "waiting" };
    await put(entry);
    await this.tell();
    this.hurry();
  }

  /** Try one that was refused once more, as a new attempt. */
  async retry(number) {
    const entry = (await this.entries()).find((one) => one.number === number);
    if (entry) await put({ ...entry, key: newKey(), state: "waiting", why: "" });
    await this.tell();
    this.hurry();
  }

  /** Keep with an entry why it was refused; another try is about the text as it is now. */
  async explain(number, why, version) {
    const entry = (await this.entries()).find((one) => one.number === number);
    const body = new URLSearchParams(entry?.body);
    if (version !== undefined) body.set("version", version);
    if (entry) await put({ ...entry, why, body: body.toString() });
    await this.tell();
  }

  /** Nothing of it can be sent any more: it stays to be read until it is thrown away. */
  async giveUp(why) {
    for (const entry of await this.entries()) await put({ ...entry, state: "refused", why });
    await this.tell();
  }

  async drop(number) {
    await remove(number);
    await this.tell();
  }

  async tell() {
    this.#changed(await this.entries());
  }

  /** Don't wait any longer: there seems to be a connection. */
  hurry() {
    this.#pause = SHORTEST_MS;
    clearTimeout(this.#timer);
    this.#run();
  }

  async #run() {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#alone(() => this.#sendAll());
      }
    } finally {
      this.#running = false;
    }
  }
  /** One window at a time sends; a second window of the same person waits its turn. */
  #alone(work) {
    return navigator.locks ? navigator.locks.request(`outbox-${this.#room}`, work) : work();
  }

  /** Send everything; a place in line that has to wait stops the rest, so that order is kept. */
  async #sendAll() {
    for (;;) {
      const entry = (await this.entries()).find((one) => one.state === "waiting");
      if (!entry) return;
      const wait = Math.max(0, this.#notBefore - Date.now()) || await this.#send(entry);
      await this.tell();
      if (wait) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#run(), wait);
        return;
      }
    }
  }

  /** Gives the time to wait before the next attempt; 0 where this one is through. */
  async #send(entry) {
    let answer, text;
    try {
      answer = await fetch(entry.url, {
        method: "POST",
        headers: { ...this.#asking(), "Idempotency-Key": entry.key },
        body: new URLSearchParams(entry.body),
      });
      text = await answer.text();
    } catch {
      return this.#longer();
    }
    if (this.#waits(answer.status) || LATER.includes(answer.status)) {
      // Asked to wait: then no connection that comes back makes it go faster.
      this.#notBefore = Date.now() + (Number(answer.headers.get("Retry-After")) * 1_000 || 0);
      return this.#longer();
    }
    this.#pause = SHORTEST_MS;
    if (answer.ok) await remove(entry.number);
    else await put({ ...entry, state: answer.status === 412 ? "conflict" : "refused", why: "" });
    await this.#answered(text, answer.status, entry);
    return 0;
  }

  #longer() {
    const wait = this.#pause;
    this.#pause = Math.min(LONGEST_MS, wait * 2);
    return wait * (0.75 + Math.random() / 2);
  }
}
