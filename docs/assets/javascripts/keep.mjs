// The box that asks this device to keep what is typed. Each tab has its own, for what stands in it.

import { kept, release } from "./memory.mjs";

export class Keep {
  #box;
  #name;

  /**
   * @param box the checkbox
   * @param name under which it is kept
   */
  constructor(box, name) {
    this.#box = box;
    this.#name = name;
    box.checked = kept(name);
    box.addEventListener("change", () => box.checked || release(name));
  }

  get asked() {
    return this.#box.checked;
  }

  /** Once another tab has said that nothing is kept, nothing is. */
  follow() {
    if (!kept(this.#name)) this.#box.checked = false;
  }

  /** Nothing more is kept. */
  drop() {
    release(this.#name);
    this.follow();
  }
}
