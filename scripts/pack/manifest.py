"""The manifest: what is shipped, and the name under which the runtime is frozen."""

import json
from hashlib import sha256
from pathlib import Path

LOCK = "pyodide-lock.json"
# What editions of the site can share. The lock and the wheel change with the law: they belong to
# one edition, and stay out of the runtime's name.
WASM = "pyodide.asm.wasm"
LIBRARY = "python_stdlib.zip"
LOADER = "pyodide.mjs"
GLUE = "pyodide.asm.mjs"
CORE = (GLUE, WASM, LOADER, LIBRARY)
"""What npm gives."""
LEAN = "pyodide.lean.wasm"
"""The same module with the functions that are called, and no other."""
LEAN_GLUE = "pyodide.lean.mjs"
"""The same of the JavaScript that stands between the module and the browser."""
RUNTIME = (*CORE, LEAN, LEAN_GLUE)
IMAGE = "memory.bin"
"""The memory of this edition's calculator once it has started."""
COPY = ".gz"
"""What the compressed copy of a file is called after it, for hosts that do not compress."""
COPIED = (WASM, LEAN, LIBRARY, IMAGE)
"""Files that have one; the wheel has one too."""


def write_manifest(folder: Path) -> None:
    """Write ``manifest.json`` beside the files that it lists."""
    contents = {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not (path.suffix == COPY and path.with_suffix("").is_file())
    }
    files = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in contents.items()
    }
    lines = "".join(f"{files[name]['sha256']}  {name}\n" for name in RUNTIME)
    manifest = {"runtime": sha256(lines.encode()).hexdigest()[:16], "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
