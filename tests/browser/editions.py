"""A repository to throw away with two editions of the guide, and a host that serves its branch."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GONE", "NEW", "NEW_WORD", "OLD", "OLD_WORD", "Repository"]

OLD, NEW = "2026.10", "2026.11"
OLD_WORD, NEW_WORD = "xylophone", "clavecin"
"""Each stands in one of the editions."""
GONE = "a-propos/essai/"
"""A page that only the old one has."""

_PAGE = f"""---
title: Page d’essai
description: Une page que la première édition a, et que la suivante n’a plus, pour les essais.
checked_on: 2026-08-20
review_every: 12 months
---
# Page d’essai

Un {OLD_WORD}.

{{!generated/fin_de_page.md!}}
"""
_MENU = "      - Contribuer: a-propos/contribuer.md\n"
_INSTALLED = ("venv.stamp", "node.stamp")
_PACKED = ("data.stamp", "exercise.jsonl", "wheel.stamp", "runtime/manifest.json")
"""What the first edition takes over from this checkout, built from the same sources, in order."""
_FOLDERS = ("pyodide-build", "wheel", "runtime", "compressed")


def _run(*command: str, folder: Path, given: bytes | None = None) -> bytes:
    # Not what the outer make tells those that it runs.
    environment = {key: value for key, value in os.environ.items() if "MAKE" not in key}
    done = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout


@dataclass(frozen=True)
class Repository:
    """The sources, from which editions are published."""

    folder: Path

    def start(self) -> None:
        """Take the sources of this checkout as they are, and what its locks have installed."""
        here = Path.cwd()
        listed = _run("git", "ls-files", "-z", "-co", "--exclude-standard", folder=here)
        for name in listed.decode().rstrip("\0").split("\0"):
            if Path(name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(name, self.folder / name)
        self._git("init", "--quiet")
        self._git("config", "user.name", "Somebody")
        self._git("config", "user.email", "somebody@guide.example")
        for name in (".venv", "node_modules"):
            (self.folder / name).symlink_to((here / name).resolve())
        # The rules of the sources ignore folders of these names, not links to them.
        exclude = self.folder / ".git/info/exclude"
        exclude.write_text(".venv\nnode_modules\n", encoding="utf-8")
        build = self.folder / "build"
        for name in _FOLDERS:
            shutil.copytree(here / "build" / name, build / name)
        shutil.copy(here / "build/exercise.jsonl", build)
        for name in (*_INSTALLED, *_PACKED):
            (build / name).touch()

    def write_the_old_one(self) -> None:
        """A page and a word that the new edition will not have."""
        self._write("docs/a-propos/essai.md", _PAGE)
        self._change("mkdocs.yml", _MENU, f"{_MENU}      - Essai: a-propos/essai.md\n")
        self._change("docs/a-propos/contribuer.md", "\n## ", "\nVoir l’[essai](essai.md).\n\n## ")
        self._commit()

    def write_the_new_one(self) -> None:
        """Another law, an answer less in both kinds of forms, a page less, a word more."""
        self._git("rm", "--quiet", "docs/a-propos/essai.md")
        self._change("mkdocs.yml", "      - Essai: a-propos/essai.md\n", "")
        self._change("docs/a-propos/contribuer.md", "Voir l’[essai](essai.md).", f"Un {NEW_WORD}.")
        self._change("calculator/law/parameters/interim.toml", "amount = 10\n", "amount = 12\n")
        # In a link, a key that nothing bears any more is an answer that is gone.
        questionnaire = "calculator/decision/questionnaires/salarie.toml"
        self._change(
            questionnaire, 'id      = "expertise"\n  key     = "1"', 'id = "expertise"\n  key = "9"'
        )
        self._change(
            "calculator/simulator/fields.toml", 'id = "due", key = "0"', 'id = "due", key = "9"'
        )
        self._commit()

    def make(self, target: str, edition: str, *settings: str) -> None:
        """Publish an edition, or build it again."""
        _run("make", target, f"EDITION={edition}", *settings, folder=self.folder)

    def export(self, folder: Path) -> None:
        """Put what is on the branch into a folder, as a host would serve it."""
        archive = _run("git", "archive", "gh-pages", folder=self.folder)
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")

    def answer(self, request: Mapping[str, object]) -> Mapping[str, object]:
        """What the engine of the sources says as they are now."""
        line = json.dumps(request).encode()
        found: Mapping[str, object] = json.loads(
            _run(".venv/bin/python", "-m", "calculator", folder=self.folder, given=line)
        )
        return found

    def _git(self, *arguments: str) -> None:
        _run("git", *arguments, folder=self.folder)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def _change(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name}: {old}"
        self._write(name, text.replace(old, new, 1))

    def _commit(self) -> None:
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "Sources of an edition")
