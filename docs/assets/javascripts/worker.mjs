// Carries requests to the calculator and its answers back; decides nothing.
// Started through a blob, so that the page's content security policy holds here too.

import { Failure } from "./failure.mjs";
import { fetchAll, inflate } from "./files.mjs";
import { restoring } from "./image.mjs";

// The smallest module there is: whether WebAssembly may run here at all.
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const MODULES = ["pyodide.mjs", "pyodide.asm.mjs"];
const TYPES = { wasm: "application/wasm" };

async function probe() {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
  } catch (error) {
    throw new Failure("blocked", error);
  }
}

/** Answer what the runtime asks for with what has been fetched and checked, once each. */
function serve(bodies) {
  const plain = self.fetch.bind(self);
  self.fetch = async (input, options) => {
    const url = String(input?.url ?? input);
    const body = bodies.get(url);
    if (!body) return plain(input, options);
    bodies.delete(url);
    const type = TYPES[url.split(".").at(-1)] ?? "application/octet-stream";
    return new Response(await body, { headers: { "content-type": type } });
  };
}

/**
 * Start in one of three ways: from the image of a calculator that has started, from its code, or
 * from its code with the whole engine. Only the last one can do all that Python can.
 */
async function load({ runtime, edition, way, files }) {
  const step = (name, share) => self.postMessage({ step: name, share });
  step("runtime");
  const blocked = probe();
  const bodies = fetchAll(Object.values(files), (share) => step("runtime", share));
  const all = [...bodies.values()];
  // The runtime itself waits for ever for a file that does not come.
  const failed = Promise.all(all).then(() => new Promise(() => {}));
  const asked = new Map(bodies);
  asked.set(`${runtime}pyodide.asm.wasm`, bodies.get(files.wasm.url));
  const image = way === "image" ? bodies.get(files.image.url).then(inflate) : null; // while the rest comes
  for (const one of [failed, image]) one?.catch(() => {}); // told below, once it is asked for
  await blocked;
  // An image has no library; whoever asks for it gets nothing.
  if (way === "image") asked.set(`${runtime}python_stdlib.zip`, Promise.resolve(new ArrayBuffer(0)));
  serve(asked);
  const start = async () => {
    // Checked first; the browser then has them at hand.
    await Promise.all(MODULES.map((name) => bodies.get(runtime + name)));
    const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
    return loadPyodide({
      indexURL: runtime,
      lockFileURL: files.lock.url,
      packageBaseUrl: edition,
      stdout: () => {},
      stderr: () => {},
      ...(image ? restoring(await image, runtime) : {}),
    });
  };
  const pyodide = await Promise.race([start(), failed]);
  step("package");
  if (way !== "image") await install(pyodide);
  step("start");
  return pyodide.pyimport("calculator.browser").answer;
}

async function install(pyodide) {
  const refused = [];
  await pyodide.loadPackage("calculator", {
    messageCallback: () => {},
    errorCallback: (message) => refused.push(message),
  });
  if (refused.length) throw new Failure("missing", refused.join("; "));
}

let answer;

self.onmessage = async ({ data }) => {
  try {
    if (data.start) {
      answer = await load(data.start);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ id: data.id, answer: answer(data.request) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, cause: error?.cause, failure: String(error?.message ?? error) });
  }
};
