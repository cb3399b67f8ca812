"""Pack the Python runtime that the site ships: trimmed, compiled, named by its content."""


class PackError(Exception):
    """A step that cannot go on; its text is the one line that the person at the keyboard reads."""
