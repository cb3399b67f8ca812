// A table of a page scrolls in a box of the theme's, which Safari's keyboard does not enter by itself.

/** Let the keyboard into the tables that are wider than the page. */
export function reachTables() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}
