// Leaves out of the theme's styles what nothing on the site meets, adds our own, and writes them short: a job
// on the standard input, {theme, own, content}, and its text on the standard output.

import { text } from "node:stream/consumers";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const { theme, own, content } = JSON.parse(await text(process.stdin));
const [met] = await new PurgeCSS().purge({
  content,
  css: [{ raw: theme }],
  variables: true,
  safelist: { variables: own.match(/--[\w-]+/g) ?? [] },
});
const { code, warnings } = await transform(met.css + own, { loader: "css", minify: true, charset: "utf8" });
if (warnings.length > 0) {
  console.error(warnings.map((one) => `${one.text} : ${one.location?.lineText}`).join("; "));
  process.exitCode = 1;
}
process.stdout.write(JSON.stringify(code));
