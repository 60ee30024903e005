// Fetches the room anew after changes: several within a moment once, and not while updates are paused.
import { asking, merge, room } from "./merge.js";

const shown = () => Number(room().dataset.sequence);

export class Refresh {
  #newest = 0;
  #timer = 0;
  #fetching = false;
  #paused = false;
  #gather;
  #gone;
  #waiting;

  /** `gather()` gives the milliseconds to wait for more; `gone()` hears that the room is closed to us. */
  constructor({ gather, gone, waiting = () => undefined }) {
    this.#gather = gather;
    this.#gone = gone;
    this.#waiting = waiting;
  }

  hear(sequence) {
    this.#newest = Math.max(this.#newest, sequence);
    if (this.#newest > shown()) this.soon();
  }

  /** Paused updates wait; the page tells that there are some. */
  pause(paused) {
    this.#paused = paused;
    this.#waiting(paused && this.#newest > shown());
    if (!paused && this.#newest > shown()) this.soon();
  }

  soon() {
    this.#waiting(this.#paused);
    if (this.#paused || this.#timer || this.#fetching) return;
    this.#timer = setTimeout(() => this.now(), this.#gather());
  }

  async now() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      const answer = await fetch(location.pathname, { headers: asking(), cache: "no-store" });
      if ([401, 403, 404, 410].includes(answer.status)) this.#gone();
      else if (answer.ok) merge(await answer.text());
    } catch {
      // No connection: the stream comes back by itself, and asks again then.
    } finally {
      this.#fetching = false;
    }
    if (Number.isFinite(this.#newest) && this.#newest > shown()) this.#timer = setTimeout(() => this.now(), 2_000);
    if (this.#newest === Infinity) this.#newest = shown();
  }
}
