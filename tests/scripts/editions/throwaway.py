"""A repository to throw away, and a build that takes no time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.editions import name
from scripts.editions.publish import Settings, publish
from scripts.editions.repository import git

if TYPE_CHECKING:
    from scripts.editions.record import Record

__all__ = ["SITE_URL", "Throwaway"]

SITE_URL = "https://guide.example/sub/"
_PAGES = ("index.html", "faq/index.html", "404.html", "robots.txt", "edition/own/wheel.whl")


@dataclass
class Throwaway:
    """The repository of the work folder, and what was built in it."""

    built: list[Record] = field(default_factory=list)
    runtime: str = "abc"
    noise: str = ""
    """What a build that is not reproducible writes."""

    def commit(self, law: str) -> str:
        """Write what an edition is made of, and commit it."""
        Path("law.txt").write_text(law, encoding="utf-8")
        Path(".gitignore").write_text("/site/\n", encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", law)
        return git("rev-parse", "HEAD").strip()

    def build(self, sources: Path, record: Record) -> None:
        """Write a site that says the law of its sources."""
        self.built.append(record)
        law = (sources / "law.txt").read_text(encoding="utf-8")
        for page in (*_PAGES, f"runtime/{self.runtime}/engine.wasm"):
            path = sources / "site" / page
            path.parent.mkdir(parents=True, exist_ok=True)
            said = page if "runtime" in page else f"{page} {law} {record.site_url} {self.noise}"
            path.write_text(said, encoding="utf-8")

    def publish(self, edition: str, *, site_url: str | None = SITE_URL, **more: str) -> str:
        """Publish from what is committed."""
        settings = Settings("1767225600", site_url, **more)
        return publish(name.read(edition), settings, self.build)


def start(folder: Path) -> Throwaway:
    """An empty repository in a folder, whose commits hang on no setting of this machine."""
    git("init", "--quiet", "--initial-branch", "main", str(folder))
    git("-C", str(folder), "config", "user.name", "Somebody")
    git("-C", str(folder), "config", "user.email", "somebody@guide.example")
    return Throwaway()
