// Where a form stands: in its page of the guide, or alone in a page made for frames of other sites.

const { guide } = document.documentElement.dataset;

/** Whether the page is made for frames: it then leaves nothing behind in the browser. */
export const framed = guide !== undefined;

/** The address of the form's own page in the guide, which is what its links lead to. */
export function home() {
  const { origin, pathname } = new URL(guide ?? "", location.href);
  return origin + pathname;
}
