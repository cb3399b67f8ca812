// Finds what calculates in the page, starts it, and tells it what happens to the page as a whole.
// All words come from the page itself or from the calculator: there is no text here.

import { Client } from "./client.mjs";
import { Panel } from "./panel.mjs";
import { Questionnaire } from "./questionnaire.mjs";
import { review } from "./review.mjs";
import { fetchAhead } from "./searching.mjs";
import { Simulator } from "./simulator.mjs";
import { reachTables } from "./tables.mjs";

let client = null; // one for all pages
let panel = null; // the one on screen
let shown = null; // what asks on its behalf

function open() {
  review();
  reachTables();
  const host = document.querySelector(".poi-calculator:is([data-reader], [data-form])");
  if (host?.dataset.open) return;
  panel = shown = null;
  if (!host) return;
  host.dataset.open = "true";
  host.querySelector("[data-inert]").remove();
  client ??= new Client(host, (step, share) => panel?.step(step, share));
  panel = new Panel(host);
  const Kind = host.dataset.form ? Simulator : Questionnaire;
  shown = new Kind(host, client, panel);
  warmUp(host.querySelector("form"), shown);
}

/** The start is hidden behind the reading: first sign of interest, or an idle moment. */
function warmUp(form, one) {
  const warm = () => one.warm();
  form.addEventListener("pointerover", warm, { once: true });
  form.addEventListener("focusin", warm, { once: true });
  const { saveData, type } = navigator.connection ?? {};
  if (!saveData && type !== "cellular") (window.requestIdleCallback ?? setTimeout)(warm);
}

addEventListener("hashchange", () => shown?.openLink());

// Paper has no folds.
let fold = () => {};
addEventListener("beforeprint", () => {
  fold = panel?.unfold() ?? fold;
});
addEventListener("afterprint", () => fold());

fetchAhead();

// Material swaps the page's content without loading the page; it says so on document$.
if (window.document$) window.document$.subscribe(open);
else open();
