// Finds the questionnaire in the page, sends its answers, puts what comes back in its place.
// All words come from the page itself or from the calculator: there is no text here.

import { Client } from "./client.mjs";
import { Failure } from "./failure.mjs";

// The form is thrown away by instant navigation and by a reload; its answers stay in this tab.
const memory = {
  kept: new Map(), // for browsers that refuse storage
  key: (reader) => `portage-ou-interim:${reader}`,
  read(reader) {
    try {
      return JSON.parse(sessionStorage.getItem(this.key(reader))) ?? this.kept.get(reader) ?? {};
    } catch {
      return this.kept.get(reader) ?? {};
    }
  },
  write(reader, answers) {
    this.kept.set(reader, answers);
    try {
      if (Object.keys(answers).length) sessionStorage.setItem(this.key(reader), JSON.stringify(answers));
      else sessionStorage.removeItem(this.key(reader));
    } catch {
      // Storage is full or denied: the answers live as long as the page.
    }
  },
};

const percent = new Intl.NumberFormat("fr", { style: "percent" });

let client = null;
let shown = null; // the questionnaire on screen

class Questionnaire {
  #asked = 0; // number of the last request: an older answer is out of date
  #host;
  #form;
  #panel;
  #inSight = false;
  #label = ""; // what the way to the verdict says; nothing where there is nothing to see

  constructor(host) {
    this.#host = host;
    this.#form = host.querySelector("form");
    this.#panel = host.querySelector(".poi-answer");
    this.#restore();
    this.#form.addEventListener("change", () => this.#update());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#update()));
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
    this.#panel.querySelector("button").addEventListener("click", () => this.#update());
    host.querySelector(".poi-jump").addEventListener("click", () => {
      const heading = this.#panel.querySelector("h2");
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    });
    this.#update();
  }

  /** Open what is folded, but for the conditions that are met; returns what folds it again. */
  unfold() {
    const folded = [...this.#panel.querySelectorAll("details:not([open], .poi-met)")];
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

  #answers() {
    return Object.fromEntries(new FormData(this.#form));
  }

  #restore() {
    for (const [question, option] of Object.entries(memory.read(this.#host.dataset.reader))) {
      const field = this.#form.elements.namedItem(question);
      if (field) field.value = option;
    }
  }

  async #update() {
    const asked = ++this.#asked;
    const answers = this.#answers();
    memory.write(this.#host.dataset.reader, answers);
    if (Object.keys(answers).length === 0) {
      this.#show("blank");
      this.#tell("");
      return;
    }
    if (this.#state() !== "result") {
      this.#show("loading");
      this.#tell(this.#panel.querySelector("[data-step]:not([hidden])").textContent);
    }
    try {
      const found = await this.#client().ask({
        do: "assess",
        reader: this.#host.dataset.reader,
        on: today(),
        answers,
        html: true,
      });
      if (asked === this.#asked) this.#put(found);
    } catch (error) {
      if (asked === this.#asked) this.#fail(error);
    }
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
    // Parsed apart from the page: nothing in it can run, and the page builds no markup.
    const parsed = new DOMParser().parseFromString(found.html, "text/html");
    for (const summary of parsed.querySelectorAll("summary")) {
      summary.parentElement.open = open.includes(summary.textContent);
    }
    place.replaceChildren(...parsed.body.childNodes);
    this.#show("result");
    this.#say(`${found.verdict.label}. ${found.verdict.sentence}`);
    this.#jump(found.verdict.label);
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
      line.hidden = error?.where !== `answers.${line.id.replace("erreur-", "")}`;
    }
  }

  #state() {
    return this.#panel.querySelector("[data-state]:not([hidden])").dataset.state;
  }

  #show(state) {
    for (const one of this.#panel.querySelectorAll("[data-state]")) {
      one.hidden = one.dataset.state !== state;
    }
    this.#panel.setAttribute("aria-busy", String(state === "loading"));
  }

  /** The same words to those who hear the page and to those who do not see the panel. */
  #tell(text) {
    this.#say(text);
    this.#jump(text);
  }

  /** What a screen reader hears; repeated only when it changes. */
  #say(text) {
    const status = this.#panel.querySelector("[role=status]");
    if (status.textContent !== text) status.textContent = text;
  }

  /** On a narrow screen, the way to the verdict, as long as the verdict is out of sight. */
  #jump(label = this.#label) {
    this.#label = label;
    const link = this.#host.querySelector(".poi-jump");
    link.querySelector("span").textContent = label;
    link.hidden = label === "" || this.#inSight;
  }
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

// Paper has no folds.
let fold = () => {};
addEventListener("beforeprint", () => {
  fold = shown?.unfold() ?? fold;
});
addEventListener("afterprint", () => fold());

// Material swaps the page's content without loading the page; it says so on document$.
if (window.document$) window.document$.subscribe(open);
else open();
