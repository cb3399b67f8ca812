"""How Hypothesis searches, the same way each time, and what is said of tests that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

from scripts.failures import meanings

if TYPE_CHECKING:
    import pytest

# The machine may be slow or shared: how long an example takes is no property of ours.
_PATIENT = [HealthCheck.too_slow]

settings.register_profile(
    "same",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=100,
    suppress_health_check=_PATIENT,
)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=_PATIENT
)
settings.load_profile("same")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the failures mean to whoever changed a text or a figure."""
    failed = terminalreporter.stats.get("failed", ())
    if lines := list(meanings(report.nodeid for report in failed)):
        terminalreporter.section("Ce que cela veut dire")
        for line in lines:
            terminalreporter.line(line)
