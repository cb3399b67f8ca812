// Finds the questionnaire in the page, sends its answers, puts what comes back in its place.
// All words come from the page itself or from the calculator: there is no text here.

import { Client } from "./client.mjs";
import { Failure } from "./failure.mjs";
import { fill, join, read, split } from "./fields.mjs";
import { kept, recall, remember } from "./memory.mjs";

const LINK = "#situation=";
const PAUSE = 600; // ms without a change before a screen reader is told

const percent = new Intl.NumberFormat("fr", { style: "percent" });

// By reader, the fields that something else has replaced. Material swaps the page when the fragment
// changes, so they outlive the questionnaire on screen.
const replaced = new Map();

let client = null;
let shown = null; // the questionnaire on screen

class Questionnaire {
  #asked = 0; // number of the last request: an older answer is out of date
  #host;
  #reader;
  #form;
  #panel;
  #keep;
  #link = null; // a situation that is still to be opened
  #inSight = false;
  #label = ""; // what the way to the verdict says; nothing where there is nothing to see
  #pause;
  #parts = new Map(); // what is on screen, by the markup that it came from
  #moot = {}; // why a question no longer matters

  constructor(host) {
    this.#host = host;
    this.#reader = host.dataset.reader;
    this.#form = host.querySelector("form");
    this.#panel = host.querySelector(".poi-answer");
    this.#keep = host.querySelector("[data-keep]");
    this.#keep.checked = kept(this.#reader);
    fill(this.#form, recall(this.#reader));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => this.#update());
    this.#form.addEventListener("reset", () => {
      const before = read(this.#form);
      setTimeout(() => {
        this.#keep.checked = false;
        this.#replace({}, "restart", before);
      });
    });
    host.addEventListener("click", (event) => this.#click(event));
    // The start is hidden behind the reading: first sign of interest, or an idle moment.
    const warm = () => this.warm();
    this.#form.addEventListener("pointerover", warm, { once: true });
    this.#form.addEventListener("focusin", warm, { once: true });
    const { saveData, type } = navigator.connection ?? {};
    if (!saveData && type !== "cellular") (window.requestIdleCallback ?? setTimeout)(warm);
    new IntersectionObserver((entries) => {
      this.#inSight = entries.at(-1).isIntersecting; // the newest of those that have piled up
      this.#jump();
    }).observe(this.#panel);
    if (!this.openLink()) this.#update();
  }

  /** Take the situation out of the address, if there is one. */
  openLink() {
    if (!location.hash.startsWith(LINK)) return false;
    this.#link = location.hash.slice(LINK.length);
    this.#update();
    return true;
  }

  /** Open what is folded and belongs on paper; returns what folds it again. */
  unfold() {
    const folded = [...this.#panel.querySelectorAll("details:not([open], .poi-criteria, .poi-sensitivity)")];
    for (const one of folded) one.open = true;
    return () => {
      for (const one of folded) one.open = false;
    };
  }

  warm() {
    this.#client().start().catch(() => {}); // told when an answer is asked for
  }

  step(name, share) {
    for (const line of this.#panel.querySelectorAll("[data-step]")) {
      line.hidden = line.dataset.step !== name;
      const place = line.querySelector("[data-share]");
      if (place && share !== undefined) place.textContent = percent.format(share);
      if (!line.hidden && this.#state() === "loading") this.#tell(line.textContent);
    }
  }

  #client() {
    client ??= new Client(this.#host, (step, share) => shown?.step(step, share));
    return client;
  }

  #request(fields) {
    return { reader: this.#reader, on: today(), ...split(fields) };
  }

  #click(event) {
    const button = event.target.closest("button");
    const link = event.target.closest(".poi-answer a[href^='#q-']");
    if (link) this.#goTo(link, event);
    else if (button?.matches(".poi-jump")) this.#goToAnswer();
    else if (button?.dataset.example) this.#replace(JSON.parse(button.dataset.example), "example");
    else if (button?.dataset.action) this.#act(button.dataset.action, button);
  }

  #act(action, button) {
    if (action === "retry") this.#update();
    else if (action === "restart") this.#form.reset();
    else if (action === "undo") this.#undo();
    else if (action === "unfold") button.closest("fieldset").dataset.unfolded = "true";
    else if (action === "copy") this.#copy();
    else if (action === "print") print();
    else this.#download(action);
    if (action === "unfold") this.#foldAll();
  }

  #goToAnswer() {
    const heading = this.#panel.querySelector("h2");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  /** Show a question, and bring the keyboard to its answer. */
  #goTo(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window is wanted
    // The link is not followed: the browser would take the focus away some time later, and the
    // theme would swap the page for itself.
    event.preventDefault();
    event.stopPropagation();
    const question = this.#form.querySelector(link.hash);
    question.dataset.unfolded = "true";
    this.#foldAll();
    question.dataset.reached = "";
    question.addEventListener("focusout", () => delete question.dataset.reached, { once: true });
    question.scrollIntoView();
    (question.querySelector(":checked") ?? question.querySelector("input")).focus({ preventScroll: true });
  }

  /** Put other fields in the form; those that were there can be had back. */
  #replace(fields, because, before = read(this.#form)) {
    fill(this.#form, fields);
    if (!same(before, read(this.#form))) replaced.set(this.#reader, before);
    const notice = this.#notice();
    for (const line of notice.querySelectorAll("[data-replaced]")) {
      line.hidden = line.dataset.replaced !== because;
    }
    notice.querySelector("button").hidden = Object.keys(replaced.get(this.#reader) ?? {}).length === 0;
    notice.hidden = false;
    notice.scrollIntoView({ block: "center" });
    notice.focus({ preventScroll: true });
    this.#update();
  }

  #undo() {
    fill(this.#form, replaced.get(this.#reader));
    this.#notice().hidden = true;
    this.#form.querySelector("input").focus();
    this.#update();
  }

  #notice() {
    return this.#form.querySelector("[data-notice]");
  }

  async #copy() {
    const field = this.#panel.querySelector("[data-link]");
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      const told = this.#panel.querySelector("[data-copied]");
      told.hidden = false;
      this.#say(told.textContent);
    } catch {
      // The clipboard is denied: the link stands selected, ready to be copied by hand.
    }
  }

  async #download(format) {
    try {
      const found = await this.#client().ask({ do: "export", format, ...this.#request(read(this.#form)) });
      const file = URL.createObjectURL(new Blob([found.text], { type: found.type }));
      const link = document.createElement("a");
      link.href = file;
      link.download = found.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(file), 60_000);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #update() {
    const asked = ++this.#asked;
    if (this.#link !== null) {
      this.#wait();
      try {
        await this.#open();
      } catch (error) {
        if (asked === this.#asked) this.#fail(error);
      }
      return;
    }
    const fields = read(this.#form);
    remember(this.#reader, fields, this.#keep.checked);
    this.#progress();
    if (Object.keys(split(fields).answers).length === 0) {
      this.#foldAll({});
      this.#show("blank");
      this.#tell("");
      return;
    }
    if (this.#state() !== "result") this.#wait();
    try {
      const found = await this.#client().ask({ do: "show", ...this.#request(fields) });
      if (asked === this.#asked) this.#put(found);
    } catch (error) {
      if (asked === this.#asked) this.#fail(error);
    }
  }

  /** Fill the form with what the link holds, or go to the page of the reader that it is about. */
  async #open() {
    const link = this.#link;
    const found = await this.#client().ask({ do: "open", link });
    if (link !== this.#link) return; // another one was opened meanwhile
    if (found.reader && found.reader !== this.#reader) {
      location.assign(this.#host.dataset.other + LINK + link);
      return;
    }
    this.#link = null;
    // A reload must not bring back what the link said before the reader changed it.
    history.replaceState(history.state, "", location.pathname + location.search);
    this.#notice().querySelector("[data-replaced=link]").textContent = found.error?.message ?? found.says;
    this.#replace(found.error ? {} : join(found), "link");
  }

  #wait() {
    this.#show("loading");
    this.#tell(this.#panel.querySelector("[data-step]:not([hidden])").textContent);
  }

  #put(found) {
    this.#markError(found.error);
    if (found.error) {
      this.#say(found.error.message);
      if (this.#state() === "loading") {
        this.#show("blank");
        this.#jump("");
      }
      return;
    }
    const place = this.#panel.querySelector("[data-state=result]");
    const open = [...place.querySelectorAll("details[open] > summary")].map((one) => one.textContent);
    const focused = place.contains(document.activeElement) ? signature(document.activeElement) : null;
    const fresh = found.parts.filter((markup) => !this.#parts.has(markup));
    // Parsed apart from the page: nothing in it can run, and the page builds no markup.
    const { body } = new DOMParser().parseFromString(fresh.join(""), "text/html");
    for (const details of body.querySelectorAll("details")) {
      details.open = open.includes(details.querySelector("summary").textContent);
    }
    const parsed = [...body.children];
    this.#parts = new Map(found.parts.map((markup) => [markup, this.#parts.get(markup) ?? parsed.shift()]));
    renew(place, [...this.#parts.values()]);
    if (focused) {
      const same = [...place.querySelectorAll("a, button, summary")].find((one) => signature(one) === focused);
      same?.focus({ preventScroll: true });
    }
    this.#foldAll(found.moot);
    this.#progress();
    this.#putLink(found.link);
    this.#show("result");
    this.#say(`${found.says.label}. ${found.says.sentence}`);
    this.#jump(found.says.label);
  }

  #putLink(link) {
    const address = location.origin + location.pathname + LINK + link;
    this.#panel.querySelector("[data-link]").value = address;
    this.#panel.querySelector("[data-link-text]").textContent = address;
    this.#panel.querySelector("[data-copied]").hidden = true;
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

  #fail(error) {
    const cause = error instanceof Failure ? error.cause : "internal";
    let text = "";
    for (const line of this.#panel.querySelectorAll("[data-cause]")) {
      line.hidden = line.dataset.cause !== cause;
      if (!line.hidden) text = line.textContent;
    }
    console.error(error);
    this.#show("failure");
    this.#say(text);
    this.#jump(this.#panel.querySelector("[data-state=failure] strong").textContent);
  }

  #markError(error) {
    for (const line of this.#form.querySelectorAll(".poi-error")) {
      line.hidden = error?.where !== line.dataset.where;
      if (!line.hidden) line.textContent = error.message;
    }
  }

  #state() {
    return this.#panel.querySelector("[data-state]:not([hidden])").dataset.state;
  }

  #show(state) {
    for (const one of this.#panel.querySelectorAll("[data-state]")) {
      one.hidden = one.dataset.state !== state;
    }
    this.#panel.querySelector("[data-with]").hidden = state !== "result";
    this.#panel.setAttribute("aria-busy", String(state === "loading"));
  }

  /** How many questions are answered, of those that still matter or were answered before. */
  #progress() {
    const questions = [...this.#form.querySelectorAll("fieldset")];
    const answered = questions.filter((one) => one.querySelector(":checked"));
    const asked = questions.filter((one) => answered.includes(one) || !this.#moot[one.id.replace("q-", "")]);
    write(this.#host.querySelector("[data-progress]"), `${answered.length} / ${asked.length}`);
  }

  /** The same words to those who hear the page and to those who do not see the panel. */
  #tell(text) {
    this.#say(text);
    this.#jump(text);
  }

  /** What a screen reader hears: once the reader pauses, and only when it changes. */
  #say(text) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      write(this.#panel.querySelector("[role=status]"), text);
    }, PAUSE);
  }

  /** On a narrow screen, the way to the verdict, as long as the verdict is out of sight. */
  #jump(label = this.#label) {
    this.#label = label;
    const link = this.#host.querySelector(".poi-jump");
    write(link.querySelector("[data-label]"), label);
    link.hidden = label === "" || this.#inSight;
  }
}

/** Text in its place, unless it is there: written again, it would be laid out and read out again. */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Make these the children of a place, and leave alone those that already are. */
function renew(place, parts) {
  for (const one of [...place.children]) {
    if (!parts.includes(one)) one.remove();
  }
  let at = place.firstElementChild;
  for (const part of parts) {
    if (part === at) at = at.nextElementSibling;
    else place.insertBefore(part, at);
  }
}

/** Whether two forms say the same. */
function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

/** Tells one control from another across two answers. */
function signature({ tagName, textContent, href = "" }) {
  return `${tagName} ${href} ${textContent}`;
}

/** The reader's own day; the calculator never looks at a clock. */
function today() {
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function open() {
  const host = document.querySelector(".poi-calculator");
  if (host && !host.dataset.open) {
    host.dataset.open = "true";
    host.querySelector("[data-inert]").remove();
    shown = new Questionnaire(host);
  }
}

addEventListener("hashchange", () => shown?.openLink());

// Paper has no folds.
let fold = () => {};
addEventListener("beforeprint", () => {
  fold = shown?.unfold() ?? fold;
});
addEventListener("afterprint", () => fold());

// Material swaps the page's content without loading the page; it says so on document$.
if (window.document$) window.document$.subscribe(open);
else open();
