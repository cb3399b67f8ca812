// The code that shows a form in another site, put together from what is chosen, with its preview.
// The codes, their titles and what can be wrong with a link are all in the page.

const PAUSE = 400; // ms without a key before the preview follows
const NOBODY = ".example"; // belongs to nobody: the site does not know its own address

export class Embed {
  #form;
  #root; // where the pages made for frames stand
  #address; // the same, as other sites are told
  #pause;

  constructor(form) {
    this.#form = form;
    this.#root = new URL("..", this.#find("iframe").src);
    const { address } = form.dataset;
    this.#address = new URL(address).hostname.endsWith(NOBODY) ? this.#root.href : address;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => this.#show(target.name === "link" ? PAUSE : 0));
    form.addEventListener("click", ({ target }) => this.#click(target.closest("button")));
    this.#take();
    this.#find("[data-static]").hidden = true;
    this.#find("[data-live]").hidden = false;
    this.#show(0);
  }

  /** A link's end in this page's own address is the start values, as if it had been pasted. */
  #take() {
    const shown = this.#of(location.hash);
    if (!shown) return;
    this.#field("shown").value = shown.value;
    this.#field("link").value = location.href;
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  #click(button) {
    const { action, copies } = button?.dataset ?? {};
    if (copies) this.#copy(this.#find(`[data-code=${copies}]`), this.#find(`[data-copied=${copies}]`));
    if (action !== "choose") return;
    this.#field("shown").value = this.#read().shown.value;
    this.#field("shown").focus();
    this.#show(0);
  }

  /** Say what is wrong with the link, if anything is, and write the codes for the rest. */
  #show(pause) {
    const { cause = "", shown, end = "" } = this.#read();
    this.#mark(cause, shown);
    const { value, dataset } = this.#field("shown").selectedOptions[0];
    const theme = this.#field("theme").value;
    const page = `${value}/${theme && `?theme=${theme}`}${end}`;
    for (const code of this.#form.querySelectorAll("[data-code]")) {
      const parts = { src: new URL(page, this.#address).href, title: dataset.title };
      code.value = code.dataset.template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
    }
    for (const line of this.#form.querySelectorAll("[data-copied]")) line.hidden = true;
    clearTimeout(this.#pause);
    const preview = () => this.#preview(new URL(page, this.#root).href, dataset.title);
    if (pause) this.#pause = setTimeout(preview, pause);
    else preview();
  }

  /** A frame of its own each time: an address changed in place would fill the reader's history. */
  #preview(src, title) {
    const frame = this.#find("iframe");
    if (frame.src === src) return;
    const fresh = frame.cloneNode();
    Object.assign(fresh, { src, title });
    frame.replaceWith(fresh);
  }

  /** The end of the link that was pasted and the form that it is of, or what is wrong with it. */
  #read() {
    const text = this.#field("link").value.trim();
    if (!text) return {};
    if (!URL.canParse(text, this.#root)) return { cause: "none" };
    const link = new URL(text, this.#root);
    const own = [this.#root.origin, new URL(this.#address).origin];
    if (!own.includes(link.origin)) return { cause: "foreign" };
    if (link.hash.length < 2) return { cause: "none" };
    if (!this.#options().some(({ dataset }) => link.hash.startsWith(dataset.prefix))) {
      return { cause: "unknown" };
    }
    const shown = this.#of(link.hash);
    if (!shown) return { cause: "broken" };
    return shown.selected ? { shown, end: link.hash } : { cause: "other", shown };
  }

  /** The form whose link ends so. */
  #of(end) {
    return this.#options().find(({ dataset: { prefix, shape } }) =>
      new RegExp(`^${prefix}${shape}$`).test(end),
    );
  }

  #mark(cause, shown) {
    for (const line of this.#form.querySelectorAll("[data-cause]")) {
      line.hidden = line.dataset.cause !== cause;
      const name = line.querySelector("[data-name]");
      if (name && !line.hidden) name.textContent = shown.label;
    }
    if (cause) this.#field("link").setAttribute("aria-invalid", "true");
    else this.#field("link").removeAttribute("aria-invalid");
  }

  async #copy(code, told) {
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
      told.hidden = false;
    } catch {
      // The clipboard is denied: the code stands selected, ready to be copied by hand.
    }
  }

  #find(selector) {
    return this.#form.querySelector(selector);
  }

  #field(name) {
    return this.#form.elements.namedItem(name);
  }

  #options() {
    return [...this.#field("shown").options];
  }
}
