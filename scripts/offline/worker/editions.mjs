// What each edition keeps on this device, and what is dropped so that it stays bounded.

import { CALCULATOR, EDITIONS, NAME, guideOf, scopeOf } from "./names.mjs";

const LIMIT = 2; // editions: this one, and the one used last of the others

/** What is noted of an edition, or undefined. */
export async function noted(scope) {
  const found = await caches.match(scope, { cacheName: EDITIONS });
  return found?.json();
}

/**
 * Note how an edition changes: when it was `used`, its `files`, whether the whole `guide` and the
 * `calculator` are kept.
 */
export async function note(scope, changes) {
  const record = { used: 0, files: [], guide: false, calculator: false, ...(await noted(scope)), ...changes };
  const cache = await caches.open(EDITIONS);
  await cache.put(scope, new Response(JSON.stringify(record)));
}

async function scopes() {
  if (!(await caches.has(EDITIONS))) return [];
  const cache = await caches.open(EDITIONS);
  return (await cache.keys()).map(({ url }) => url);
}

/** Drop all that belongs to neither this edition nor the one used last of the others. */
export async function prune(own) {
  const others = (await scopes()).filter((scope) => scope !== own);
  const found = await Promise.all(others.map(async (scope) => ({ scope, ...(await noted(scope)) })));
  found.sort((a, b) => b.used - a.used);
  const kept = [{ scope: own, ...(await noted(own)) }, ...found.slice(0, LIMIT - 1)];
  await Promise.all(found.slice(LIMIT - 1).map(({ scope }) => forget(scope)));
  const names = await caches.keys();
  const orphans = names.filter((name) => scopeOf(name) && kept.every(({ scope }) => scope !== scopeOf(name)));
  await Promise.all(orphans.map((name) => caches.delete(name)));
  if (!names.includes(CALCULATOR)) return;
  const wanted = new Set(kept.flatMap(({ files }) => files));
  const cache = await caches.open(CALCULATOR);
  const stale = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(stale.map((request) => cache.delete(request)));
}

/** Drop one edition; with the last one goes what they share. */
export async function forget(scope) {
  await caches.delete(guideOf(scope));
  await (await caches.open(EDITIONS)).delete(scope);
  if ((await scopes()).length === 0) await forgetAll();
}

/** Drop all editions; returns their addresses. */
export async function forgetAll() {
  const found = await scopes();
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME));
  await Promise.all(names.map((name) => caches.delete(name)));
  return found;
}
