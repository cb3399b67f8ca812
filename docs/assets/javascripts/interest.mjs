// When a reader takes an interest in a form that stands in a frame: nothing heavy comes before.

const STAY = 1000; // ms in sight: what is only scrolled past is not read
const IDLE = 1000; // ms: Chromium may never call a still frame of another site idle
// A finger that scrolls presses no mouse; a keyboard on its way through the page presses Tab.
const USES = ["mousedown", "keydown", "change"];

/**
 * Settles once the form is used, or has been in sight for a while and the browser is idle.
 *
 * @param host the form and the place of its answer
 * @param frugal whether to wait until it is used, however long it is in sight
 */
export function interest(host, frugal) {
  return new Promise((resolve) => {
    for (const use of USES) {
      host.addEventListener(use, ({ key }) => key !== "Tab" && resolve(), { capture: true });
    }
    if (frugal) return;
    let clock;
    new IntersectionObserver((entries, observer) => {
      clearTimeout(clock);
      if (!entries.at(-1).isIntersecting) return;
      clock = setTimeout(() => {
        observer.disconnect();
        if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: IDLE });
        else resolve();
      }, STAY);
    }).observe(host);
  });
}
