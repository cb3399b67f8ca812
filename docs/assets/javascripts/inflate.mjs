// What was compressed by hand, for hosts that do not compress.

const GZIP = [0x1f, 0x8b];

/** The content of a file that was compressed by hand; any other as it is. */
export async function inflate(body) {
  const [first, second] = new Uint8Array(body, 0, Math.min(2, body.byteLength));
  if (first !== GZIP[0] || second !== GZIP[1]) return body;
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
