// The guide without a network: a copy is made once the page is read, shown where the page has a
// place for it, and renewed when the reader says so. A page that the build did not allow keeps none.

import { Copy } from "./copy.mjs";
import { metered } from "./metered.mjs";
import { idle, pause } from "./moment.mjs";
import { megabytes } from "./numbers.mjs";
import { Renewal } from "./renewal.mjs";

const CALCULATOR_FIRST = 20_000; // ms at most that the copy leaves the network to the page's own calculator

const allowed = document.querySelector("template[data-offline-allowed]");
const copy = allowed && new Copy(Number(allowed.dataset.room), showCopy);
const renewal = copy?.door && new Renewal(copy.door, allowed.content.firstElementChild);

let came; // called when the calculator has
const calculator = new Promise((resolve) => {
  came = resolve;
});

function loaded() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}

/** Make the copy, once nothing else needs the network. */
export async function keepOffline() {
  if (!copy) return;
  await loaded();
  if (document.querySelector(".poi-calculator") && !metered()) {
    await Promise.race([calculator, pause(CALCULATOR_FIRST)]);
  }
  await idle();
  const registration = await copy.begin();
  if (!registration) return;
  renewal.follow(registration);
  await copy.use();
  if (metered()) await calculator;
  await copy.keepCalculator();
}

/** The calculator has come to this page: from now on its files are kept, whatever the network. */
export function calculatorCame() {
  came();
}

/** Show what this device keeps, where the page has a place for it. */
export async function showCopy() {
  const place = document.querySelector("[data-copy]");
  if (!place || !copy) return;
  if (!place.dataset.open) {
    place.dataset.open = "true";
    place.addEventListener("click", ({ target }) => act(target.closest("button")?.dataset.do));
  }
  const { name, bytes } = await copy.state();
  for (const line of place.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== name;
  place.querySelector("[data-sizes]").hidden = !bytes;
  if (bytes) {
    place.querySelector("[data-guide]").textContent = size(bytes.guide);
    place.querySelector("[data-calculator]").textContent = size(name === "all" ? bytes.calculator : 0);
  }
  place.querySelector("[data-do=keep]").hidden = !["none", "guide", "failed", "full"].includes(name);
  place.querySelector("[data-do=forget]").hidden = !["guide", "all"].includes(name);
  place.hidden = false;
}

const size = (bytes) => megabytes(bytes / 1_000_000);

async function act(what) {
  if (what === "forget") await copy.forget();
  if (what !== "keep") return;
  const registration = await copy.begin(true);
  if (!registration) return;
  renewal.follow(registration);
  await copy.keepCalculator();
}
