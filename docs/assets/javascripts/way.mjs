// Which quick way to start: the image of a started calculator, or its code, which weighs half as much.

import { bearsImage } from "./bears.mjs";
import { isKept } from "./kept.mjs";
import { sparing } from "./metered.mjs";
import { read, write } from "./store.mjs";

const FAST = 20; // Mbit/s from which the image comes soon enough to win
const MOST = 10; // Mbit/s: browsers do not reckon further
const TELLING = 20_000; // bytes under which a file's time says little of the link
const IMAGE = "image"; // on this device: the image that it last started from

/** Mbit/s that the link has shown with the page's own files, if any came over the network; it may have more. */
function measured() {
  const speeds = performance
    .getEntriesByType("resource")
    .filter(({ transferSize }) => transferSize > TELLING)
    .map((one) => (8 * one.encodedBodySize) / 1000 / Math.max(1, one.responseEnd - one.responseStart));
  return speeds.length ? Math.max(...speeds) : null;
}

function isFast() {
  const { downlink = MOST, effectiveType = "4g" } = navigator.connection ?? {};
  if (sparing() || effectiveType !== "4g") return false;
  const speed = measured();
  return speed === null ? downlink >= MOST : speed >= FAST;
}

/** "image" or "code", for the image at this address. */
export async function quickest(image) {
  if (!bearsImage()) return "code";
  return read("localStorage", IMAGE) === image || isFast() || (await isKept(image)) ? "image" : "code";
}

/** It started from this image, or null: the browser then has it at hand next time. */
export const remember = (image) => write("localStorage", IMAGE, image);
