"""Forms and results as HTML trees, escaped by construction, and as plain data."""
