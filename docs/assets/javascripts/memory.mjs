// What the reader typed: in this tab always, on this device only if the reader says so.
// In a frame of another site, nowhere but in the page itself.

import { framed } from "./place.mjs";

const tab = new Map(); // where there is no storage
const key = (reader) => `portage-ou-interim:${reader}`;

/** The storage asked for, or null where there is none to use: the answers then live in the page. */
function storage(name) {
  if (framed) return null;
  try {
    return window[name];
  } catch {
    return null;
  }
}

function stored(name, reader) {
  try {
    const found = JSON.parse(storage(name)?.getItem(key(reader)) ?? "null");
    return typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

function put(name, reader, fields) {
  try {
    if (fields) storage(name)?.setItem(key(reader), JSON.stringify(fields));
    else storage(name)?.removeItem(key(reader));
  } catch {
    // Storage is full or denied.
  }
}

/** The name under which a simulator's entries are kept, beside the answers of each reader. */
export const ofSimulator = (form) => `simulator:${form}`;

/** Whether the reader asked this device to keep the answers. */
export const kept = (reader) => stored("localStorage", reader) !== null;

/** The fields as they were left: in this tab first, else on this device. */
export const recall = (reader) =>
  stored("sessionStorage", reader) ?? tab.get(reader) ?? stored("localStorage", reader) ?? {};

export function remember(reader, fields, keep) {
  tab.set(reader, fields);
  put("sessionStorage", reader, Object.keys(fields).length ? fields : null);
  put("localStorage", reader, keep ? fields : null);
}
