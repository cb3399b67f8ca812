"""How long a guide takes to build by its number of pages: a part of ``make bench``.

Real pages, copied under other addresses with their menu, in a folder to throw away: MkDocs first,
then each of our own finishing steps. What grows faster than the pages shows in the last column.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.config import load_config

from scripts import finish, pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["COUNTS", "Build", "main", "menu", "plant"]

COUNTS = (15, 150, 1500)
_NEEDED = (
    *("index.md", "imprimer.md", "integrer.md", "changements.md", "comprendre/glossaire.md"),
    *("choisir/salarie.md", "choisir/entreprise.md"),
    *(f"calculer/{name}.md" for name in ("portage", "interim", "face-a-face", "devis")),
    "calculer/entreprise.md",
)
"""Pages that the finishing steps look for."""
_LINKED = ("build", "calculator", "node_modules", "requirements", "scripts", "pyproject.toml")
_COPIED = ("CHANGELOG.md", "LICENSE", "README.md")
_STEPS: Mapping[str, tuple[Any, str]] = {
    "pages read": (finish, "pages"),
    "menu read": (finish, "website"),
    "each page": (finish, "complete"),
    "sitemap": (finish, "tell"),
    "cards": (finish, "picture"),
    "whole guide": (finish, "bind"),
    "whole guide, its page": (finish, "whole_page"),
    "whole guide, its PDF": (pdf, "pdf"),
    "theme": (finish, "dress"),
    "frames": (finish, "write_frames"),
    "policy": (finish, "protect"),
    "search": (finish, "enrich"),
}
_KIBI = 1024


@dataclass(frozen=True, slots=True)
class Build:
    """One build: what took how many seconds, and the most memory that MkDocs and we held, in MB."""

    seconds: Mapping[str, float]
    memory: Mapping[str, float]


def menu(nav: Sequence[Any], keep: Callable[[str], bool], under: str = "") -> list[Any]:
    """The part of a menu that leads to these pages, as it would be under another folder.

    Args:
        nav: As ``mkdocs.yml`` writes it.
        keep: Whether a page stays, by its path.
        under: The folder, with a slash at the end.
    """
    found: list[Any] = []
    for entry in nav:
        ((title, held),) = entry.items()
        if isinstance(held, list):
            if inside := menu(held, keep, under):
                found.append({title: inside})
        elif keep(held):
            found.append({title: under + held})
    return found


def _listed(nav: Iterable[Any]) -> Iterator[str]:
    for entry in nav:
        for held in entry.values():
            yield from _listed(held) if isinstance(held, list) else (held,)


def plant(root: Path, folder: Path, count: int) -> None:
    """Make of a folder a guide of so many pages, ready to be built.

    Args:
        root: Where the real guide stands.
        folder: An empty one.
        count: How many pages; no fewer than the finishing steps need.
    """
    nav = load_config(str(root / "mkdocs.yml")).nav or []
    sources = list(_listed(nav))
    first = list(dict.fromkeys([*_NEEDED, *sources]))[:count]
    whole, docs = menu(nav, first.__contains__), root / "docs"
    shutil.copytree(
        docs, folder / "docs", ignore=lambda at, names: _left_out(Path(at), names, docs, first)
    )
    for number in range(1, -(-count // len(sources))):
        held = sources[: count - number * len(sources)]
        under = f"copie-{number}/"
        whole.append({f"Copie {number}": menu(nav, held.__contains__, under)})
        for source in held:
            path = folder / "docs" / under / source
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(docs / source, path)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    before, after = settings.split("\nnav:\n")
    rest = after[after.index("\n\n") :]
    nav_text = yaml.safe_dump({"nav": whole}, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(f"{before}\n{nav_text}{rest}", encoding="utf-8")
    for name in _LINKED:
        (folder / name).symlink_to(root / name)
    for name in _COPIED:
        shutil.copyfile(root / name, folder / name)


def _left_out(at: Path, names: Sequence[str], docs: Path, kept: Sequence[str]) -> set[str]:
    """Pages that are not kept; what pages bring in stays."""
    if at.relative_to(docs).parts[:1] in {("generated",), ("tableaux",), ("assets",)}:
        return set()
    here = at.relative_to(docs)
    return {name for name in names if name.endswith(".md") and (here / name).as_posix() not in kept}


def _run(folder: Path, *command: str | Path) -> tuple[str, float, float]:
    """What a command says, its seconds, and the most memory it held, in MB."""
    start = perf_counter()
    # At a local address no device keeps a copy: one of so many pages would go beyond its bounds.
    settings = os.environ | {"SITE_URL": "http://localhost/"}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(
            command, cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as running,
    ):
        said = running.stdout.read() if running.stdout else ""
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            errors.seek(0)
            reason = (errors.read().strip().splitlines() or ["sans raison donnée"])[-1]
            raise RuntimeError(f"{' '.join(map(str, command))} : {reason}")
    return said, perf_counter() - start, used.ru_maxrss / _KIBI


def _build(count: int) -> Build:
    root = Path.cwd()
    binary = Path(sys.executable)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plant(root, folder, count)
        _, taken, held = _run(folder, binary.with_name("mkdocs"), "build", "--quiet")
        said, _, ours = _run(folder, binary, "-m", "scripts.bench_build", "--finish")
        found = json.loads(said.splitlines()[-1])
    return Build({"MkDocs": taken, **found}, {"MkDocs": held, "ours": ours})


def _timed(seconds: dict[str, float], name: str, step: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  any step
        start = perf_counter()
        try:
            return step(*arguments, **options)
        finally:
            seconds[name] = seconds.get(name, 0) + perf_counter() - start

    return run


def _finish() -> int:
    """Finish the site of this folder, and say what each step took."""
    seconds: dict[str, float] = {}
    for name, (module, step) in _STEPS.items():
        setattr(module, step, _timed(seconds, name, getattr(module, step)))
    code = finish.main()
    print(json.dumps(seconds))
    return code


def main(arguments: Sequence[str]) -> int:
    """Build, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench_build")
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--finish", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.finish:
        return _finish()
    counts = list(asked.counts)
    try:
        builds = [_build(count) for count in counts]
    except RuntimeError as error:
        print(f"scripts.bench_build: {error}", file=sys.stderr)
        return 1
    print(f"{'seconds to build, by pages':28}{''.join(f'{one:>9}' for one in counts)}   growth")
    for name in builds[-1].seconds:
        _print(name, [one.seconds[name] for one in builds], counts)
    ours = [sum(one.seconds.values()) - one.seconds["MkDocs"] for one in builds]
    _print("our steps together", ours, counts)
    for name in ("MkDocs", "ours"):
        _print(f"peak memory, {name}, MB", [one.memory[name] for one in builds], counts)
    return 0


def _print(name: str, row: Sequence[float], counts: Sequence[int]) -> None:
    """A row; its last column is 1 where the time grows as the pages do."""
    growth = (row[-1] / row[-2]) / (counts[-1] / counts[-2]) if len(row) > 1 and row[-2] else 1
    print(f"{name:28}{''.join(f'{one:9.2f}' for one in row)}{growth:9.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
