// Tells the page around the frame how high to make it: one number, nothing else.
// It hangs on the width and on whether the form was used, never on what is answered: a height that
// followed the result would tell whoever knows the guide which result it is.

const room = Number(document.documentElement.dataset.room); // for a result, whichever it is
const main = document.querySelector("main");
const blank = main.cloneNode(true); // as nobody has touched it
blank.classList.add("poi-measured");

let used = location.hash !== ""; // with start values, a result comes by itself

function measure() {
  main.after(blank);
  const height = blank.offsetHeight;
  blank.remove();
  return height;
}

function tell() {
  const height = measure() + (used ? room : 0);
  // To any origin: the page does not know who shows it, and the number is the same for all.
  if (parent !== window) parent.postMessage({ "portage-ou-interim": { height } }, "*");
}

let width;
new ResizeObserver(([{ contentRect }]) => {
  if (contentRect.width === width) return;
  width = contentRect.width;
  tell();
}).observe(document.documentElement);

function use() {
  for (const sign of ["click", "input", "change"]) main.removeEventListener(sign, use);
  if (used) return;
  used = true;
  tell();
}
for (const sign of ["click", "input", "change"]) main.addEventListener(sign, use);

addEventListener("load", tell); // once more, for a page that listens late
