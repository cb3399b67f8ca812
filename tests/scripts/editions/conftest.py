"""The repository that every test of the editions starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scripts.editions.throwaway import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scripts.editions.throwaway import Throwaway


@pytest.fixture
def throwaway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Throwaway:
    folder = tmp_path / "repository"
    found = start(folder)
    monkeypatch.chdir(folder)
    return found
