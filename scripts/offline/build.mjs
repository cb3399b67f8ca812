// Bundles a service worker with what it uses of Workbox; the job comes on standard input.

import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { entry, banner, lists } = JSON.parse(readFileSync(0, "utf8"));
const values = { ...lists, "process.env.NODE_ENV": "production" };

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: "es2022",
  legalComments: "none", // the banner says it once
  banner: { js: banner },
  define: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
  logLevel: "error",
});
process.stdout.write(outputFiles[0].text);
