// What the reader typed: in this tab always, on this device only if the reader says so.
// In a frame of another site, nowhere but in the page itself.

import { read, write } from "./store.mjs";

const tab = new Map(); // what could not be stored

function stored(place, reader) {
  try {
    const found = JSON.parse(read(place, reader) ?? "null");
    return typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

const put = (place, reader, fields) => write(place, reader, fields && JSON.stringify(fields));

/** The name under which a simulator's entries are kept, beside the answers of each reader. */
export const ofSimulator = (form) => `simulator:${form}`;

/** Whether the reader asked this device to keep the answers. */
export const kept = (reader) => stored("localStorage", reader) !== null;

/** The fields as they were left: in this tab first, else on this device. */
export const recall = (reader) =>
  tab.get(reader) ?? stored("sessionStorage", reader) ?? stored("localStorage", reader) ?? {};

/** Keep the fields as they are now, in this tab and with `keep` on this device. */
export function remember(reader, fields, keep) {
  if (put("sessionStorage", reader, Object.keys(fields).length ? fields : null)) tab.delete(reader);
  else tab.set(reader, fields);
  if (keep) put("localStorage", reader, fields);
}

/** This device keeps the fields no more. */
export const release = (reader) => put("localStorage", reader, null);
