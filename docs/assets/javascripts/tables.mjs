// A table of a page scrolls in a box of the theme's, which Safari's keyboard does not enter by itself.

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

/** Let the keyboard into the tables that are wider than the page, and into those that become so. */
export function reachTables() {
  widths.disconnect(); // from the page before
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) widths.observe(box);
}
