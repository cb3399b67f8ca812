// Says beside a day that it is past; the build knows no clock, and the words are in the page.

import { today } from "./today.mjs";

const MARKED = "poi-due-past";

/** Mark every day of the page by which something had to be done, from that day on. */
export function review() {
  for (const due of document.querySelectorAll(`[data-due]:not(.${MARKED})`)) {
    if (today() < due.dateTime) continue;
    due.classList.add(MARKED);
    const word = document.createElement("span");
    word.className = "poi-overdue";
    word.textContent = due.dataset.overdue;
    due.after(word);
  }
}
