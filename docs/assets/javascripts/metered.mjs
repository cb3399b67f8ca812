// What the browser says of the link: whether each byte on it counts.

/** Whether nothing may be fetched that the reader did not ask for. */
export const sparing = () => Boolean(navigator.connection?.saveData);

/** Whether large files have to wait until they are asked for. */
export const metered = () => sparing() || navigator.connection?.type === "cellular";
