// Write the site's own lock, then the byte code of the wheel and of the standard library, in `job.folder`.
import { inside, main, start } from "./runtime.mjs";

await main(async (job) => {
  const pyodide = await start(job.runtime, { lock: job.folder, mounts: { "/tools": job.tools, "/folder": job.folder } });
  const tables = inside(pyodide, "tables.py", "write_tables");
  const expand = inside(pyodide, "expand.py", "expand");
  inside(pyodide, "compile.py", "compile_folder")("/tools", "/folder", job.wheel, tables, expand);
  return {};
});
