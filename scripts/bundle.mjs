// Puts scripts together with what they import: a job on the standard input, {entries, format, banner, values},
// and on the standard output one text for each entry.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const { entries, format, banner, values } = JSON.parse(readFileSync(0, "utf8"));
const known = new Set(entries.map((entry) => resolve(entry)));

/** What a script imports as it goes is a file of its own, and has to be an entry to be one. */
const later = {
  name: "later",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir, importer }) => {
      if (kind !== "dynamic-import") return undefined;
      if (known.has(resolve(resolveDir, path))) return { path, external: true };
      return { errors: [{ text: `${importer} imports ${path}, which is no entry` }] };
    });
  },
};

async function text(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: format === "iife", // those of the pages tell where an error comes from
    write: false,
    format,
    charset: "utf8",
    target: "es2022",
    legalComments: "none", // the banner says it once
    banner: { js: banner },
    define: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
    plugins: [later],
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

try {
  process.stdout.write(JSON.stringify(await Promise.all(entries.map(text))));
} catch ({ errors, message }) {
  console.error((errors ?? [{ text: message }]).map((one) => one.text).join("; "));
  process.exitCode = 1;
}
