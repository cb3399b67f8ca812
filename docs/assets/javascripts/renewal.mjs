// A new edition waits beside the one in use: the reader is told, and says when it takes its place.

import { write } from "./store.mjs";

const TOLD_AFTER = 100; // ms; a screen reader hears only what enters a place that it knows already
const EVERY = 3_600_000; // ms between two looks for a new edition, for pages that stay open

const PROBE = "probe";

/** Whether what is typed outlives the page: without that nothing is reloaded. */
const remembers = () => write("sessionStorage", PROBE, "") && write("sessionStorage", PROBE, null);

export class Renewal {
  #words;
  #place = null;
  #offered = null; // the worker that the place is about
  #followed = null;
  #declined = false; // the reader goes on here with the edition that is open

  /**
   * @param door the browser's, to service workers
   * @param words the notice, as the page was built with it
   */
  constructor(door, words) {
    this.#words = words;
    let served = Boolean(door.controller);
    door.addEventListener("controllerchange", () => {
      if (served && this.#declined) this.#offer(door.controller);
      else if (served) this.#reload();
      served = true; // the first one serves the edition that is open
    });
  }

  /** Offer each edition that comes to wait, whichever tab fetched it. */
  follow(registration) {
    if (this.#followed === registration) return;
    this.#followed = registration;
    const { waiting, installing } = registration;
    if (waiting) this.#offer(waiting);
    if (installing) this.#await(installing, registration);
    registration.addEventListener("updatefound", () => {
      if (registration.installing) this.#await(registration.installing, registration);
    });
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Math.abs(Date.now() - looked) < EVERY) return;
      looked = Date.now();
      registration.update().catch(() => {}); // no network
    });
  }

  #await(next, registration) {
    next.addEventListener("statechange", () => {
      if (next.state === "installed" && registration.active) this.#offer(next);
      if (next.state === "redundant" && next === this.#offered) this.#place.remove();
    });
  }

  #offer(worker) {
    if (!remembers()) return;
    this.#place?.remove();
    const place = this.#words.cloneNode();
    this.#place = place;
    this.#offered = worker;
    document.body.append(place);
    const words = [...this.#words.cloneNode(true).childNodes];
    setTimeout(() => place.append(...words), TOLD_AFTER);
    place.addEventListener("click", ({ target }) => {
      if (target.closest("[data-later]")) this.#decline();
      if (target.closest("[data-renew]")) this.#accept(worker);
    });
  }

  #decline() {
    this.#declined = true;
    this.#place.remove();
  }

  /** All tabs follow, but those that have declined. */
  #accept(worker) {
    this.#declined = false;
    if (worker.state === "installed") worker.postMessage({ do: "replace" });
    else this.#reload(); // it has taken its place from another tab
  }

  #reload() {
    if (!remembers()) return;
    document.activeElement?.blur(); // what is being typed counts
    location.reload();
  }
}
