// Start, answer the requests, and write what the memory then holds: who starts from it has nothing to import.
import crypto from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sound } from "../../docs/assets/javascripts/sound.mjs";
import { inside, main, start } from "./runtime.mjs";

// One instant and one draw for all: same inputs, same bytes.
Date.now = () => 315_532_800_000;
performance.now = () => 0;
crypto.randomFillSync = globalThis.crypto.getRandomValues = (view) => view.fill(0);
process.argv[1] = "calculator"; // Python keeps the program's name: here, a path of this machine

await main(async (job) => {
  const pyodide = await start(job.runtime, { options: { _makeSnapshot: true } });
  // Not loadPackage: it leaves references to JavaScript, and those cannot be written.
  const wheel = readdirSync(job.runtime).find((name) => name.endsWith(".whl"));
  pyodide.FS.writeFile("/wheel.zip", readFileSync(join(job.runtime, wheel)));
  const prepare = inside(pyodide, "prepare.py", "prepare");
  prepare("/wheel.zip", job.requests.join("\n"));
  prepare.destroy();
  pyodide.FS.unlink("/wheel.zip");
  const blank = inside(pyodide, "blank.py", "blank");
  blank();
  blank.destroy();
  writeFileSync(job.memory, sound(pyodide.makeMemorySnapshot()));
  return {};
});
