"""Command line: ``make publish EDITION=2026.11``, ``make reproduce EDITION=2026.11``."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from scripts.editions import UsageError, name
from scripts.editions.build import make
from scripts.editions.publish import Settings, publish
from scripts.editions.reproduce import reproduce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.editions.build import Build

__all__ = ["main"]


def _settings(given: Mapping[str, str]) -> Settings:
    if "SOURCE_DATE_EPOCH" not in given:
        raise UsageError("passez par make : make publish EDITION=2026.11")
    return Settings(
        given["SOURCE_DATE_EPOCH"],
        given.get("SITE_URL") or None,
        given.get("REPO_URL"),
        given.get("REPORT_URL"),
    )


def main(arguments: Sequence[str], given: Mapping[str, str], build: Build = make) -> int:
    """Do what is asked; 1 if it cannot be done, 2 if it was not asked well."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.editions", description="Publier et refaire des éditions."
    )
    parser.add_argument("do", choices=("publish", "reproduce"))
    parser.add_argument("edition", help="2026.11, ou 2026.11.1 pour une correction")
    asked = parser.parse_args(arguments)
    try:
        edition = name.read(asked.edition)
        if asked.do == "publish":
            print(publish(edition, _settings(given), build))
            return 0
        found = reproduce(edition, build)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print(f"{edition} : refaite depuis son tag, octet pour octet.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
