// Work that follows what was heard: at once after a rest, several things within a moment together.

const RETRY_MS = 2_000;

export class Gathering {
  #shown;
  #work;
  #first;
  #more;
  #newest = 0;
  #timer = 0;
  #working = false;
  #rested = -Infinity;

  /**
   * `work()` shows the newest; `shown()` gives the number that is shown. `first()` gives the
   * milliseconds to wait after a rest, `more()` those to gather while it goes on.
   */
  constructor({ shown, work, first = () => 0, more }) {
    this.#shown = shown;
    this.#work = work;
    this.#first = first;
    this.#more = more;
  }

  /** Whether something was heard that is not shown. */
  get behind() {
    return this.#newest > this.#shown();
  }

  hear(sequence) {
    this.#newest = Math.max(this.#newest, sequence);
    if (this.behind) this.soon();
  }

  soon() {
    if (this.#timer || this.#working) return;
    const more = this.#more();
    this.#after(performance.now() - this.#rested > more ? this.#first() : more);
  }

  #after(milliseconds) {
    this.#timer = setTimeout(() => this.now(), milliseconds);
  }

  async now() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#working) return;
    const before = this.#shown();
    this.#working = true;
    try {
      await this.#work();
    } finally {
      this.#working = false;
      this.#rested = performance.now();
      // Heard meanwhile: gathered. No further than before: the server could not tell, so later.
      if (Number.isFinite(this.#newest) && this.behind) this.#after(this.#shown() > before ? this.#more() : RETRY_MS);
      if (this.#newest === Infinity) this.#newest = this.#shown();
    }
  }
}
