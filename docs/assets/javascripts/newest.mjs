// Work of which only the newest counts: while some is done, all that is asked for meanwhile is one.

export class Newest {
  #work;
  #asked = 0; // number of the newest
  #busy = false;

  /** @param work does it; given a function that tells whether nothing newer was asked for */
  constructor(work) {
    this.#work = work;
  }

  /** Whether anything was ever asked for. */
  get used() {
    return this.#asked > 0;
  }

  /** Do it now, or once what is being done is; rejects, where it began, as soon as the work does. */
  async ask() {
    this.#asked++;
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let done = 0; done !== this.#asked; ) {
        const asked = this.#asked;
        await this.#work(() => asked === this.#asked);
        done = asked;
      }
    } finally {
      this.#busy = false;
    }
  }
}
