"""Command line: ``python -m scripts.pack``, from the root of the repository."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from scripts.pack import PackError, node, tools
from scripts.pack.manifest import LOCK, RUNTIME, write_manifest

CORE = Path("node_modules/pyodide")
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
    missing = [name for name in ("package.json", LOCK, *RUNTIME) if not (folder / name).is_file()]
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


def pack(wheel_folder: Path, exercise: Path | None) -> Path:
    """Write ``build/runtime/`` and return it.

    Args:
        wheel_folder: Where the source wheel of ``calculator`` lies.
        exercise: A JSON Lines file of requests, or nothing to try the import alone.

    Raises:
        PackError: An input is missing or a step failed; ``build/runtime/`` then does not exist.
    """
    shutil.rmtree(BUILD / "runtime", ignore_errors=True)
    requests = read_lines(exercise)
    wheel = find_wheel(wheel_folder)
    check_core(CORE)
    stock = json.loads((CORE / LOCK).read_text(encoding="utf-8"))["info"]
    toolchain = tools.install(BUILD / "pyodide-build", stock["python"])

    whole, packed = fresh(BUILD / "pack" / "whole"), fresh(BUILD / "pack" / "packed")
    for source in (wheel, *(CORE / name for name in RUNTIME)):
        shutil.copyfile(source, whole / source.name)
    (whole / LOCK).write_text(json.dumps({"info": stock, "packages": {}}), encoding="utf-8")
    node.run(
        "compile.mjs",
        {"runtime": str(CORE), "folder": str(whole), "tools": str(toolchain), "wheel": wheel.name},
    )

    before = node.run(
        "exercise.mjs", {"runtime": str(whole), "requests": requests, "trimmed": str(packed)}
    )
    entry = json.loads((whole / LOCK).read_text(encoding="utf-8"))["packages"]["calculator"]
    for name in (
        LOCK,
        entry["file_name"],
        *(name for name in RUNTIME if name != "python_stdlib.zip"),
    ):
        shutil.copyfile(whole / name, packed / name)
    for path in packed.iterdir():
        path.chmod(0o644)  # what the runtime wrote is open to all, what npm unpacked is executable
    after = node.run("exercise.mjs", {"runtime": str(packed), "requests": requests}, only=packed)
    if before != after:
        different = [name for name in before if before[name] != after[name]]
        message = f"the packed runtime differs from the whole one in its {', '.join(different)}"
        raise PackError(message)
    write_manifest(packed)
    return packed.rename(BUILD / "runtime")


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
    options = parser.parse_args()
    try:
        folder = pack(options.wheel_folder, options.exercise)
    except (PackError, OSError) as error:
        print(f"scripts.pack: {error}", file=sys.stderr)
        return 1
    total = sum(path.stat().st_size for path in folder.iterdir())
    tried = "answers compared" if options.exercise else "import only, no exercise given"
    print(f"{folder}: {total:,} bytes; {tried}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
