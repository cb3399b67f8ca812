// A simulator's form as entries: what stands in each field, and the amount that was typed.

import { write } from "./write.mjs";

/** The entries that say something. */
export function filled(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ""));
}

/** What a control holds as the page was built, whatever was typed before this script ran. */
function built({ type, value, defaultValue, defaultChecked, options }) {
  if (type === "radio") return defaultChecked ? value : undefined;
  if (!options) return defaultValue;
  return ([...options].find((one) => one.defaultSelected) ?? options[0]).value;
}

export class Entries {
  #form;
  #usual = {};
  #amounts = {}; // as last answered

  constructor(form) {
    this.#form = form;
    for (const field of form.elements) {
      const value = field.name ? built(field) : undefined;
      if (value !== undefined) this.#usual[field.name] = value;
    }
    for (const field of form.querySelectorAll("[data-amount]")) {
      if (field.value !== field.defaultValue) this.give(field);
    }
    this.settle();
  }

  /** What the form held as the page was built. */
  get usual() {
    return this.#usual;
  }

  /** What stands in the form, hidden and blank fields included. */
  all() {
    return Object.fromEntries(new FormData(this.#form));
  }

  /** What the calculator is asked about: the fields that matter and say something. */
  relevant() {
    const entries = filled(this.all());
    for (const field of this.#form.querySelectorAll(".poi-entry[hidden] [name]")) delete entries[field.name];
    return entries;
  }

  /** Put these in the form, and the usual values where they say nothing. */
  fill(entries) {
    for (const [name, value] of Object.entries({ ...this.#usual, ...entries })) {
      const field = this.#form.elements.namedItem(name);
      if (!field) continue; // of another edition
      field.value = value;
      if (field.selectedIndex === -1) field.value = this.#usual[name]; // a choice of another edition
    }
    const { given, amount } = this.all();
    const field = this.#amount(given);
    if (field) field.value = amount;
    this.settle();
  }

  /** An amount is typed: the others follow from it. */
  give(field) {
    const { period, typed } = this.all();
    const given = { given: field.dataset.amount, typed: period ?? typed, amount: field.value };
    for (const [name, value] of Object.entries(given)) this.#form.elements.namedItem(name).value = value;
  }

  /** Show the fields that matter, and only those. */
  settle() {
    const entries = this.all();
    for (const entry of this.#form.querySelectorAll("[data-when]")) {
      entry.hidden = !this.#matters(entry, entries);
    }
  }

  /** Write the amounts that follow, but not over the one that is being typed. */
  show(amounts = this.#amounts) {
    this.#amounts = amounts;
    const { given, typed, period = typed } = this.all();
    for (const [id, { text, unit }] of Object.entries(amounts)) {
      const field = this.#amount(id);
      const own = id === given && (typed === period || field === document.activeElement);
      if (!own && field.value !== text) field.value = text;
      write(this.#form.querySelector(`[data-unit="${id}"]`), unit);
    }
  }

  /** Say beside each field what is wrong with it; what was typed stays. */
  mark(errors) {
    if (errors.length) this.#amounts = {};
    const said = new Map([...this.#form.querySelectorAll(".poi-error")].map((line) => [line, []]));
    for (const { where, message } of errors) said.get(this.#line(where) ?? this.#line("")).push(message);
    for (const [line, messages] of said) {
      const wrong = messages.length > 0;
      write(line, messages.join(" "));
      line.hidden = !wrong;
      for (const control of line.closest(".poi-entry")?.querySelectorAll("input, select") ?? []) {
        if (wrong) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
      const fold = line.closest("details");
      if (wrong && fold) fold.open = true;
    }
  }

  /** Whether the fields that one depends on matter themselves and hold what it asks of them. */
  #matters(entry, entries) {
    return Object.entries(JSON.parse(entry.dataset.when)).every(([name, values]) => {
      const other = this.#form.querySelector(`[name="${name}"]`).closest("[data-when]");
      return values.includes(entries[name]) && (!other || this.#matters(other, entries));
    });
  }

  #amount(id) {
    return [...this.#form.querySelectorAll("[data-amount]")].find((one) => one.dataset.amount === id);
  }

  /** The line in sight for what is wrong with a field. */
  #line(where) {
    const lines = this.#form.querySelectorAll(".poi-error:not(.poi-entry[hidden] *)");
    return [...lines].find((line) => line.dataset.where === where);
  }
}
