// The questionnaire: its answers to the calculator, the advice to the panel.

import { filled } from "./entries.mjs";
import { fill, join, read, same, split } from "./fields.mjs";
import { save } from "./file.mjs";
import { Keep } from "./keep.mjs";
import { Link } from "./link.mjs";
import { ofSimulator, recall, remember } from "./memory.mjs";
import { Newest } from "./newest.mjs";
import { Notice } from "./notice.mjs";
import { Parts } from "./parts.mjs";
import { hold, reach } from "./reach.mjs";
import { today } from "./today.mjs";
import { write } from "./write.mjs";

const COMPARED = "comparison"; // the simulator whose values the advice takes up

const answered = (fields) => Object.keys(split(fields).answers).length > 0;

export class Questionnaire {
  #newest = new Newest((current) => this.#work(current));
  #host;
  #reader;
  #form;
  #client;
  #panel;
  #keep;
  #link = new Link("#situation=");
  #notice;
  #parts;
  #moot = {}; // why a question no longer matters

  constructor(host, client, panel) {
    this.#host = host;
    this.#reader = host.dataset.reader;
    this.#form = host.querySelector("form");
    this.#client = client;
    this.#panel = panel;
    this.#keep = new Keep(host.querySelector("[data-keep]"), this.#reader);
    this.#notice = new Notice(this.#form, this.#reader);
    this.#parts = new Parts(host.querySelector("[data-state=result]"));
    // What was answered before this script ran is newer than what is remembered.
    fill(this.#form, { ...recall(this.#reader), ...read(this.#form) });
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => this.#update());
    this.#form.addEventListener("reset", (event) => {
      event.preventDefault(); // the browser's own comes later, over what is answered meanwhile
      this.#keep.drop();
      this.#replace({}, "restart");
    });
    host.addEventListener("click", (event) => this.#click(event));
    for (const example of host.querySelectorAll("[data-example]")) example.disabled = false;
    if (!this.openLink()) this.#update();
  }

  /** The fragment of a link that is still to be opened; null if none is. */
  get unopened() {
    return this.#link.fragment;
  }

  /** Take the situation out of the address, if there is one. */
  openLink(fragment = location.hash) {
    if (!this.#link.take(fragment)) return false;
    this.#update();
    return true;
  }

  /** Another tab may have had this device keep nothing more. */
  follow() {
    this.#keep.follow();
  }

  warm() {
    this.#client.warm().catch(() => {}); // told when an answer is asked for
  }

  #request(fields) {
    const pay = filled(recall(ofSimulator(COMPARED)));
    const given = Object.keys(pay).length ? { pay } : {};
    return { reader: this.#reader, on: today(), ...split(fields), ...given };
  }

  #click(event) {
    const button = event.target.closest("button");
    const link = event.target.closest(".poi-answer a[href^='#q-']");
    if (link) {
      if (hold(event)) this.#goTo(link);
    } else if (button?.matches(".poi-jump")) this.#panel.reach();
    else if (button?.dataset.example) this.#replace(JSON.parse(button.dataset.example), "example");
    else if (button?.dataset.action) this.#act(button.dataset.action, button);
  }

  #act(action, button) {
    if (action === "retry") this.#update();
    else if (action === "restart") this.#form.reset();
    else if (action === "undo") this.#undo();
    else if (action === "unfold") this.#unfold(button.closest("fieldset"));
    else if (!this.#panel.act(action)) this.#download(action);
  }

  #unfold(question) {
    question.dataset.unfolded = "true";
    this.#foldAll();
  }

  #goTo(link) {
    const question = this.#form.querySelector(link.hash);
    this.#unfold(question);
    reach(question, question.querySelector(":checked") ?? question.querySelector("input"));
  }

  /** Put other fields in the form; those that were there can be had back. */
  #replace(fields, because, words) {
    const before = read(this.#form);
    fill(this.#form, fields);
    if (!same(before, read(this.#form))) this.#notice.keep(before);
    this.#notice.show(because, words);
    this.#update();
  }

  #undo() {
    fill(this.#form, this.#notice.undo());
    this.#form.querySelector("input").focus();
    this.#update();
  }

  async #download(format) {
    try {
      const found = await this.#client.ask({ do: "export", format, ...this.#request(read(this.#form)) });
      if (!this.#refused(found.error)) save(found);
    } catch (error) {
      this.#panel.fail(error);
    }
  }

  /** Ask about what stands in the form, or in the link that is held. */
  async #update() {
    if (this.#link.held === null) this.#note();
    else this.#panel.wait();
    try {
      await this.#newest.ask();
    } catch (error) {
      if (this.#panel.state !== "blank") this.#panel.fail(error); // else nothing is asked any more
    }
  }

  /** What needs no calculator. */
  #note() {
    const fields = read(this.#form);
    remember(this.#reader, fields, this.#keep.asked);
    this.#progress();
    if (!answered(fields)) {
      this.#foldAll({});
      this.#refused();
      this.#panel.clear();
    } else if (this.#panel.state !== "result") this.#panel.wait();
  }

  async #work(current) {
    if (this.#link.held === null && !answered(read(this.#form))) return;
    await this.#client.start();
    if (!current()) return; // the first request is about all that is answered until then
    await (this.#link.held === null ? this.#show(current) : this.#open());
  }

  /** Fill the form with what the link holds, or go to the page of the reader that it is about. */
  async #open() {
    const link = this.#link.held;
    const found = await this.#client.ask({ do: "open", link });
    if (link !== this.#link.held || !this.#host.isConnected) return; // something else is shown by now
    if (found.reader && found.reader !== this.#reader) {
      this.#link.follow(this.#host.dataset.other);
      return;
    }
    this.#link.drop();
    const words = found.error?.message ?? found.says;
    this.#replace(found.error ? {} : join(found), "link", words);
  }

  async #show(current) {
    const found = await this.#client.ask({ do: "show", ...this.#request(read(this.#form)) });
    if (current() && !this.#refused(found.error)) this.#put(found);
  }

  #put(found) {
    this.#parts.put(found.parts);
    this.#foldAll(found.moot);
    this.#progress();
    this.#panel.answer(found, this.#link.address(found.link));
  }

  /** Show an error beside its field, or above the form where it has none. */
  #refused(error) {
    const lines = [...this.#form.querySelectorAll(".poi-error")];
    const at = (where) => lines.find((line) => line.dataset.where === where);
    const place = error && (at(error.where) ?? at(""));
    for (const line of lines) line.hidden = line !== place;
    if (!error) return false;
    write(place, error.message);
    const fold = place.closest("details");
    if (fold) fold.open = true;
    this.#panel.refuse(error.message);
    return true;
  }

  /** Fold the questions that no longer matter; their answers stay. */
  #foldAll(moot = this.#moot) {
    this.#moot = moot;
    for (const question of this.#form.querySelectorAll("fieldset")) {
      const why = moot[question.id.replace("q-", "")];
      if (!why) delete question.dataset.unfolded;
      // Not under the reader's fingers.
      const folded = why && !question.dataset.unfolded && !question.contains(document.activeElement);
      const line = question.querySelector(".poi-moot");
      write(line.querySelector("span"), why?.says ?? "");
      line.hidden = !why;
      line.querySelector("button").hidden = !folded;
      question.classList.toggle("poi-folded", Boolean(folded));
    }
  }

  /** How many questions are answered, of those that still matter or were answered before. */
  #progress() {
    const questions = [...this.#form.querySelectorAll("fieldset")];
    const answered = questions.filter((one) => one.querySelector(":checked"));
    const asked = questions.filter((one) => answered.includes(one) || !this.#moot[one.id.replace("q-", "")]);
    write(this.#host.querySelector("[data-progress]"), `${answered.length} / ${asked.length}`);
  }
}
