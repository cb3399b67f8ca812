"""Command line: ``python -m scripts.pack``, from the root of the repository."""

import argparse
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from scripts.pack import PackError, node, tools
from scripts.pack.called import GLUE_LIST, LIST, called
from scripts.pack.image import sparse
from scripts.pack.manifest import (
    COPIED,
    CORE,
    GLUE,
    IMAGE,
    LEAN,
    LEAN_GLUE,
    LIBRARY,
    LOADER,
    LOCK,
    WASM,
    write_manifest,
)
from scripts.pack.wasm import exporting, lean

NPM = Path("node_modules/pyodide")
BUILD = Path("build")


def read_lines(path: Path | None) -> list[str]:
    """Read the requests that the packed calculator must answer as the whole one does."""
    if path is None:
        return []
    if not path.is_file():
        message = (
            f"no exercise at {path}: write it, or leave --exercise out to try the import alone"
        )
        raise PackError(message)
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def find_wheel(folder: Path) -> Path:
    """Find the one wheel to ship; two would make the choice a matter of chance."""
    wheels = sorted(folder.glob("calculator-*-py3-none-any.whl"))
    if len(wheels) != 1:
        message = f"expected one calculator-*-py3-none-any.whl in {folder}, found {len(wheels)}"
        raise PackError(message)
    return wheels[0]


def check_core(folder: Path) -> None:
    """Refuse a runtime that is incomplete or is not the one that package.json pins."""
    missing = [name for name in ("package.json", LOCK, *CORE) if not (folder / name).is_file()]
    if missing:
        message = f"{folder} lacks {', '.join(missing)}: run npm ci"
        raise PackError(message)
    pinned = json.loads(Path("package.json").read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    found = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    if found != pinned:
        message = f"{folder} is {found}, package.json pins {pinned}: run npm ci"
        raise PackError(message)


def fresh(folder: Path) -> Path:
    """Empty a folder, so that nothing of an earlier run is shipped by mistake."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def kinds(requests: list[str]) -> list[str]:
    """One request of each kind: what they read and import, the image holds."""
    first: dict[tuple[str, ...], str] = {}
    for request in requests:
        try:
            found = json.loads(request)
        except (ValueError, RecursionError):
            found = None
        asked = found if isinstance(found, dict) else {}
        names = ("do", "reader", "form", "format", "show")
        first.setdefault(tuple(str(asked.get(name)) for name in names), request)
    return list(first.values())


def pack(wheel_folder: Path, exercise: Path | None, *, whole_engine: bool = False) -> Path:
    """Write ``build/runtime/`` and return it.

    Args:
        wheel_folder: Where the source wheel of ``calculator`` lies.
        exercise: A JSON Lines file of requests, or nothing to try the import alone.
        whole_engine: Leave nothing out of the lean module, to record what it needs.

    Raises:
        PackError: An input is missing or a step failed; ``build/runtime/`` then does not exist.
    """
    shutil.rmtree(BUILD / "runtime", ignore_errors=True)
    requests = read_lines(exercise)
    wheel = find_wheel(wheel_folder)
    check_core(NPM)
    stock = json.loads((NPM / LOCK).read_text(encoding="utf-8"))["info"]
    toolchain = tools.install(BUILD / "pyodide-build", stock["python"])

    whole, packed = fresh(BUILD / "pack" / "whole"), fresh(BUILD / "pack" / "packed")
    for source in (wheel, *(NPM / name for name in CORE)):
        shutil.copyfile(source, whole / source.name)
    (whole / LOCK).write_text(json.dumps({"info": stock, "packages": {}}), encoding="utf-8")
    node.run(
        "compile.mjs",
        {"runtime": str(NPM), "folder": str(whole), "tools": str(toolchain), "wheel": wheel.name},
    )

    before = node.run(
        "exercise.mjs", {"runtime": str(whole), "requests": requests, "trimmed": str(packed)}
    )
    entry = json.loads((whole / LOCK).read_text(encoding="utf-8"))["packages"]["calculator"]
    for name in (LOCK, entry["file_name"], *(name for name in CORE if name != LIBRARY)):
        shutil.copyfile(whole / name, packed / name)
    engine = write_lean(packed, whole_engine=whole_engine)
    write_image(packed, engine, kinds(requests))
    compress(*(packed / name for name in (*COPIED, entry["file_name"])))
    for path in packed.iterdir():
        path.chmod(0o644)  # what the runtime wrote is open to all, what npm unpacked is executable
    compare(before, packed, requests)
    write_manifest(packed)
    return packed.rename(BUILD / "runtime")


def write_image(packed: Path, engine: bytes, requests: list[str]) -> None:
    """Write what the memory holds once these requests are answered.

    Args:
        packed: The folder of what is packed.
        engine: The module whose functions stand in the places that they have in the lean one, and
            which lacks none of them: who takes the image calls more than who starts from it.
        requests: What is answered.
    """
    taken = tried(packed, "taken")
    (taken / WASM).write_bytes(engine)
    memory = taken / "whole.bin"
    node.run(
        "memory.mjs", {"runtime": str(taken), "requests": requests, "memory": str(memory.resolve())}
    )
    (packed / IMAGE).write_bytes(sparse(memory.read_bytes(), engine))


def compress(*files: Path) -> None:
    """Write a compressed copy beside each file; by Node, since the host's zlib is any."""
    node.run("compress.mjs", {"files": [str(path) for path in files]})


def write_lean(packed: Path, *, whole_engine: bool) -> bytes:
    """Write the module and its JavaScript with the functions that are called, and no other.

    Returns:
        The module with all functions, which gives what the lean one gives.
    """
    wasm = (packed / WASM).read_bytes()
    if whole_engine:
        shutil.copyfile(packed / WASM, packed / LEAN)
        shutil.copyfile(packed / GLUE, packed / LEAN_GLUE)
        return wasm
    text, names = lean_glue(packed)
    (packed / LEAN_GLUE).write_text(text, encoding="utf-8")
    engine = exporting(wasm, names)
    (packed / LEAN).write_bytes(lean(engine, called(wasm, LIST)))
    return engine


def lean_glue(folder: Path) -> tuple[str, frozenset[str]]:
    """The JavaScript without what is never called, and the exports that it asks of the module.

    Args:
        folder: Where the whole one is, and the module.
    """
    files = {"glue": GLUE, "loader": LOADER, "engine": WASM}
    places = sorted(called((folder / GLUE).read_bytes(), GLUE_LIST))
    paths = {role: str(folder / name) for role, name in files.items()}
    found = node.run("glue.mjs", {**paths, "called": places})
    return found["text"], frozenset(found["exports"])


def compare(before: dict[str, Any], packed: Path, requests: list[str]) -> None:
    """Answer all requests as each way of starting does in a browser; none may tell.

    Raises:
        PackError: One of them answers otherwise than the whole runtime, or calls what it lacks.
    """
    code, image = (tried(packed, way) for way in ("code", "image"))
    (image / LIBRARY).write_bytes(b"")  # whoever starts from the image has no library
    from_image = job(image, requests) | {"image": str(image.resolve() / IMAGE)}
    with ThreadPoolExecutor() as pool:
        ways = (
            pool.submit(node.run, "exercise.mjs", job(code, requests), only=code),
            pool.submit(node.run, "exercise.mjs", from_image, only=image),
        )
    for way in ways:
        refuse_others(before, way.result())


def tried(packed: Path, way: str) -> Path:
    """A copy of what is packed, as a browser would have it."""
    folder = fresh(BUILD / "pack" / f"tried-{way}")
    for path in packed.iterdir():
        shutil.copyfile(path, folder / path.name)
    # Under the name that Pyodide asks for; the page's worker does the same.
    (folder / LEAN).replace(folder / WASM)
    (folder / LEAN_GLUE).replace(folder / GLUE)
    return folder


def job(folder: Path, requests: list[str]) -> dict[str, Any]:
    """What ``exercise.mjs`` is to do."""
    return {"runtime": str(folder), "requests": requests}


def refuse_others(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Raise when one of the answers that came out is not what it was."""
    different = [name for name in after if before[name] != after[name]]
    if any(one.startswith("raised:") and "unreachable" in one for one in after["answers"]):
        raise PackError(
            "the calculator calls a function of the engine that called.txt or called-glue.txt "
            "lacks: run « make called » (some ten minutes), and commit both"
        )
    if different:
        message = f"the packed runtime differs from the whole one in its {', '.join(different)}"
        raise PackError(message)


def main() -> int:
    """Read the command line, pack, and say what came out."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.pack", description=sys.modules["scripts.pack"].__doc__
    )
    parser.add_argument(
        "--wheel-folder", type=Path, default=BUILD / "wheel", help="default: %(default)s"
    )
    parser.add_argument(
        "--exercise", type=Path, help="JSON Lines of requests; without it only the import is tried"
    )
    parser.add_argument(
        "--whole", action="store_true", help="leave no function out, to record those called"
    )
    options = parser.parse_args()
    try:
        folder = pack(options.wheel_folder, options.exercise, whole_engine=options.whole)
    except (PackError, OSError) as error:
        print(f"scripts.pack: {error}", file=sys.stderr)
        return 1
    total = sum(path.stat().st_size for path in folder.iterdir())
    tried = "answers compared" if options.exercise else "import only, no exercise given"
    print(f"{folder}: {total:,} bytes; {tried}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
