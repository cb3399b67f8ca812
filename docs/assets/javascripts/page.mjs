// Finds what calculates in the page, starts it, and tells it what happens to the page as a whole.
// All words come from the page itself or from the calculator: there is no text here.

import { metered, sparing } from "./metered.mjs";
import { idle, pause } from "./moment.mjs";
import { calculatorCame, keepOffline, showCopy } from "./offline.mjs";
import { framed } from "./place.mjs";
import { review } from "./review.mjs";
import { reachScrolled } from "./scrolled.mjs";
import { fetchAhead } from "./searching.mjs";
import { showTips } from "./tips.mjs";

const HOST = ".poi-calculator:is([data-reader], [data-form])";

const LOOK = 3000; // ms in which a page that nobody uses yet is left alone

const frugal = metered();

/** What a form needs; pages without one do without. */
const load = () => import("./calculator.mjs");
if (document.querySelector(HOST)) load().catch(() => {}); // told where it is used

let client = null; // one for all pages
let edition; // the one that it calculates for
let panel = null; // the one on screen
let shown = null; // what asks on its behalf
let at; // the path of the page on screen

async function open() {
  review();
  reachScrolled();
  showCopy();
  compose(document.querySelector("[data-embed]"));
  const host = document.querySelector(HOST);
  if (host?.dataset.open) return;
  // The theme may put the same page anew in the place of one that was opening a link.
  const unopened = location.pathname === at ? shown?.unopened : null;
  at = location.pathname;
  panel = shown = null;
  if (!host) return;
  if (client && host.dataset.edition !== edition) {
    location.reload(); // a newer one was published while the page was open: its form, its calculator
    return;
  }
  edition = host.dataset.edition;
  host.dataset.open = "true";
  const parts = await load().catch((error) => later(host, error));
  if (!parts || !host.isConnected) return; // or another page is shown by now
  const { Client, Panel, Questionnaire, Simulator } = parts;
  host.querySelector("[data-inert]").remove();
  client ??= new Client(host, (step, share) => {
    panel?.step(step, share);
    if (step === "start") calculatorCame();
  });
  panel = new Panel(host);
  const Kind = host.dataset.form ? Simulator : Questionnaire;
  shown = new Kind(host, client, panel);
  if (unopened) shown.openLink(unopened);
  warmUp(host.querySelector("form"), shown);
}

/** A script of ours did not come: the page says what can be done without, and asks again once it is used. */
function later(host, error) {
  console.error(error);
  delete host.dataset.open;
  const form = host.querySelector("form");
  for (const sign of ["pointerover", "focusin"]) form.addEventListener(sign, open, { once: true });
}

/** The page that gives the code for other sites: the others do without its script. */
async function compose(form) {
  if (!form || form.dataset.open) return;
  form.dataset.open = "true";
  const { Embed } = await import("./embed.mjs");
  new Embed(form);
}

/**
 * The start is hidden behind the reading: at the first sign of interest, or in an idle moment once
 * the reader has had a look. The result of the usual values is in the page without it.
 */
async function warmUp(form, one) {
  const warm = () => one.warm();
  if (framed) {
    if (!frugal) warm(); // somebody looks; else once an answer is asked for
    return;
  }
  if (sparing()) return; // an answer starts it, nothing less
  form.addEventListener("pointerover", warm, { once: true });
  form.addEventListener("focusin", warm, { once: true });
  if (frugal) return;
  await pause(LOOK);
  await idle();
  if (one === shown) warm();
}

addEventListener("hashchange", () => shown?.openLink());
// A page that comes back from the browser's memory was told nothing meanwhile.
for (const event of ["storage", "pageshow"]) addEventListener(event, () => shown?.follow());
// Where it can, before the address changes: Material fetches the page again at the first change.
globalThis.navigation?.addEventListener("navigate", (event) => {
  const { hashChange, cancelable, destination } = event;
  if (hashChange && cancelable && shown?.openLink(new URL(destination.url).hash)) event.preventDefault();
});

// Paper has no folds.
let fold = () => {};
addEventListener("beforeprint", () => {
  fold = panel?.unfold() ?? fold;
});
addEventListener("afterprint", () => fold());

fetchAhead();
showTips();

// In another site's page, nothing starts before somebody looks; the guide's own pages do without.
if (framed) {
  const { interest } = await import("./interest.mjs");
  interest(document.querySelector(HOST), frugal).then(open);
}
// Material swaps the page's content without loading the page; it says so on document$. What it does
// itself then is a long task already: the page answers between the two.
else if (window.document$) window.document$.subscribe(() => setTimeout(open));
else open();

if (!framed) keepOffline();
