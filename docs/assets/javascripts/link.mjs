import { home } from "./place.mjs";

/** A situation in the fragment of an address, which browsers do not send. */
export class Link {
  #prefix;
  #held = null;

  constructor(prefix) {
    this.#prefix = prefix;
  }

  /** What is still to be opened; null if nothing is. */
  get held() {
    return this.#held;
  }

  /** The fragment that is still to be opened; null if none is. */
  get fragment() {
    return this.#held === null ? null : this.#prefix + this.#held;
  }

  /** Take the situation out of an address's fragment, if there is one. */
  take(fragment) {
    if (!fragment.startsWith(this.#prefix)) return false;
    this.#held = fragment.slice(this.#prefix.length);
    return true;
  }

  /** It is opened: a reload must not bring it back over what the reader changed since. */
  drop() {
    this.#held = null;
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  /** Open it on the page that it belongs to. */
  follow(page) {
    location.assign(page + location.search + this.#prefix + this.#held);
  }

  /** The address of the form's page in the guide, with a situation. */
  address(text) {
    return home() + this.#prefix + text;
  }
}
