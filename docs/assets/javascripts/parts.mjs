/** A place that the calculator fills part by part: what has not changed is left alone. */
export class Parts {
  #place;
  #built; // what the page was built with, by its own markup
  #parts = new Map(); // what is on screen, by the markup that it came from

  constructor(place) {
    this.#place = place;
    this.#built = new Map([...place.children].map((one) => [one.outerHTML, one]));
  }

  /** Show these, one element each; what is open stays open, and the keyboard stays where it is. */
  put(parts) {
    const place = this.#place;
    const open = [...place.querySelectorAll("details[open]")].map(nameOf);
    const focused = place.contains(document.activeElement) ? signature(document.activeElement) : null;
    const fresh = parts.filter((markup) => !this.#parts.has(markup));
    // Parsed apart from the page: nothing in it can run, and the page builds no markup.
    const { body } = new DOMParser().parseFromString(fresh.join(""), "text/html");
    const parsed = [...body.children].map((one) => this.#asBuilt(one) ?? one);
    this.#built.clear();
    for (const details of body.querySelectorAll("details")) details.open = open.includes(nameOf(details));
    this.#parts = new Map(parts.map((markup) => [markup, this.#parts.get(markup) ?? parsed.shift()]));
    renew(place, [...this.#parts.values()]);
    if (focused && !place.contains(document.activeElement)) {
      const controls = [...place.querySelectorAll("a, button, summary, input, [tabindex]")];
      controls.find((one) => signature(one) === focused)?.focus({ preventScroll: true });
    }
  }

  /** The same element, if the page was built with it. */
  #asBuilt(part) {
    return this.#built.size ? this.#built.get(part.outerHTML) : undefined;
  }
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

/** Tells one fold from another across two answers: figures may change, its first words do not. */
function nameOf(details) {
  const around = details.parentElement.closest("details");
  const before = details.previousSibling?.nodeType === Node.TEXT_NODE ? details.previousSibling.data : "";
  const words = details.querySelector("summary").firstChild.textContent;
  return `${around ? nameOf(around) : ""}/${before.trim()}/${words}`;
}

/** Tells one control from another across two answers. */
function signature(one) {
  if (one.matches("summary")) return nameOf(one.parentElement);
  const { tagName, id, href = "", textContent } = one;
  return `${tagName} ${id} ${href} ${one.getAttribute("aria-label") ?? textContent}`;
}
