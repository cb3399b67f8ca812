// A pay simulator: its entries to the calculator as they are typed, the result to the panel.

import { Entries } from "./entries.mjs";
import { same, split } from "./fields.mjs";
import { save } from "./file.mjs";
import { Keep } from "./keep.mjs";
import { Link } from "./link.mjs";
import { ofSimulator, recall, remember } from "./memory.mjs";
import { Newest } from "./newest.mjs";
import { Notice } from "./notice.mjs";
import { Parts } from "./parts.mjs";
import { hold, reach } from "./reach.mjs";
import { today } from "./today.mjs";

const PAUSE = 250; // ms without a newer request before what takes longer is asked for

export class Simulator {
  #newest = new Newest((current) => this.#work(current));
  #answered = false; // whether the calculator has answered since it last failed
  #quiet = false; // whether nobody asked: the result of the usual values is there already
  #entries;
  #last; // what stood in the form when it was last asked about
  #host;
  #form;
  #key;
  #client;
  #panel;
  #keep;
  #link = new Link("#simulation=");
  #notice;
  #now;
  #later;
  #pause;

  constructor(host, client, panel) {
    this.#host = host;
    this.#form = host.querySelector("form");
    this.#key = ofSimulator(host.dataset.form);
    this.#client = client;
    this.#panel = panel;
    this.#keep = new Keep(host.querySelector("[data-keep]"), this.#key);
    this.#notice = new Notice(this.#form, this.#key);
    this.#now = new Parts(host.querySelector("[data-now]"));
    const later = host.querySelector("[data-later]");
    unveil(later.querySelector("noscript"));
    this.#later = new Parts(later);
    this.#entries = new Entries(this.#form);
    this.#last = this.#entries.usual;
    // What was typed before this script ran is newer than what is remembered.
    if (!this.#changed()) this.#entries.fill(recall(this.#key));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("input", ({ target }) => this.#type(target));
    this.#form.addEventListener("change", () => this.#update());
    this.#form.addEventListener("focusout", ({ target }) => {
      if (target.dataset.amount) this.#entries.show();
    });
    this.#form.addEventListener("reset", (event) => {
      event.preventDefault(); // the browser's own comes later, over what is typed meanwhile
      this.#keep.drop();
      this.#replace({}, "restart");
    });
    host.addEventListener("click", (event) => this.#click(event));
    if (!this.openLink()) this.#update();
  }

  /** The fragment of a link that is still to be opened; null if none is. */
  get unopened() {
    return this.#link.fragment;
  }

  /** Take the situation out of the address, if there is one. */
  openLink(fragment = location.hash) {
    if (!this.#link.take(fragment)) return false;
    this.#ask();
    return true;
  }

  /** Another tab may have had this device keep nothing more. */
  follow() {
    this.#keep.follow();
  }

  /** Start, and ask about the usual values, so that what is shown is of today and can be shared. */
  async warm() {
    try {
      await this.#client.warm();
    } catch {
      return; // told when an answer is asked for
    }
    if (!this.#newest.used) this.#ask(true);
  }

  #type(field) {
    if (field.dataset.amount) this.#entries.give(field);
    this.#update();
  }

  #update() {
    this.#entries.settle();
    this.#remember();
    if (this.#changed()) this.#ask();
  }

  /** Whether the form says something else than when it was last asked about. */
  #changed() {
    return !same(this.#entries.all(), this.#last);
  }

  #remember() {
    const entries = this.#entries.all();
    remember(this.#key, same(entries, this.#entries.usual) ? {} : entries, this.#keep.asked);
  }

  #request() {
    const { answers } = split(recall(this.#host.dataset.readerOf));
    const given = Object.keys(answers).length ? { answers } : {};
    const { form } = this.#host.dataset;
    return { form, on: today(), entries: this.#entries.relevant(), ...given };
  }

  #click(event) {
    const button = event.target.closest("button");
    // Not « ^= »: the theme makes the links that it finds in the page absolute.
    const link = event.target.closest(".poi-answer a[href*='#e-']");
    if (link) {
      if (hold(event)) this.#goTo(link);
    } else if (button?.matches(".poi-jump")) this.#panel.reach();
    else if (button?.dataset.action) this.#act(button.dataset.action);
  }

  #act(action) {
    if (action === "retry") this.#ask();
    else if (action === "undo") this.#undo();
    else if (!this.#panel.act(action)) this.#download(action);
  }

  #goTo(link) {
    const place = document.getElementById(link.hash.slice(1));
    const fold = place.closest("details");
    if (fold) fold.open = true;
    const control = place.matches("fieldset") ? place.querySelector(":checked") : place;
    reach(place.closest("[data-entry]"), control);
  }

  /** Put other entries in the form; those that were there can be had back. */
  #replace(entries, because, words) {
    const before = this.#entries.all();
    this.#entries.fill(entries);
    if (!same(before, this.#entries.all())) this.#notice.keep(before);
    this.#notice.show(because, words);
    this.#remember();
    this.#ask();
  }

  #undo() {
    this.#entries.fill(this.#notice.undo());
    this.#form.querySelector("input:not([type=hidden])").focus();
    this.#remember();
    this.#ask();
  }

  async #download(format) {
    try {
      const found = await this.#client.ask({ do: "simulation_file", format, ...this.#request() });
      if (!this.#refused(found)) save(found);
    } catch (error) {
      this.#fail(error, false);
    }
  }

  /** Ask about what stands in the form, or in the link that is held. */
  async #ask(quiet = false) {
    this.#quiet = quiet;
    this.#last = this.#entries.all();
    clearTimeout(this.#pause);
    if (!quiet && (!this.#answered || this.#link.held !== null)) this.#panel.wait();
    try {
      await this.#newest.ask();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #work(current) {
    if (!this.#host.isConnected) return;
    await this.#client.start();
    if (!current()) return; // the first request is about all that is typed until then
    await (this.#link.held === null ? this.#simulate(current) : this.#open());
  }

  /** Fill the form with what the link holds, or go to the page of the form that it is about. */
  async #open() {
    const link = this.#link.held;
    const found = await this.#client.ask({ do: "open_simulation", link });
    if (link !== this.#link.held || !this.#host.isConnected) return; // something else is shown by now
    const { form, pages } = this.#host.dataset;
    if (found.form && found.form !== form) {
      this.#link.follow(JSON.parse(pages)[found.form]);
      return;
    }
    this.#link.drop();
    this.#replace(found.entries ?? {}, "link", found.error?.message ?? found.says);
  }

  async #simulate(current) {
    const request = this.#request();
    const found = await this.#client.ask({ do: "simulate", ...request });
    if (!current()) return;
    this.#answered = true;
    if (this.#refused(found)) return;
    this.#entries.show(found.amounts);
    this.#now.put(found.parts);
    this.#panel.answer(found, this.#link.address(found.link), this.#quiet);
    if (found.later) this.#pause = setTimeout(() => this.#explore(current, request), PAUSE);
    else this.#later.put([]);
  }

  /** The part of the answer that takes longer. */
  async #explore(current, request) {
    if (!this.#host.isConnected) return;
    try {
      const found = await this.#client.ask({ do: "explore", ...request });
      if (current() && !this.#refused(found)) this.#later.put(found.parts);
    } catch (error) {
      if (current()) this.#fail(error);
    }
  }

  /** Show what is wrong beside its field, if anything is. */
  #refused({ error, errors = error ? [error] : [] }) {
    this.#entries.mark(errors);
    if (errors.length) this.#panel.refuse(errors[0].message);
    return errors.length > 0;
  }

  #fail(error, quiet = this.#quiet) {
    this.#answered = false;
    if (!quiet) this.#panel.fail(error);
  }
}

/** Put what stands for readers without scripts in its place. */
function unveil(held) {
  // The browser leaves it as text; in a page that Material has fetched and parsed, it is elements.
  if (!held) return;
  const parsed = held.firstElementChild ? held : new DOMParser().parseFromString(held.textContent, "text/html").body;
  held.replaceWith(...parsed.children);
}
