/** The hash of a content, as the build writes it: « sha256-… ». */
export async function integrity(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
