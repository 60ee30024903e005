// Fetches the room anew after changes, and not while updates are paused.
import { Gathering } from "../gathering.js";
import { asking, merge, room } from "./merge.js";
import { GONE } from "./stream.js";

/** The number that is shown; where the room is closed to us there is nothing more to show. */
const shown = () => Number(room()?.dataset.sequence ?? Infinity);

export class Refresh {
  #gathering;
  #paused = false;
  #gone;
  #waiting;

  /** `first` and `more` as in `Gathering`; `gone()` hears that the room is closed to us. */
  constructor({ first, more, gone, waiting = () => undefined }) {
    this.#gathering = new Gathering({ shown, first, more, work: () => this.#fetch() });
    this.#gone = gone;
    this.#waiting = waiting;
    document.addEventListener("room-outdated", () => this.#gathering.soon());
  }

  hear(sequence) {
    this.#gathering.hear(sequence);
    this.#tell();
  }

  /** Paused updates wait; the page tells that there are some. */
  pause(paused) {
    this.#paused = paused;
    this.#tell();
    if (!paused && this.#gathering.behind) this.#gathering.soon();
  }

  #tell() {
    this.#waiting(this.#paused && this.#gathering.behind);
  }

  async #fetch() {
    if (this.#paused) return;
    try {
      const answer = await fetch(location.pathname, { headers: asking(), cache: "no-store" });
      if (GONE.includes(answer.status)) this.#gone();
      else if (answer.ok) merge(await answer.text());
    } catch {
      // No connection: the stream comes back by itself, and asks again then.
    }
  }
}
