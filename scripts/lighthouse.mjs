// Runs Lighthouse on pages, one after the other, in a browser of its own each time: a job on the standard
// input, {browser, runs: [{url, device, only}]}, and one report a line on the standard output.

import { launch } from "chrome-launcher";
import lighthouse, { defaultConfig, desktopConfig } from "lighthouse";
import { pageFunctions } from "lighthouse/core/lib/page-functions.js";
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

// The index of a phone of the low end, as Chromium's developer tools calibrate for it (of the middle: 1000):
// https://chromium.googlesource.com/devtools/devtools-frontend, CalibrationController.ts
const SLOW_PHONE = 264;

const FLAGS = [
  "--headless=new",
  "--no-sandbox", // a container's root has no user namespaces to build the sandbox from
  "--disable-background-networking", // the browser's own requests would pass for the page's
  "--disable-component-update",
];

/**
 * How Lighthouse is to slow this machine down to that phone. Its own factor, 4, knows no machine; it may be
 * calibrated: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 */
async function throttling(port) {
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}` });
  const page = await browser.newPage();
  const index = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  await page.close();
  await browser.disconnect();
  return { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: Math.max(1, index / SLOW_PHONE) };
}

const { browser, runs } = JSON.parse(await text(process.stdin));

for (const { url, device, only } of runs) {
  const chrome = await launch({ chromePath: browser, chromeFlags: FLAGS, logLevel: "silent" });
  try {
    const options = { port: chrome.port, logLevel: "silent", onlyCategories: only };
    if (device === "slow phone") options.throttling = await throttling(chrome.port);
    const { lhr } = await lighthouse(url, options, device === "desk" ? desktopConfig : undefined);
    console.log(JSON.stringify(lhr));
  } finally {
    await chrome.kill();
  }
}
