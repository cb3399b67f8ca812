// Carries requests to the calculator and its answers back; decides nothing.
// Started through a blob, so that the page's content security policy holds here too.

import { Failure } from "./failure.mjs";

// The smallest module there is: whether WebAssembly may run here at all.
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const NEWS_EVERY = 250; // ms between two lines of progress

/** Tell how much of the large files has come: a slow link must not pass for a dead one. */
function progress(total) {
  let received = 0;
  let told = 0;
  return (chunk) => {
    received += chunk.byteLength;
    if (performance.now() - told < NEWS_EVERY) return;
    told = performance.now();
    self.postMessage({ step: "runtime", share: Math.min(received / total, 1) });
  };
}

/** The same response, its body counted piece by piece as it comes. */
function counted(response, count) {
  const transform = (chunk, controller) => {
    count(chunk);
    controller.enqueue(chunk);
  };
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(new TransformStream({ transform })), { status, headers });
}

/**
 * Ask for all files at once, and hand each over on the first request for it: the runtime asks
 * only once its own code runs. Returns a promise that rejects if one of them fails, since the
 * runtime itself then waits for ever.
 */
function fetchEarly(files) {
  const plain = self.fetch.bind(self);
  const count = progress(files.reduce((sum, { bytes = 0 }) => sum + bytes, 0));
  const early = new Map();
  const checks = files.map(async ({ url, integrity, bytes }) => {
    const response = plain(url, { integrity }).then(
      (found) => {
        if (found.status !== 200) throw new Failure("missing", `${url}: ${found.status}`);
        return bytes ? counted(found, count) : found;
      },
      (error) => {
        throw new Failure("missing", `${url}: ${error}`);
      },
    );
    early.set(url, response);
    await response;
  });
  self.fetch = (input, options) => {
    const url = String(input?.url ?? input);
    const response = early.get(url);
    early.delete(url);
    return response ?? plain(input, options);
  };
  return Promise.all(checks).then(() => new Promise(() => {}));
}

async function probe() {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
  } catch (error) {
    throw new Failure("blocked", error);
  }
}

async function load({ runtime, edition, files }) {
  const step = (name) => self.postMessage({ step: name });
  step("runtime");
  await probe();
  const lock = `${edition}pyodide-lock.json`;
  const failed = fetchEarly([
    ...Object.entries(files).map(([name, file]) => ({ url: runtime + name, ...file })),
    { url: lock },
  ]);
  const started = import(`${runtime}pyodide.mjs`).then(({ loadPyodide }) =>
    loadPyodide({
      indexURL: runtime,
      lockFileURL: lock,
      packageBaseUrl: edition,
      stdout: () => {},
      stderr: () => {},
    }),
  );
  const pyodide = await Promise.race([started, failed]);
  step("package");
  const refused = [];
  await pyodide.loadPackage("calculator", {
    messageCallback: () => {},
    errorCallback: (message) => refused.push(message),
  });
  if (refused.length) throw new Failure("missing", refused.join("; "));
  step("start");
  return pyodide.pyimport("calculator.browser").answer;
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
