"""Editions of the site: published side by side on a branch, each whole and frozen for ever."""

__all__ = ["EditionError", "UsageError"]


class EditionError(ValueError):
    """An edition cannot be published or reproduced; the message says why and what to do."""


class UsageError(EditionError):
    """The command was not given what it needs."""
