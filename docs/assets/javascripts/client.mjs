// One worker for all pages: started once, asked in order, ended and started anew after a failure.

const START_LIMIT = 120_000; // ms without news from the start; slow links give news at each step
const ANSWER_LIMIT = 10_000; // ms; an answer takes a few

/** Why the calculator cannot answer; `cause` is one of the form's failure texts. */
export class Failure extends Error {
  constructor(cause, detail = "") {
    super(`${cause}: ${detail}`);
    this.cause = cause;
  }
}

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
      runtime: new URL(`runtime/${dataset.runtime}/`, root).href,
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
      let clock;
      const wait = () => {
        clearTimeout(clock);
        clock = setTimeout(() => reject(new Failure("timeout")), START_LIMIT);
      };
      wait();
      const source = `import ${JSON.stringify(this.#places.worker)};`;
      const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      try {
        this.#worker = new Worker(blob, { type: "module" });
      } catch (error) {
        clearTimeout(clock);
        reject(new Failure("blocked", String(error)));
        return;
      }
      this.#worker.onerror = (event) => {
        // A module that cannot be fetched says nothing; an error in one that runs has a message.
        const failure = new Failure(event.message ? causeOf(event.message) : "missing", event.message);
        clearTimeout(clock);
        reject(failure);
        this.#end(failure);
      };
      this.#worker.onmessage = ({ data }) => {
        if (data.step) {
          wait();
          this.#onStep(data.step, data.share);
        } else if (data.ready) {
          clearTimeout(clock);
          URL.revokeObjectURL(blob);
          resolve();
        } else if (data.id === undefined) {
          clearTimeout(clock);
          reject(new Failure(data.cause ?? causeOf(data.failure), data.failure));
        } else if (data.failure) {
          this.#waiting.get(data.id)?.reject(new Failure("internal", data.failure));
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
