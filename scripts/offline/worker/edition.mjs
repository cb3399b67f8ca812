// The service worker of one edition. It serves the edition whole, as it was built: a new one is
// fetched beside it and takes its place only when the reader says so, or once no page is open.

import { clientsClaim } from "workbox-core";
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute, setCatchHandler } from "workbox-routing";
import { bytes, complete, files, isFile, keep, serve } from "./calculator.mjs";
import { forget, forgetAll, note, noted, prune } from "./editions.mjs";
import { guideOf } from "./names.mjs";

const scope = self.registration.scope;

// No falling back to the network in there: it would keep pages that the reader had removed.
const guide = new PrecacheController({ cacheName: guideOf(scope), fallbackToNetwork: false });
guide.addToCacheList(GUIDE_FILES);

registerRoute(
  new PrecacheRoute(guide, { directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./] }),
);
registerRoute(
  ({ url, request }) => isFile(url.href) && !request.headers.has("range"),
  ({ event }) => serve(event),
);
registerRoute(new NavigationRoute(({ request }) => fetch(request)));

/** The address of a page that is named without its last slash, or of the page that says what is missing. */
function instead({ pathname }) {
  const folder = new URL(`${pathname}/`, scope);
  const known = guide.getCacheKeyForURL(`${folder.href}index.html`);
  return known ? folder.href : new URL(MISSING_PAGE, scope).href;
}

// What the copy lacks, and the network too.
setCatchHandler(async ({ request, url }) => {
  try {
    return await fetch(request);
  } catch {
    return request.mode === "navigate" ? Response.redirect(instead(url)) : Response.error();
  }
});

clientsClaim();

/** Fetch the guide, at any event: Workbox does it at the worker's own installation only. */
async function take(event, before) {
  try {
    await guide.install({ type: "install", waitUntil: (promise) => event.waitUntil(promise) });
    await note(scope, { guide: true });
  } catch (error) {
    // The network went, or the device is full: leave it as it was found.
    if (!before) await forget(scope);
    throw error;
  }
}

async function install(event) {
  const before = await noted(scope);
  // Until it takes over, nothing of the edition in use may go.
  await note(scope, { used: Date.now(), files: [...new Set([...(before?.files ?? []), ...files])] });
  await take(event, before);
  // Whoever has the calculator without a network has it after the change too.
  if (before?.calculator) await keep();
}

async function activate(event) {
  await guide.activate(event);
  await note(scope, { files });
  await prune(scope);
}

/** A page was opened: this edition is in use, and is fetched anew if it was dropped meanwhile. */
async function use(event) {
  const used = Date.now();
  const before = await noted(scope);
  if (before?.guide) {
    await note(scope, { used });
    return;
  }
  await note(scope, { used, files });
  await take(event, before);
  await prune(scope);
}

async function keepCalculator() {
  await keep();
  // Not when the reader has had the copy removed meanwhile.
  if (await noted(scope)) await note(scope, { calculator: true });
}

const ASKED = {
  use,
  keep: keepCalculator,
  state: async () => ({
    guide: Boolean((await noted(scope))?.guide),
    calculator: await complete(),
    bytes: { guide: GUIDE_BYTES, calculator: bytes },
  }),
  forget: forgetAll,
  replace: () => self.skipWaiting(),
};

async function answer(event) {
  let said = false; // without a network, or on a full device, the site goes on
  try {
    said = (await ASKED[event.data.do](event)) ?? true;
  } finally {
    event.ports[0]?.postMessage(said);
  }
}

self.addEventListener("install", (event) => event.waitUntil(install(event)));
self.addEventListener("activate", (event) => event.waitUntil(activate(event)));
self.addEventListener("message", (event) => event.waitUntil(answer(event).catch(() => {})));
