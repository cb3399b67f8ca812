// Takes the place of a service worker where none is wanted any more, and leaves nothing behind.

import { forget } from "./editions.mjs";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await forget(self.registration.scope);
  await self.registration.unregister();
  // The pages that are open came from the copy.
  for (const page of await self.clients.matchAll({ type: "window" })) page.navigate(page.url);
}
