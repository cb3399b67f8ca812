// What the page has fetched, as it was built: unpacked, and checked before use.

import { Failure } from "./failure.mjs";
import { inflate } from "./inflate.mjs";
import { integrity } from "./integrity.mjs";

const fetch = self.fetch.bind(self); // the worker's own will be answered with what is checked here

async function unpacked(body, expected) {
  const content = await inflate(body);
  if ((await integrity(content)) !== expected) throw new Error("not what was built");
  return content;
}

async function anew(url) {
  const response = await fetch(url, { cache: "reload" }); // what a cache got wrong, it would give again
  if (response.status !== 200) throw new Error(String(response.status));
  return response.arrayBuffer();
}

/** The content of a file, from the body that came; fetched once more if that is not what was built. */
export async function content({ url, integrity: expected }, body) {
  if (!crypto.subtle) return body; // no secure connection: the browser has checked it, on fetching
  try {
    return await unpacked(body, expected);
  } catch {
    return anew(url)
      .then((second) => unpacked(second, expected))
      .catch((error) => {
        throw new Failure("missing", `${url}: ${error.message}`);
      });
  }
}
