"""What pre-commit would run at each commit is there, and is part of the check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scripts.test_makefile import commands

CONFIG = Path(".pre-commit-config.yaml")
(OURS,) = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["repos"]


def test_nothing_is_fetched() -> None:
    assert OURS["repo"] == "local"
    assert {hook["language"] for hook in OURS["hooks"]} == {"system"}


@pytest.mark.parametrize("hook", OURS["hooks"], ids=lambda hook: str(hook["id"]))
def test_each_hook_is_a_command_that_the_check_runs_too(hook: dict[str, Any]) -> None:
    program = Path(hook["entry"].split()[0])
    assert program.is_file()
    assert hook["entry"] in commands("check")
