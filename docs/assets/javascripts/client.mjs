// One worker for all pages: started once, asked in order, ended and started anew after a failure.

import { Failure } from "./failure.mjs";
import { fetchAll } from "./files.mjs";
import { quickest, remember } from "./way.mjs";

const START_LIMIT = 120_000; // ms without news from the start; a slow link gives news as bytes come
const ANSWER_LIMIT = 10_000; // ms; an answer takes a few

// Another way cannot help against these.
const LASTING = ["blocked", "unsupported", "timeout"];

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
  #failure = null; // that nothing has mended since
  #way = null; // how it starts; "whole" once a quicker way has failed

  /**
   * @param place the element that says which runtime and which edition the page was built with
   * @param onStep called with each step up to an answer, and the share of the files that has come
   */
  constructor({ dataset }, onStep) {
    const root = new URL("../../", import.meta.url);
    // Absolute addresses: a worker that starts from a blob has no base of its own.
    const absolute = ([name, file]) => [name, { ...file, url: new URL(file.url, root).href }];
    this.#places = {
      worker: new URL("./worker.mjs", import.meta.url).href,
      runtime: new URL(dataset.runtime, root).href,
      edition: new URL(`edition/${dataset.edition}/`, root).href,
      files: Object.fromEntries(Object.entries(JSON.parse(dataset.files)).map(absolute)),
      ways: JSON.parse(dataset.ways),
    };
    this.#onStep = onStep;
  }

  /** Start if need be; settles when the calculator can answer. */
  start() {
    this.#started ??= this.#open().catch((error) => {
      this.#end(error);
      throw error;
    });
    return this.#started;
  }

  /** Start before anything is asked; what has failed is tried anew only once something is. */
  async warm() {
    if (this.#failure) throw this.#failure;
    await this.start();
  }

  /** The calculator's answer to a request. */
  async ask(request) {
    return JSON.parse(await this.send(JSON.stringify(request)));
  }

  /** One line of JSON in, one out, as the calculator wrote it. */
  async send(request) {
    await this.start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { request, resolve, reject });
      this.#post(id);
    });
  }

  #post(id) {
    const one = this.#waiting.get(id);
    one.clock = setTimeout(() => this.#end(new Failure("timeout")), ANSWER_LIMIT);
    this.#onStep("compute");
    this.#worker.postMessage({ id, request: one.request });
  }

  async #open() {
    this.#way ??= await quickest(this.#places.files.image.url);
    try {
      this.#worker = await this.#boot();
    } catch (error) {
      if (!this.#mayHelp(error)) throw error;
      this.#worker = await this.#boot();
    }
    this.#failure = null;
    if (this.#way !== "code") remember(this.#way === "image" ? this.#places.files.image.url : null);
    for (const id of this.#waiting.keys()) this.#post(id);
  }

  /** Whether the whole engine is still to be tried; from now on it is the way. */
  #mayHelp({ cause }) {
    if (this.#way === "whole" || LASTING.includes(cause)) return false;
    this.#way = "whole";
    return true;
  }

  /** A worker that can answer. */
  #boot() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      return Promise.reject(new Failure("unsupported"));
    }
    return new Promise((resolve, reject) => {
      const source = `import ${JSON.stringify(this.#places.worker)};`;
      const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      const coming = new AbortController(); // the files
      let worker;
      let clock;
      const settle = () => {
        document.removeEventListener("securitypolicyviolation", forbid);
        clearTimeout(clock);
        coming.abort();
        URL.revokeObjectURL(blob);
      };
      const fail = (failure) => {
        settle();
        worker?.terminate();
        reject(failure);
        if (worker && worker === this.#worker) this.#recover(failure); // it ran already
      };
      const wait = () => {
        clearTimeout(clock);
        clock = setTimeout(() => fail(new Failure("timeout")), START_LIMIT);
      };
      // A worker that the page's policy forbids only fails, like one whose script is not there.
      const forbid = ({ effectiveDirective, blockedURI }) => {
        if (effectiveDirective === "worker-src" && blockedURI === "blob") fail(new Failure("blocked", blockedURI));
      };
      document.addEventListener("securitypolicyviolation", forbid);
      wait();
      try {
        worker = new Worker(blob, { type: "module" });
      } catch (error) {
        fail(new Failure("blocked", String(error)));
        return;
      }
      // A module that cannot be fetched says nothing; an error in one that runs has a message.
      worker.onerror = ({ message }) => fail(new Failure(message ? causeOf(message) : "missing", message));
      worker.onmessage = ({ data }) => {
        if (data.failure) {
          fail(new Failure(data.cause ?? causeOf(data.failure), data.failure));
        } else if (data.step) {
          wait();
          this.#onStep(data.step, data.share);
        } else if (data.ready) {
          settle();
          resolve(worker);
        } else {
          this.#answer(data);
        }
      };
      const order = this.#order();
      worker.postMessage({ start: order });
      this.#onStep("runtime");
      // Asked for here, while the worker's own script is still on its way.
      const came = (share) => {
        if (coming.signal.aborted) return;
        wait();
        this.#onStep("runtime", share);
      };
      const files = fetchAll(Object.values(order.files), came, coming.signal);
      const lost = (failure) => coming.signal.aborted || fail(failure);
      for (const [url, body] of files) body.then((found) => worker.postMessage({ url, body: found }, [found]), lost);
    });
  }

  /** What the worker is to start with. */
  #order() {
    const { runtime, edition, files, ways } = this.#places;
    const needed = ways[this.#way].map((role) => [role, files[role]]);
    return { runtime, edition, files: Object.fromEntries(needed) };
  }

  #answer({ id, answer }) {
    const one = this.#waiting.get(id);
    if (!one) return;
    clearTimeout(one.clock);
    this.#waiting.delete(id);
    one.resolve(answer);
  }

  /** What was asked of a quick start that could not answer is asked again of a whole one. */
  #recover(failure) {
    this.#worker = null;
    if (!this.#mayHelp(failure)) {
      this.#end(failure);
      return;
    }
    for (const { clock } of this.#waiting.values()) clearTimeout(clock);
    this.#started = null;
    this.start().catch(() => {}); // whoever waits for an answer is told
  }

  /** What failed is not asked again: a new try starts a new worker. */
  #end(error) {
    this.#failure = error;
    this.#worker?.terminate();
    this.#worker = null;
    this.#started = null;
    for (const { clock, reject } of this.#waiting.values()) {
      clearTimeout(clock);
      reject(error);
    }
    this.#waiting.clear();
  }
}
