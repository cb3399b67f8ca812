"""The branch on which editions stand side by side, as mike keeps it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mike import git_utils
from mike.commands import AliasType, deploy, list_versions

from scripts.editions import EditionError, record, root
from scripts.editions.name import LATEST, read
from scripts.editions.repository import BRANCH

if TYPE_CHECKING:
    from scripts.editions.build import Site
    from scripts.editions.name import Name
    from scripts.editions.record import Record

__all__ = ["editions", "put"]


def editions() -> list[Name]:
    """The editions that are published, the greatest first; what was fetched from origin counts.

    Raises:
        EditionError: The branch here and that of origin do not follow each other.
    """
    try:
        git_utils.update_from_upstream("origin", BRANCH)
    except git_utils.GitError:
        raise EditionError(
            f"la branche {BRANCH} et celle d’origin ont pris des chemins différents : "
            "comparez-les, et gardez celle qui a toutes les éditions"
        ) from None
    return sorted((read(str(one.version)) for one in list_versions(BRANCH)), reverse=True)


def put(site: Site, written: Record, *, newest: bool) -> None:
    """Commit an edition.

    Args:
        site: Where it is built.
        written: How it was built.
        newest: Whether no edition is greater.

    Raises:
        EditionError: Git refuses.
    """
    try:
        # First what the edition needs: no commit holds an edition that cannot run.
        _put_beside(site, written, newest=newest)
        _put_edition(site, written, newest=newest)
    except git_utils.GitError as error:
        raise EditionError(f"git : {error}") from None


def _put_beside(site: Site, written: Record, *, newest: bool) -> None:
    files = {site.within(one): one.read_bytes() for one in site.shared()}
    if newest:  # the root is the latest edition's: a mend of an older one leaves it alone
        files |= root.files(site.folder, written.site_url)
    message = f"Share what {written.edition} needs beside it"
    with (
        suppress(git_utils.GitEmptyCommit),  # all of it is there already
        git_utils.Commit(BRANCH, message) as commit,
    ):
        for name, content in files.items():
            commit.add_file(git_utils.FileInfo(name, content))


def _put_edition(site: Site, written: Record, *, newest: bool) -> None:
    with TemporaryDirectory() as folder:
        for path in site.own():
            copy = Path(folder, site.within(path))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        Path(folder, record.PLACE).write_text(written.text(), encoding="utf-8")
        with deploy(
            {"site_dir": folder, "use_directory_urls": True},
            written.edition,
            aliases=[LATEST] if newest else [],
            update_aliases=True,
            # Not every host follows symbolic links; git keeps equal files once.
            alias_type=AliasType.copy,
            branch=BRANCH,
            message=f"Publish {written.edition}, built from {written.commit}",
        ):
            pass  # mike would build here; it is built already
