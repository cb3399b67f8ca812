"""Every page of the site's navigation, as an address relative to the site."""

from __future__ import annotations

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

__all__ = ["PAGES"]

_CONFIG = load_config("mkdocs.yml")

PAGES = [page.url for page in get_navigation(get_files(_CONFIG), _CONFIG).pages]
