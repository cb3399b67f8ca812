"""What someone wrote, shown again beside what is wrong with it."""

from __future__ import annotations

import unicodedata

__all__ = ["echo"]

_LONGEST = 40
_STRANGE = "\ufffd"


def echo(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, cut if it is long; a sign stands for each that cannot be seen.

    Such signs turn the words around them, act on a terminal, or hide why a number is none.
    """
    cut = text[:longest] + ("…" if len(text) > longest else "")
    return "".join(_STRANGE if unicodedata.category(one)[0] == "C" else one for one in cut)
