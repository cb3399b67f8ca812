// Runs Lighthouse on pages, one after the other, in a browser of its own each time: a job on the standard
// input, {browser, runs: [{url, desktop, only}]}, and one report a line on the standard output.

import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { text } from "node:stream/consumers";

const FLAGS = [
  "--headless=new",
  "--no-sandbox", // a container's root has no user namespaces to build the sandbox from
  "--disable-background-networking", // the browser's own requests would pass for the page's
  "--disable-component-update",
];

const { browser, runs } = JSON.parse(await text(process.stdin));

for (const { url, desktop, only } of runs) {
  const chrome = await launch({ chromePath: browser, chromeFlags: FLAGS, logLevel: "silent" });
  try {
    const options = { port: chrome.port, logLevel: "silent", onlyCategories: only };
    const { lhr } = await lighthouse(url, options, desktop ? desktopConfig : undefined);
    console.log(JSON.stringify(lhr));
  } finally {
    await chrome.kill();
  }
}
