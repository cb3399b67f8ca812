// Carries requests to the calculator and its answers back; decides nothing.
// Started through a blob, so that the page's content security policy holds here too.

import { content } from "./content.mjs";
import { Failure } from "./failure.mjs";
import { restoring } from "./image.mjs";
import { sound } from "./sound.mjs";

// The smallest module there is: whether WebAssembly may run here at all.
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function probe() {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
  } catch (error) {
    throw new Failure("blocked", error);
  }
}

/** A promise of the file at each address, and what keeps it. */
function awaited(files) {
  const found = new Map();
  for (const file of Object.values(files)) {
    const one = { file };
    one.promise = new Promise((resolve) => Object.assign(one, { resolve }));
    one.promise.catch(() => {}); // told to the page once, where it is checked
    found.set(file.url, one);
  }
  return found;
}

/** Answer what the runtime asks for with what the page has fetched. */
function serve(bodies) {
  const plain = self.fetch.bind(self);
  self.fetch = async (input, options) => {
    const url = String(input?.url ?? input);
    const body = bodies.get(url);
    return body ? new Response(await body) : plain(input, options);
  };
}

/**
 * Compile the engine while the rest comes; the runtime would begin only once it asks for it. Settles
 * once the engine runs. Of one that does not, the runtime would only warn, and then wait for ever: it is
 * given no answer, and the failure is told here.
 */
function compiledAhead(engine) {
  const compiled = engine.then((bytes) => WebAssembly.compile(bytes));
  let ask;
  const asked = new Promise((resolve) => (ask = resolve));
  const running = Promise.all([compiled, asked]).then(async ([module, imports]) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  }));
  WebAssembly.instantiateStreaming = (_, imports) => {
    ask(imports);
    return running.catch(() => new Promise(() => {}));
  };
  running.catch(() => {}); // told below, beside what the runtime says
  return running;
}

let bodies; // of the files, by their address

/**
 * Start in one of three ways: from the image of a calculator that has started, from its code, or
 * from its code with the whole engine. Only the last one can do all that Python can.
 */
async function load({ runtime, edition, files }) {
  const step = (name) => self.postMessage({ step: name });
  bodies = awaited(files);
  const body = (url) => bodies.get(url).promise;
  const asked = new Map([...bodies.keys()].map((url) => [url, body(url)]));
  const running = compiledAhead(body((files.lean ?? files.whole).url));
  asked.set(`${runtime}pyodide.asm.wasm`, Promise.resolve(new ArrayBuffer(0))); // it is compiled
  const image = files.image ? body(files.image.url) : null;
  // An image has no library; whoever asks for it gets nothing.
  if (image) asked.set(`${runtime}python_stdlib.zip`, Promise.resolve(new ArrayBuffer(0)));
  serve(asked);
  await probe();
  // Checked first; the browser then has them at hand.
  const modules = [files.start, files.leanGlue ?? files.glue].map(({ url }) => url);
  await Promise.all(modules.map(body));
  const [{ loadPyodide }, { default: create }] = await Promise.all(modules.map((url) => import(url)));
  const loading = loadPyodide({
    indexURL: runtime,
    lockFileURL: files.lock.url,
    packageBaseUrl: edition,
    stdout: () => {},
    stderr: () => {},
    // Of itself, it would ask for the whole glue.
    ...(image ? restoring(image, create) : { createPyodideModule: create }),
  });
  const [pyodide] = await Promise.all([loading, running]);
  step("package");
  if (!image) await install(pyodide);
  step("start");
  const { answer } = pyodide.pyimport("calculator.browser");
  return (request) => sound(answer(request));
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
    if (data.url) {
      const { file, resolve } = bodies.get(data.url);
      const checked = content(file, data.body);
      resolve(checked);
      await checked;
    } else if (data.start) {
      answer = await load(data.start);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ id: data.id, answer: answer(data.request) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, cause: error?.cause, failure: String(error?.message ?? error) });
  }
};
