// What the reader typed: in this tab always, on this device only if the reader says so.
// In a frame of another site, nowhere but in the page itself.

import { framed } from "./place.mjs";

const tab = new Map(); // what could not be stored
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

/** Whether it could be done: storage may be denied, or full. */
function put(name, reader, fields) {
  try {
    const place = storage(name);
    if (fields) place.setItem(key(reader), JSON.stringify(fields));
    else place.removeItem(key(reader));
    return true;
  } catch {
    return false;
  }
}

/** The name under which a simulator's entries are kept, beside the answers of each reader. */
export const ofSimulator = (form) => `simulator:${form}`;

/** Whether the reader asked this device to keep the answers. */
export const kept = (reader) => stored("localStorage", reader) !== null;

/** The fields as they were left: in this tab first, else on this device. */
export const recall = (reader) =>
  tab.get(reader) ?? stored("sessionStorage", reader) ?? stored("localStorage", reader) ?? {};

export function remember(reader, fields, keep) {
  if (put("sessionStorage", reader, Object.keys(fields).length ? fields : null)) tab.delete(reader);
  else tab.set(reader, fields);
  put("localStorage", reader, keep ? fields : null);
}
