"""Python that runs inside the shipped runtime, never on the host."""
