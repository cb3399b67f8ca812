// What the scripts of the packer share: read the job, start Pyodide from a folder, answer or fail on one line.
import { constants, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { restoring } from "../../docs/assets/javascripts/image.mjs";

const here = dirname(fileURLToPath(import.meta.url));

// The browser will have the folder and nothing else: an address asked here is a fault of the packing.
globalThis.fetch = (address) => Promise.reject(new Error(`a request left the folder: ${address}`));

// Pyodide asks Node for the numbers of file flags in a way that Node refuses under --permission.
process.binding = () => ({ fs: constants });

/**
 * Start the Pyodide of `folder`, with the lock of `lock`, the packages named, folders of the host by mount point,
 * from the image of a started one if there is, and with further options of Pyodide's own.
 */
export async function start(folder, { lock = folder, packages = [], mounts = {}, image, options = {} }) {
  const root = resolve(folder);
  const address = pathToFileURL(join(root, "/")).href;
  const { loadPyodide } = await import(`${address}pyodide.mjs`);
  const { default: create } = await import(`${address}pyodide.asm.mjs`);
  const pyodide = await loadPyodide({
    indexURL: root,
    lockFileContents: readFileSync(join(lock, "pyodide-lock.json"), "utf8"), // the stock lock would send loads of packages to a CDN
    packageBaseUrl: root,
    packages,
    // One date, one seed: same inputs, same bytes. 1980 is where the dates of zip archives begin.
    env: { SOURCE_DATE_EPOCH: "315532800", TZ: "UTC", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
    stdout: (line) => console.error(line), // the script's standard output holds its answer alone
    stderr: (line) => console.error(line),
    ...(image ? restoring(Promise.resolve(new Uint8Array(readFileSync(image)).buffer), create) : {}),
    ...options,
  });
  for (const [point, source] of Object.entries(mounts)) {
    mkdirSync(source, { recursive: true });
    pyodide.mountNodeFS(point, resolve(source));
  }
  return pyodide;
}

/** Run a file of `inside/` and return the function `name` that it defines. */
export function inside(pyodide, file, name) {
  const scope = pyodide.globals.get("dict")();
  pyodide.runPython(readFileSync(join(here, "inside", file), "utf8"), { globals: scope, filename: file });
  return scope.get(name);
}

/** The last line says what went wrong; Node's own report would print the source line, here 1.2 MB of it. */
function fail(error) {
  const lines = String(error?.message ?? error).trim().split("\n");
  // Pyodide adds advice below a Python error's own line.
  const cause = lines.findLast((line) => /^[\w.]*(Error|Exception)\b/.test(line)) ?? lines.at(-1);
  console.error([...lines, cause].join("\n"));
  process.exit(1);
}

/** Read the job on the standard input, do it, write what it returns; a failure ends with exit code 1. */
export async function main(task) {
  process.on("uncaughtException", fail); // some of Pyodide's failures reject no promise of ours
  try {
    const answer = await task(JSON.parse(readFileSync(0, "utf8")));
    process.stdout.write(JSON.stringify(answer));
  } catch (error) {
    fail(error);
  }
}
