"""Build the guide with Zensical too: nothing of ours may hang on one site generator.

A hook or a plugin of ours would be left out without a word; the form is what would go missing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from calculator.decision.arrangement import READERS
from calculator.decision.questionnaire import questionnaire

__all__ = ["main"]

ZENSICAL = Path("build/zensical-venv/bin/zensical")
SITE = Path("build/zensical-site")


def main() -> int:
    """Build beside the real site, and count the questions."""
    settings = Path("mkdocs.yml").read_text(encoding="utf-8")
    # The same settings, but for where the result goes: the site of MkDocs stays as it is.
    Path("zensical.yml").write_text(f"{settings}\nsite_dir: {SITE}\n", encoding="utf-8")
    try:
        done = subprocess.run(
            [ZENSICAL.resolve(), "build", "--clean", "--config-file", "zensical.yml"],
            check=False,
            capture_output=True,
            text=True,
        )
    finally:
        Path("zensical.yml").unlink()
    if done.returncode:
        print(f"scripts.zensical: the build failed\n{done.stdout}{done.stderr}", file=sys.stderr)
        return 1
    for reader in READERS:
        questions = len(questionnaire(reader).questions)
        page = SITE / "choisir" / reader / "index.html"
        found = page.read_text(encoding="utf-8").count("<fieldset") if page.is_file() else 0
        if found != questions:
            print(f"scripts.zensical: {page} shows {found} of {questions}", file=sys.stderr)
            return 1
    print(f"zensical: {len(list(SITE.rglob('*.html')))} pages, both forms present")
    return 0


if __name__ == "__main__":
    sys.exit(main())
