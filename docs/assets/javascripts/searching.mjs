// The search asks for what it searches at the first key; asked for a moment earlier, it is there by then.

const SECTIONS = new URL("../../search/sections.json", import.meta.url);

/** Ask as soon as the reader goes to the search. */
export function fetchAhead() {
  const field = document.querySelector("[data-md-component=search-query]");
  // Nothing depends on it: the search asks by itself.
  field?.addEventListener("focus", () => fetch(SECTIONS).then((found) => found.blob()).catch(() => {}), { once: true });
}
