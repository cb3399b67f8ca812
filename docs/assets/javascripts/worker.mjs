// Carries requests to the calculator and its answers back; decides nothing.
// Started through a blob, so that the page's content security policy holds here too.

const RUNTIME_FILES = ["pyodide.asm.wasm", "python_stdlib.zip"];

// The runtime asks for its files only once its own code runs. They are asked for at once,
// and each is handed over on the first request for it.
function fetchEarly(urls) {
  const plain = self.fetch.bind(self);
  const early = new Map(urls.map((url) => [url, plain(url)]));
  for (const promise of early.values()) promise.catch(() => {}); // reported when handed over
  self.fetch = (input, options) => {
    const url = String(input?.url ?? input);
    const promise = early.get(url);
    early.delete(url);
    return promise ?? plain(input, options);
  };
}

async function start({ runtime, edition }) {
  const step = (name) => self.postMessage({ step: name });
  step("runtime");
  fetchEarly(RUNTIME_FILES.map((name) => runtime + name));
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({
    indexURL: runtime,
    lockFileURL: `${edition}pyodide-lock.json`,
    packageBaseUrl: edition,
    stdout: () => {},
    stderr: () => {},
  });
  step("package");
  await pyodide.loadPackage("calculator", { messageCallback: () => {}, errorCallback: fail });
  step("start");
  return pyodide.pyimport("calculator.browser").answer;
}

function fail(message) {
  throw new Error(message);
}

let answer;

self.onmessage = async ({ data }) => {
  try {
    if (data.start) {
      answer = await start(data.start);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ id: data.id, answer: answer(data.request) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, failure: String(error?.stack ?? error) });
  }
};
