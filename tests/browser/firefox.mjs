// Drives Debian's Firefox for the tests: one order a line on the standard input, one result a line out.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[2], headless: true });
const page = await browser.newPage();
page.setDefaultTimeout(120_000);
const said = [];
page.on("console", (message) => ["error", "warn"].includes(message.type()) && said.push(message.text()));
page.on("pageerror", (error) => said.push(error.message));

async function obey({ open, script, argument }) {
  if (open) await page.goto(open);
  else return page.evaluate(`(${script})(${JSON.stringify(argument)})`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  const reply = await obey(order).then(
    (value) => ({ value: value ?? null }),
    (error) => ({ error: String(error) }),
  );
  console.log(JSON.stringify({ ...reply, said: said.splice(0) }));
}
await browser.close();
