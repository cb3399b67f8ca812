// Says beside a day that it is past; the build knows no clock, and the words are in the page.

const MARKED = "poi-due-past";

/** Today where the reader is, as the page writes days: 2027-02-20. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

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
