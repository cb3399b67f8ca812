"""Publish an edition: what it must be built from, and what may never change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.editions import EditionError, record, repository
from scripts.editions.branch import editions, put
from scripts.editions.build import Site, differences
from scripts.publisher import SETTINGS, blanks
from scripts.website import PUBLISHER

if TYPE_CHECKING:
    from scripts.editions.build import Build
    from scripts.editions.name import Name
    from scripts.editions.record import Record

__all__ = ["Settings", "publish"]

_TRIAL = (
    f"C’est un essai : sans SITE_URL, ses adresses de référence sont à {PUBLISHER}, qui "
    "n’appartient à personne. Avant de mettre en ligne, recommencez avec SITE_URL=https://…"
)
_BLANK = f"Ses pages disent encore « à renseigner », faute de ces lignes de {SETTINGS.name} : "


@dataclass(frozen=True, slots=True)
class Settings:
    """What is given from outside; None where it was not."""

    source_date_epoch: str
    site_url: str | None = None
    repo_url: str | None = None
    report_url: str | None = None


def publish(edition: Name, settings: Settings, build: Build) -> str:
    """Build an edition from the work tree and commit it; what is to be said of it.

    An edition is frozen: what refers to it, a link or a printed sheet, must lead to what was read.
    So no other bytes can take its name; a mend has a name of its own. The same bytes once more are
    no fault, and change nothing. Only a trial, built for an address that is nobody's, can be
    replaced.

    Args:
        edition: Its name.
        settings: What is given from outside.
        build: Builds the site.

    Raises:
        EditionError: It cannot be published: the message says why, and what to do.
    """
    commit = _commit(edition)
    known = editions()
    before = _published(edition if edition in known else known[0]) if known else None
    written = _record(edition, commit, settings, before)
    frozen = edition in known and before is not None and before.site_url != PUBLISHER
    if frozen and written != before:
        raise EditionError(_frozen(edition))
    build(Path(), written)
    site = Site(Path("site"))
    if frozen:
        if found := differences(site, str(edition), repository.published()):
            raise EditionError("\n".join((_frozen(edition), *found)))
        return f"{edition} est déjà publiée, avec les mêmes octets : rien à faire."
    newest = all(one <= edition for one in known)
    put(site, written, newest=newest)
    if not repository.tagged(str(edition)):
        repository.git("tag", str(edition), commit)
    place = f"la branche {repository.BRANCH}" + (", et c’est la dernière" if newest else "")
    push = f"git push origin {repository.BRANCH} {edition}"
    said = f"{edition} est sur {place}. Pour la mettre en ligne : {push}"
    if written.site_url == PUBLISHER:
        return f"{said}\n{_TRIAL}"
    missing = blanks(given={"REPO_URL": written.repo_url})
    return f"{said}\n{_BLANK}{' ; '.join(missing)}." if missing else said


def _commit(edition: Name) -> str:
    """The commit that the edition is built from."""
    if changed := repository.dirty():
        more = f" et {len(changed) - 1} de plus" if len(changed) > 1 else ""
        raise EditionError(
            f"{changed[0]}{more} : pas dans le dernier commit ; une édition se construit à partir "
            "d’un commit, faites-le d’abord (git status)"
        )
    commit = repository.head()
    tagged = repository.tagged(str(edition))
    if tagged not in {"", commit}:
        raise EditionError(
            f"le tag {edition} est sur {tagged[:9]}, et vous êtes sur {commit[:9]} : allez-y "
            f"(git switch --detach {edition}), ou donnez un autre nom"
        )
    return commit


def _published(edition: Name) -> Record:
    found = record.published(str(edition), repository.published())
    if found is None:  # listed, yet it says nothing of how it was built
        raise EditionError(f"{edition}/{record.PLACE} : ce fichier manque")
    return found


def _record(edition: Name, commit: str, settings: Settings, before: Record | None) -> Record:
    """How the edition is built; what is not given is as it was before."""
    site_url, repo_url, report_url = settings.site_url, settings.repo_url, settings.report_url
    if before:
        site_url = site_url or before.site_url
        repo_url = before.repo_url if repo_url is None else repo_url
        report_url = before.report_url if report_url is None else report_url
    return record.Record(
        edition=str(edition),
        commit=commit,
        site_url=record.address(site_url or PUBLISHER),
        repo_url=repo_url or "",
        report_url=report_url or "",
        source_date_epoch=settings.source_date_epoch,
    )


def _frozen(edition: Name) -> str:
    return (
        f"{edition} est déjà publiée, et ne change plus ; pour publier autre chose, prenez un "
        f"autre nom : EDITION={edition.next_mend}"
    )
