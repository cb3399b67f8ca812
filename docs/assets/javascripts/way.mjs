// Which quick way to start: the image of a started calculator, or its code, which weighs half as much.

import { framed } from "./place.mjs";

const FAST = 30; // Mbit/s from which the image comes soon enough to win
const MOST = 10; // Mbit/s: browsers do not reckon further
const TELLING = 20_000; // bytes under which a file's time says little of the link
const IMAGE = "portage-ou-interim:image"; // on this device: the image that it last started from

/** Mbit/s at which the largest file of the page came, if any came over the network. */
function measured() {
  const came = performance.getEntriesByType("resource").filter((one) => one.transferSize > TELLING);
  const [largest] = came.sort((a, b) => b.encodedBodySize - a.encodedBodySize);
  if (!largest) return null;
  return (8 * largest.encodedBodySize) / 1000 / Math.max(1, largest.responseEnd - largest.responseStart);
}

function isFast() {
  const { downlink = MOST, effectiveType = "4g" } = navigator.connection ?? {};
  if (effectiveType !== "4g") return false;
  const speed = measured();
  return speed === null ? downlink >= MOST : speed >= FAST;
}

function startedFrom(image) {
  try {
    return !framed && localStorage.getItem(IMAGE) === image;
  } catch {
    return false;
  }
}

/** Whether the copy for use without a network has it. */
async function isKept(url) {
  try {
    return Boolean(await caches.match(url));
  } catch {
    return false; // no secure connection, or storage is denied
  }
}

/** "image" or "code", for the image at this address. */
export async function quickest(image) {
  return startedFrom(image) || isFast() || (await isKept(image)) ? "image" : "code";
}

/** It started from this image, or null: the browser then has it at hand next time. */
export function remember(image) {
  try {
    if (framed) return;
    if (image) localStorage.setItem(IMAGE, image);
    else localStorage.removeItem(IMAGE);
  } catch {
    // Storage is full or denied: the link decides again.
  }
}
