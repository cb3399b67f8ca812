// The files of the calculator: each is kept under its name, which its content gives, and checked
// against its hash when it comes in and each time it goes out.

import { bearsImage } from "../../../docs/assets/javascripts/bears.mjs";
import { askSmallest, isSmall } from "../../../docs/assets/javascripts/files.mjs";
import { inflate } from "../../../docs/assets/javascripts/inflate.mjs";
import { integrity } from "../../../docs/assets/javascripts/integrity.mjs";
import { noted } from "./editions.mjs";
import { CALCULATOR } from "./names.mjs";

const scope = self.registration.scope;
const way = bearsImage() ? "image" : "code";
const hashes = new Map(CALCULATOR_FILES[way].map(({ url, integrity }) => [new URL(url, scope).href, integrity]));

export const files = [...hashes.keys()];
export const bytes = CALCULATOR_BYTES[way];
export const isFile = (url) => hashes.has(url);

/** The response with its body read, or null if the body is not what the build wrote. */
async function checked(url, response) {
  if (response.status !== 200) return null;
  const body = await inflate(await response.arrayBuffer());
  if ((await integrity(body)) !== hashes.get(url)) return null;
  return new Response(body, { headers: response.headers });
}

/** The file as it is kept; one that has gone bad is dropped. */
async function kept(url) {
  const found = await caches.match(url, { cacheName: CALCULATOR });
  if (!found) return null;
  const whole = await checked(url, found);
  if (!whole) await (await caches.open(CALCULATOR)).delete(url);
  return whole;
}

async function put(url, response) {
  const whole = await checked(url, response);
  // Not when the reader has just had the copy removed.
  if (whole && (await noted(scope))) await (await caches.open(CALCULATOR)).put(url, whole);
  return Boolean(whole);
}

/** Answer a page's request for a file. */
export async function serve(event) {
  const { request } = event;
  const { url } = request;
  const found = await kept(url);
  if (found) return found;
  const response = await fetch(request).catch(() => Response.error());
  // The host may have another edition by now: the page will be offered it.
  if (!response.ok) event.waitUntil(self.registration.update().catch(() => {}));
  // The page gets it as it comes; what is kept is looked at apart. A full disk keeps nothing. One that the
  // host does not compress the page takes from beside it, and leaves this.
  else if (isSmall(url, response)) event.waitUntil(put(url, response.clone()).catch(() => {}));
  return response;
}

const isKept = (url) => caches.match(url, { cacheName: CALCULATOR }).then(Boolean);

/** Whether all files are kept. */
export async function complete() {
  return (await Promise.all(files.map(isKept))).every(Boolean);
}

/** Whether a file could be had, from the browser's own cache if need be, and is what was built. */
async function had(url, cache) {
  try {
    return await put(url, await askSmallest({ url, integrity: hashes.get(url) }, { priority: "low", cache }));
  } catch (error) {
    if (error.name === "QuotaExceededError") throw error;
    return false;
  }
}

async function take() {
  // One after the other, in the background: nobody waits for it.
  for (const url of files) {
    if (!(await noted(scope))) return; // the reader has just had the copy removed
    if (await isKept(url)) continue;
    // A name given by the content never changes its bytes: what the browser has at hand will do.
    if (!(await had(url, "force-cache")) && !(await had(url, "reload"))) {
      throw new Error(`${url} cannot be had, or is not what was built`);
    }
  }
}

let taking = null;

/** Keep all files; rejects if one cannot be had or kept. */
export function keep() {
  taking ??= take().finally(() => {
    taking = null;
  });
  return taking;
}
