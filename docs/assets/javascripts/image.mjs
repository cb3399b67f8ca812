// The memory of a calculator that was started at build time, laid into one that is just born.
// scripts/pack/image.py writes it, and says how.

const PAGE = 1024;
const HEAD = 12;

/**
 * What Pyodide's start needs to go on from there. `_loadSnapshot` would copy a whole memory:
 * it is given its head alone, and the pages are laid once the module has its memory.
 * @param image an ArrayBuffer
 * @param runtime the address of the folder of the runtime
 */
export function restoring(image, runtime) {
  const [head, size, count] = new Uint32Array(image, 0, 3);
  const numbers = new Uint32Array(image, HEAD + head, count);
  const pages = new Uint8Array(image, HEAD + head + 4 * count);
  return {
    _loadSnapshot: new Uint8Array(image, HEAD, head),
    async createPyodideModule(settings) {
      const { default: create } = await import(`${runtime}pyodide.asm.mjs`);
      const module = await create(Object.assign(settings, { INITIAL_MEMORY: size }));
      numbers.forEach((number, at) => module.HEAPU8.set(pages.subarray(at * PAGE, (at + 1) * PAGE), number * PAGE));
      return module;
    },
  };
}
