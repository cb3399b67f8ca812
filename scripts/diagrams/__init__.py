"""The diagrams of the guide, drawn from ``scripts/diagrams.toml`` when the site is built."""
