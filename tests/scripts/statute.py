"""Made-up codes of law and citations, in the forms of the package and of the guide."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from scripts.legi import CODES, fingerprint

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ENDLESS", "TEXT", "Made", "article", "write_citations", "write_code"]

ENDLESS = "2999-01-01"
TEXT = "<p>Le salarié <a href='#'>justifie</a> d'une expertise.</p>"


@dataclass(frozen=True)
class Made:
    """A version of a made-up article."""

    id: str
    since: str = "2015-04-04"
    end: str = ENDLESS
    state: str | None = "VIGUEUR"


def article(number: str, *versions: Made, text: str = TEXT, held: int = -1) -> dict[str, Any]:
    """An article as the package writes it; ``held`` is the version whose text it holds."""
    return {
        "type": "article",
        "data": {
            "num": number,
            "id": versions[held].id,
            "texteHtml": text,
            "articleVersions": [
                {
                    "id": one.id,
                    "etat": one.state,
                    "dateDebut": _milliseconds(one.since),
                    "dateFin": _milliseconds(one.end),
                }
                for one in versions
            ],
        },
    }


def _milliseconds(day: str) -> int:
    at = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return int(at.timestamp()) * 1000


def write_code(
    folder: Path, *articles: dict[str, Any], name: str = "code_du_travail", day: str = "2026-03-27"
) -> None:
    """A code in the folder of the package's data, its articles in a section."""
    tree = {
        "type": "code",
        "data": {"title": "Code du travail", "dateModif": day},
        "children": [{"type": "section", "data": {}, "children": list(articles)}],
    }
    folder.mkdir(exist_ok=True)
    (folder / f"{CODES[name]}.json").write_text(json.dumps(tree), encoding="utf-8")


def write_citations(folder: Path, name: str = "code_du_travail", **changed: str) -> None:
    """A file of citations with one article, and what of it is told apart."""
    row = {
        "number": "L1254-2",
        "id": "LEGIARTI1",
        "since": "2015-04-04",
        "subject": "Expertise",
        "sha256": fingerprint(TEXT),
        "status": "",
        "read_on": "2026-03-27",
        "url": "https://www.legifrance.gouv.fr/codes/article_lc/{id}",
    } | changed
    folder.mkdir(exist_ok=True)
    lines = [
        'title      = "Code du travail"',
        'label      = "C. trav."',
        'prefix     = ""',
        f"read_on    = {row['read_on']}",
        "checked_on = 2026-12-31",
        f'url        = "{row["url"]}"',
        "",
        "[[article]]",
        f'number  = "{row["number"]}"',
        f'id      = "{row["id"]}"',
        f"since   = {row['since']}",
        f'subject = "{row["subject"]}"',
        f'sha256  = "{row["sha256"]}"',
        *([f'status  = "{row["status"]}"'] if row["status"] else []),
    ]
    (folder / f"{name}.toml").write_text("\n".join((*lines, "")), encoding="utf-8")
