// Whether the image of a started calculator can start here.

/** Tried: with this, Chromium and Firefox start from it; without, WebKit, whose functions stand in another order. */
export const bearsImage = () => typeof WebAssembly === "object" && "Suspending" in WebAssembly;
