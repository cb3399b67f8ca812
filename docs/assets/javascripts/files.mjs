// The files that a start needs: asked for at once or once the others are there, counted as they come.
// The worker unpacks and checks them, so that the page stays free: see content.mjs.

import { Failure } from "./failure.mjs";
import { isKept } from "./kept.mjs";

const NEWS_EVERY = 250; // ms between two lines of progress
const COPIED = /\.(bin|wasm|whl|zip)$/; // what some hosts do not compress

/** Tell how much has come: a slow link must not pass for a dead one. */
function progress(total, tell) {
  let received = 0;
  let told = 0;
  return (bytes) => {
    received += bytes;
    if (performance.now() - told < NEWS_EVERY) return;
    told = performance.now();
    tell(Math.min(received / total, 1));
  };
}

async function ask(url, options) {
  const response = await fetch(url, options);
  if (response.status !== 200) throw new Failure("missing", `${url}: ${response.status}`);
  return response;
}

/** Whether a file comes as small as it can: the host compresses it, or nobody needs to. */
export const isSmall = (url, { headers }) => !COPIED.test(url) || headers.has("content-encoding");

/** A file that the host does not compress has a compressed copy beside it. */
export async function askSmallest({ url, integrity: hash }, options) {
  // Without a secure connection only the browser itself can check, and what it gives is whole.
  if (!crypto.subtle) return ask(url, { ...options, integrity: hash });
  const response = await ask(url, options);
  if (isSmall(url, response) || (await isKept(url))) return response;
  const packed = await ask(`${url}.gz`, options).catch(() => null);
  if (packed) response.body.cancel().catch(() => {});
  return packed ?? response;
}

/**
 * The body, laid piece by piece where the whole goes, so that nothing holds the page up at the end;
 * `expected` bytes are counted whatever way they travel.
 */
async function read(response, expected, count) {
  const whole = new Uint8Array(expected);
  let at = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    whole.set(value, at); // a RangeError where there is more than was built
    at += value.byteLength;
    count(value.byteLength);
  }
  count(expected - at);
  return at < expected ? whole.buffer.slice(0, at) : whole.buffer;
}

async function fetchOne(file, count, options) {
  return read(await askSmallest(file, options), file.bytes, count);
}

async function fetchTwice(file, count, signal) {
  try {
    return await fetchOne(file, count, { signal });
  } catch (error) {
    if (error instanceof Failure) throw error; // the host has said that it has none
    return fetchOne(file, () => {}, { signal, cache: "reload" });
  }
}

/**
 * Fetch files, each `{ url, bytes, integrity, late }`; returns the promise of each body as it came, by URL.
 * A late one is asked for once the others have come: it leaves them the link.
 * @param tell called with the share that has come
 * @param signal ends what is still on its way
 */
export function fetchAll(files, tell, signal) {
  const count = progress(files.reduce((sum, { bytes }) => sum + bytes, 0), tell);
  const missing = (url) => (error) => {
    throw error instanceof Failure ? error : new Failure("missing", `${url}: ${error}`);
  };
  const fetched = (file) => fetchTwice(file, count, signal).catch(missing(file.url));
  const found = new Map(files.filter(({ late }) => !late).map((file) => [file.url, fetched(file)]));
  const first = [...found.values()];
  for (const file of files.filter(({ late }) => late)) {
    found.set(
      file.url,
      Promise.all(first).then(() => fetched(file)),
    );
  }
  return found;
}
