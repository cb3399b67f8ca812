"""The one door that the page's worker calls."""

from __future__ import annotations

from calculator.api import answer

__all__ = ["answer"]
