// From the answer back to the form.

/** Whether a link is for this page to act on; it is then not followed. */
export function hold(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false; // a new tab or window is wanted
  // The browser would take the focus away some time later, and the theme would swap the page for itself.
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** Show a place of the form, and bring the keyboard to its control. */
export function reach(place, control) {
  place.dataset.reached = "";
  place.addEventListener("focusout", () => delete place.dataset.reached, { once: true });
  place.scrollIntoView();
  control.focus({ preventScroll: true });
}
