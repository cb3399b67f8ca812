// Carries requests to the calculator and its answers back; decides nothing.
// Started through a blob, so that the page's content security policy holds here too.

// The smallest module there is: whether WebAssembly may run here at all.
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

class Failure extends Error {
  constructor(cause, detail) {
    super(`${cause}: ${detail}`);
    this.cause = cause;
  }
}

/**
 * Ask for all files at once, and hand each over on the first request for it: the runtime asks
 * only once its own code runs. Returns a promise that rejects if one of them fails, since the
 * runtime itself then waits for ever.
 */
function fetchEarly(files) {
  const plain = self.fetch.bind(self);
  const early = new Map();
  const checks = files.map(async ({ url, integrity }) => {
    const response = plain(url, { integrity });
    early.set(url, response);
    let status;
    try {
      ({ status } = await response);
    } catch (error) {
      throw new Failure("missing", `${url}: ${error}`);
    }
    if (status !== 200) throw new Failure("missing", `${url}: ${status}`);
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

async function load({ runtime, edition, integrity }) {
  const step = (name) => self.postMessage({ step: name });
  step("runtime");
  await probe();
  const lock = `${edition}pyodide-lock.json`;
  const failed = fetchEarly([
    ...Object.entries(integrity).map(([name, hash]) => ({ url: runtime + name, integrity: hash })),
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
