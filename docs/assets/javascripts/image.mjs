// The memory of a calculator that was started at build time, laid into one that is just born.
// scripts/pack/image.py writes it, and says how.

const PAGE = 1024;
const HEAD = 12;
const LONGEST = 4096; // bytes of Pyodide's own head; a build has some hundred

/**
 * What Pyodide's start needs to go on from there. `_loadSnapshot` would copy a whole memory: it is
 * given its head alone, which may come while the module is made, and the pages are laid into that.
 * @param image a promise of an ArrayBuffer
 * @param create what makes the module, as the engine's own JavaScript gives it
 */
export function restoring(image, create) {
  const head = new Uint8Array(new ArrayBuffer(0, { maxByteLength: LONGEST }));
  head.subarray = head.slice; // what decodes a text takes no view of a buffer that can grow
  return {
    _loadSnapshot: head,
    async createPyodideModule(settings) {
      const [module, body] = await Promise.all([create(settings), image]);
      lay(body, module.HEAPU8, head);
      return module;
    },
  };
}

function lay(image, memory, head) {
  const [length, size, count] = new Uint32Array(image, 0, 3);
  if (size > memory.length) throw new RangeError(`an image of ${size} bytes, a memory of ${memory.length}`);
  const numbers = new Uint32Array(image, HEAD + length, count);
  const pages = new Uint8Array(image, HEAD + length + 4 * count);
  numbers.forEach((number, at) => memory.set(pages.subarray(at * PAGE, (at + 1) * PAGE), number * PAGE));
  head.buffer.resize(length);
  head.set(new Uint8Array(image, HEAD, length));
}
