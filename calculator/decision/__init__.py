"""Questionnaires, answers, legal gates, scoring, verdict: which arrangement, and why."""
