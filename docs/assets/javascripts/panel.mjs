// The place of the answer: what it shows, what it says to those who hear the page, the way to it.

import { followCurves } from "./curve.mjs";
import { Failure } from "./failure.mjs";
import { percent } from "./numbers.mjs";
import { Use } from "./use.mjs";
import { write } from "./write.mjs";

const PAUSE = 600; // ms without a change before a screen reader is told

export class Panel {
  #place;
  #jumper;
  #use;
  #state;
  #stands; // whether a result was there before any script: it then stays in sight, whatever comes
  #label; // what the way to the answer says; nothing where there is nothing to see
  #inSight = false;
  #pause;

  constructor(host) {
    this.#place = host.querySelector(".poi-answer");
    this.#jumper = host.querySelector(".poi-jump");
    this.#use = new Use(this.#find("[data-with]"), host.dataset.edition, (text) => this.#say(text));
    this.#state = this.#find("[data-state]:not([hidden])").dataset.state;
    this.#stands = this.#state === "result";
    this.#label = this.#jumper.querySelector("[data-label]").textContent;
    followCurves(this.#place);
    new IntersectionObserver((entries) => {
      this.#inSight = entries.at(-1).isIntersecting; // the newest of those that have piled up
      this.#jump();
    }).observe(this.#place);
  }

  get state() {
    return this.#state;
  }

  /** Tell a step of the calculator's start, and the share of the files that has come. */
  step(name, share) {
    for (const line of this.#place.querySelectorAll("[data-step]")) {
      line.hidden = line.dataset.step !== name;
      const place = line.querySelector("[data-share]");
      if (place && share !== undefined) place.textContent = percent(share);
      if (!line.hidden && this.#state === "loading") this.#tell(line.textContent);
    }
  }

  /** Nothing is asked yet. */
  clear() {
    this.#show("blank");
    this.#tell("");
  }

  /** An answer is on its way. */
  wait() {
    this.#show("loading");
    this.#tell(this.#find("[data-step]:not([hidden])").textContent);
  }

  /** The parts are in their place; `quiet` where nobody asked for them. */
  answer({ says, report }, address, quiet = false) {
    this.#use.put(address, report);
    this.#use.hidden = false;
    this.#show("result");
    if (!quiet) this.#say(`${says.label}. ${says.sentence}`);
    this.#jump(says.label);
  }

  /** What was asked cannot be answered; the form says where. */
  refuse(message) {
    const result = this.#stands || this.#state === "result";
    this.#show(result ? "result" : "blank", true);
    this.#say(message);
    this.#jump(result ? message : ""); // the last result is no answer to this
  }

  fail(error) {
    const cause = error instanceof Failure ? error.cause : "internal";
    let text = "";
    for (const line of this.#place.querySelectorAll("[data-cause]")) {
      line.hidden = line.dataset.cause !== cause;
      if (!line.hidden) text = line.textContent;
    }
    console.error(error);
    this.#show("failure");
    this.#say(text);
    this.#jump(this.#find("[data-state=failure] strong").textContent);
  }

  /** Do what a button says, if it is the panel's to do. */
  act(action) {
    return this.#use.act(action);
  }

  /** Bring the reader here. */
  reach() {
    const heading = this.#find("h2");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  /** Open what is folded and belongs on paper; returns what folds it again. */
  unfold() {
    // A payslip takes a page: it is on paper where the reader had opened it.
    for (const one of this.#place.querySelectorAll(".poi-slip")) one.toggleAttribute("data-wanted", one.open);
    const closed = "details:not([open], .poi-criteria, .poi-sensitivity, .poi-examples, .poi-slip)";
    const folded = [...this.#place.querySelectorAll(closed)];
    for (const one of folded) one.open = true;
    return () => {
      for (const one of folded) one.open = false;
    };
  }

  #find(selector) {
    return this.#place.querySelector(selector);
  }

  /** Show one state; `stale` if the figures in sight are older than the form. */
  #show(state, stale = state !== "result") {
    this.#state = state;
    for (const one of this.#place.querySelectorAll("[data-state]")) {
      const stays = this.#stands && one.dataset.state === "result";
      one.hidden = one.dataset.state !== state && !stays;
    }
    if (this.#stands) this.#find("[data-stale]").hidden = !stale;
    else if (state !== "result") this.#use.hidden = true;
    this.#place.setAttribute("aria-busy", String(state === "loading"));
  }

  /** The same words to those who hear the page and to those who do not see the panel. */
  #tell(text) {
    this.#say(text);
    this.#jump(text);
  }

  /** What a screen reader hears: once the reader pauses, and only when it changes. */
  #say(text) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => write(this.#find("[role=status]"), text), PAUSE);
  }

  /** On a narrow screen, the way to the answer, as long as the answer is out of sight. */
  #jump(label = this.#label) {
    this.#label = label;
    write(this.#jumper.querySelector("[data-label]"), label);
    this.#jumper.hidden = label === "" || this.#inSight;
  }
}
