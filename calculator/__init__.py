"""What is lawful, which of portage salarial and intérim fits, and why."""

__version__ = "0.1.0"
