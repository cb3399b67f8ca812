// By form, what something else has replaced. Material swaps the page when the fragment changes, so
// this outlives the form on screen.
const replaced = new Map();

/** The line of a form that says what took the place of the reader's own, and gives it back. */
export class Notice {
  #place;
  #key;

  constructor(form, key) {
    this.#place = form.querySelector("[data-notice]");
    this.#key = key;
  }

  /** What stood in the form and can be had back. */
  keep(before) {
    replaced.set(this.#key, before);
  }

  /** Say what replaced it, in the calculator's words where it gives some. */
  show(because, words) {
    for (const line of this.#place.querySelectorAll("[data-replaced]")) {
      line.hidden = line.dataset.replaced !== because;
      if (words !== undefined && !line.hidden) line.textContent = words;
    }
    const nothing = Object.keys(replaced.get(this.#key) ?? {}).length === 0;
    this.#place.querySelector("button").hidden = nothing;
    this.#place.hidden = false;
    this.#place.scrollIntoView({ block: "center" });
    this.#place.focus({ preventScroll: true });
  }

  /** Give it back. */
  undo() {
    this.#place.hidden = true;
    return replaced.get(this.#key);
  }
}
