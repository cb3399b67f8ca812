// Start as the page's worker does, answer the requests, break in every way that a reader might see.
// With `job.agent`, as the browser of that name. With `job.image`, start from it.
// With `job.trimmed`, write there the library reduced to the files that all this has used.
import { sound } from "../../docs/assets/javascripts/sound.mjs";
import { inside, main, start } from "./runtime.mjs";

// Python must be able to say what went wrong: each of these takes its own way through the library.
const FAULTS = [
  "1/0",
  "no_such_name",
  "import no_such_module",
  "'text'.no_such_method()",
  "def (",
  "print 'a'",
  "raise ExceptionGroup('several', [ValueError('one'), TypeError('two')])",
  "import js; js.JSON.parse('{')",
  "from pyodide.ffi import to_js; to_js(object(), depth=1).no_such",
  "import warnings; warnings.simplefilter('error'); warnings.warn('w')",
  "import asyncio\nasync def fail():\n    await asyncio.sleep(0)\n    raise KeyError('late')\nawait fail()",
];

await main(async (job) => {
  // Pyodide goes another way on some devices, which it tells by their name.
  if (job.agent) Object.defineProperty(globalThis, "navigator", { value: { userAgent: job.agent } });
  const mounts = job.trimmed ? { "/trimmed": job.trimmed } : {};
  const packages = job.image ? [] : ["calculator"];
  const pyodide = await start(job.runtime, { packages, mounts, image: job.image });
  const { answer } = pyodide.pyimport("calculator.browser");
  const answers = job.requests.map((request) => {
    try {
      return sound(answer(request));
    } catch (error) {
      return `raised: ${error.message}`;
    }
  });
  // From an image nothing more can be imported: whatever breaks there is asked again of a whole start.
  if (job.image) return { answers };
  const tracebacks = [];
  for (const fault of FAULTS) {
    const text = await pyodide.runPythonAsync(fault).then(() => "", (error) => error.message);
    if (!/^\S*(Error|Exception|Warning|Group)\b/m.test(text) && !text.includes("ExceptionGroup")) {
      throw new Error(`no traceback for: ${fault.replaceAll("\n", "; ")}`);
    }
    tracebacks.push(text);
  }
  const modules = inside(pyodide, "trim.py", "use_and_trim")(job.trimmed ? "/trimmed" : "");
  return { answers, tracebacks, modules };
});
