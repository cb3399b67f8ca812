// The browser's storage, which may be missing, denied or full. A page made for frames of other sites leaves nothing in it.

import { framed } from "./place.mjs";

const name = (key) => `portage-ou-interim:${key}`;

/** What is stored under a key in `localStorage` or `sessionStorage`, or null. */
export function read(place, key) {
  try {
    return framed ? null : window[place].getItem(name(key));
  } catch {
    return null;
  }
}

/** Store a text, or with null remove it; says whether it could be done. */
export function write(place, key, text) {
  if (framed) return false;
  try {
    if (text === null) window[place].removeItem(name(key));
    else window[place].setItem(name(key), text);
    return true;
  } catch {
    return false;
  }
}
