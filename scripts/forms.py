"""What GitHub reads beside the workflows: the forms of its issues and its settings.

``python -m scripts.forms``. GitHub does not show a form that breaks its rules, and tells nobody.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FORMS", "faults", "main"]

FORMS = Path("ISSUE_TEMPLATE")
"""Where the forms are, in the folder of GitHub."""
_CHOOSER = "config.yml"
_PROGRAM = Path(sys.executable).with_name("check-jsonschema")


def faults(folder: Path) -> Iterator[str]:
    """One line for each file that GitHub would not take, and why.

    Args:
        folder: That of GitHub.

    Raises:
        RuntimeError: The program that knows its rules is not there.
    """
    forms = [one for one in sorted((folder / FORMS).glob("*.yml")) if one.name != _CHOOSER]
    refused = [
        *_against("github-issue-forms", forms),
        *_against("github-issue-config", [folder / FORMS / _CHOOSER]),
        *_against("dependabot", [folder / "dependabot.yml"]),
    ]
    yield from refused
    if not refused:
        for one in forms:
            yield from _twice(one)


def _against(schema: str, paths: Sequence[Path]) -> Iterator[str]:
    there = [path for path in paths if path.is_file()]
    if not there:
        return
    command: list[str | Path] = [
        _PROGRAM,
        "-o",
        "json",
        "--builtin-schema",
        f"vendor.{schema}",
        *there,
    ]
    try:
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        said = json.loads(done.stdout)
    except (FileNotFoundError, json.JSONDecodeError):
        raise RuntimeError(
            "check-jsonschema n’a pas pu lire les formulaires ; lancez make build/venv.stamp"
        ) from None
    for one in said.get("parse_errors", ()):
        yield f"{one['filename']} : n’est pas du YAML ; vérifiez les retraits et les guillemets"
    for one in said.get("errors", ()):
        yield f"{one['filename']} : GitHub refuse {one['path']} : {one['message']}"


def _twice(form: Path) -> Iterator[str]:
    """What the schema cannot say: two fields of a form share no id and no label."""
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    ids = (one["id"] for one in fields if "id" in one)
    labels = (one["attributes"]["label"] for one in fields if "label" in one["attributes"])
    for given in (ids, labels):
        for name, times in Counter(given).items():
            if times > 1:
                yield f"{form} : « {name} » nomme {times} champs ; un nom n’en désigne qu’un"


def main(arguments: Sequence[str]) -> int:
    """Check the files of GitHub, or those of the folder that is named; 1 where one is refused."""
    try:
        found = list(faults(Path(arguments[0]) if arguments else Path(".github")))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
