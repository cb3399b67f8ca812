// Whether the image of a started calculator can start here.

/** There Pyodide calls Python's functions in another way, and lays one less in the table: it asks the same. */
function isApples({ userAgent, platform, maxTouchPoints }) {
  return /iPad|iPhone|iPod/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1);
}

/** Tried: with this, Chromium and Firefox start from it; without, WebKit, whose functions stand in another order. */
export const bearsImage = () =>
  typeof WebAssembly === "object" && "Suspending" in WebAssembly && !isApples(navigator);
