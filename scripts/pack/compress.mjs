// Write a copy beside each file, compressed, for hosts that compress nothing.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { main } from "./runtime.mjs";

await main(async ({ files }) => {
  for (const file of files) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  return {};
});
