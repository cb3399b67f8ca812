// What this device keeps of the calculator; the service worker answers with it.

/** Whether the copy for use without a network has it. */
export async function isKept(url) {
  try {
    return Boolean(await caches.match(url));
  } catch {
    return false; // no secure connection, or storage is denied
  }
}
