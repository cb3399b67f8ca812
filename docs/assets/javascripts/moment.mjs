// Moments to wait for.

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** When the browser has nothing else to do; where it does not tell, the next turn. */
export const idle = () => new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
