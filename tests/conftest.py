"""How Hypothesis searches: the same way each time, or at length with ``--hypothesis-profile``."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

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
