// The copy of the guide on this device, which a service worker makes and serves.

import { sparing } from "./metered.mjs";
import { framed } from "./place.mjs";
import { read, write } from "./store.mjs";

const root = new URL("../../", import.meta.url);
const CHOICE = "copy"; // on this device: "yes" or "no" once the reader has said so
const FAILED = "copy-failed"; // in this tab: it is not tried again on each page

const choice = () => read("localStorage", CHOICE);
const choose = (said) => write("localStorage", CHOICE, said);

/** The browser's door to service workers: none in old browsers, some private windows, and frames. */
function door() {
  try {
    return framed || window !== window.top ? null : (navigator.serviceWorker ?? null);
  } catch {
    return null;
  }
}

async function hasRoom(bytes) {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota - usage > bytes;
  } catch {
    return true; // unknown: the browser will say so by itself
  }
}

/** Once the worker that is being installed is in place, or has failed. */
function settled({ installing, waiting }) {
  const worker = installing ?? waiting;
  if (!worker || worker.state === "activated") return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (["activated", "redundant"].includes(worker.state)) resolve();
    });
  });
}

export class Copy {
  door = door();
  #room;
  #registration = null;
  #state = "none";
  #tell;

  /**
   * @param room bytes that must be free
   * @param tell called when the state changes
   */
  constructor(room, tell) {
    this.#room = room;
    this.#tell = tell;
    if (!this.door) this.#state = "unsupported";
  }

  /** What the device keeps: one of the texts of the page, and the bytes if there are any. */
  async state() {
    const found = this.#state === "kept" ? await this.#ask("state") : null;
    if (!found) return { name: this.#state === "kept" ? "none" : this.#state };
    if (!found.guide) return { name: "none" }; // removed from another tab
    return { name: found.calculator ? "all" : "guide", bytes: found.bytes };
  }

  /**
   * Make it, unless the reader wants none; returns the registration, or null.
   * @param asked whether the reader wants it now
   */
  async begin(asked = false) {
    if (asked) choose("yes");
    if (!this.door || (choice() === "no" && !asked)) return null;
    try {
      const found = await this.door.getRegistration(root);
      const own = found?.scope === root.href;
      if (!own && sparing() && !asked && choice() !== "yes") return null;
      if (!own && !(await hasRoom(this.#room))) {
        this.#become("full");
        return null;
      }
      if (!own && !asked && read("sessionStorage", FAILED)) {
        this.#become("failed");
        return null;
      }
      if (!own) this.#become("making");
      // Where it is denied some browsers say nothing and give nothing.
      const script = new URL("service-worker.js", root);
      this.#registration = (await this.door.register(script, { updateViaCache: "none" })) ?? null;
    } catch {
      // Denied here, or no network to fetch it from: an earlier one then serves on.
      this.#registration = (await this.door.getRegistration(root).catch(() => null)) ?? null;
    }
    if (!this.#registration) {
      this.#become("unsupported");
      return null;
    }
    if (!this.#registration.active) await settled(this.#registration);
    if (!this.#registration.active) {
      write("sessionStorage", FAILED, "yes");
      this.#become("failed");
      return null;
    }
    this.#become("kept");
    return this.#registration;
  }

  /** The edition is in use: others are dropped first. */
  use() {
    return this.#ask("use");
  }

  /** Keep the calculator too. */
  async keepCalculator() {
    await this.#ask("keep");
    this.#tell();
  }

  /** The reader wants none: all editions go, and no new one is made. */
  async forget() {
    choose("no");
    const scopes = (await this.#ask("forget")) || [];
    const found = await Promise.all([root.href, ...scopes].map((scope) => this.door.getRegistration(scope)));
    await Promise.all(found.map((one) => one?.unregister()));
    location.reload(); // this page is still served by what has just been removed
  }

  #become(state) {
    this.#state = state;
    this.#tell();
  }

  #ask(what) {
    const worker = this.#registration?.active;
    if (!worker) return Promise.resolve(null);
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ do: what }, [port2]);
    });
  }
}
