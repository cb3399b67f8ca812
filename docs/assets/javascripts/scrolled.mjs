// What is wider than the page scrolls in a box of its own, which Safari's keyboard does not enter by itself.

// The theme thinks of code too, but once it has been in sight, and of no table.
const BOXES = ".md-typeset__scrollwrap, .md-typeset pre > code";

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

/** Let the keyboard into the tables and the code that are wider than the page, and into those that become so. */
export function reachScrolled() {
  widths.disconnect(); // from the page before
  for (const box of document.querySelectorAll(BOXES)) widths.observe(box);
}
