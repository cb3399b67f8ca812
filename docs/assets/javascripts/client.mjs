// One worker for all pages: started once, asked in order, ended and started anew after a failure.

import { Failure } from "./failure.mjs";

const START_LIMIT = 120_000; // ms without news from the start; a slow link gives news as bytes come
const ANSWER_LIMIT = 10_000; // ms; an answer takes a few

/** For what the worker could not tell apart by itself. */
function causeOf(text) {
  if (/out of memory|memory access|RangeError|allocate/i.test(text)) return "memory";
  if (/dynamically imported module|failed to fetch|NetworkError/i.test(text)) return "missing";
  return "internal";
}

export class Client {
  #worker = null;
  #started = null;
  #waiting = new Map();
  #next = 0;
  #places;
  #onStep;

  /**
   * @param place the element that says which runtime and which edition the page was built with
   * @param onStep called with each step of the start, and the share of the files that has come
   */
  constructor({ dataset }, onStep) {
    const root = new URL("../../", import.meta.url);
    // Absolute addresses: a worker that starts from a blob has no base of its own.
    this.#places = {
      worker: new URL("./worker.mjs", import.meta.url).href,
      runtime: new URL(dataset.runtime, root).href,
      edition: new URL(`edition/${dataset.edition}/`, root).href,
      files: JSON.parse(dataset.files),
    };
    this.#onStep = onStep;
  }

  /** Start if need be; settles when the calculator can answer. */
  start() {
    this.#started ??= this.#start().catch((error) => {
      this.#end(error);
      throw error;
    });
    return this.#started;
  }

  /** The calculator's answer to a request. */
  async ask(request) {
    return JSON.parse(await this.send(JSON.stringify(request)));
  }

  /** One line of JSON in, one out, as the calculator wrote it. */
  async send(request) {
    await this.start();
    const id = this.#next++;
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, request });
    const clock = setTimeout(() => this.#end(new Failure("timeout")), ANSWER_LIMIT);
    try {
      return await answered;
    } finally {
      clearTimeout(clock);
      this.#waiting.delete(id);
    }
  }

  #start() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      return Promise.reject(new Failure("unsupported"));
    }
    return new Promise((resolve, reject) => {
      const source = `import ${JSON.stringify(this.#places.worker)};`;
      const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      let clock;
      const settle = () => {
        clearTimeout(clock);
        URL.revokeObjectURL(blob);
      };
      // While it starts or later: what failed once is not asked again, a new try starts a new one.
      const fail = (failure) => {
        settle();
        reject(failure);
        this.#end(failure);
      };
      const wait = () => {
        clearTimeout(clock);
        clock = setTimeout(() => fail(new Failure("timeout")), START_LIMIT);
      };
      wait();
      try {
        this.#worker = new Worker(blob, { type: "module" });
      } catch (error) {
        settle();
        reject(new Failure("blocked", String(error)));
        return;
      }
      // A module that cannot be fetched says nothing; an error in one that runs has a message.
      this.#worker.onerror = ({ message }) =>
        fail(new Failure(message ? causeOf(message) : "missing", message));
      this.#worker.onmessage = ({ data }) => {
        if (data.failure) {
          fail(new Failure(data.cause ?? causeOf(data.failure), data.failure));
        } else if (data.step) {
          wait();
          this.#onStep(data.step, data.share);
        } else if (data.ready) {
          settle();
          resolve();
        } else {
          this.#waiting.get(data.id)?.resolve(data.answer);
        }
      };
      this.#worker.postMessage({ start: this.#places });
    });
  }

  #end(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
