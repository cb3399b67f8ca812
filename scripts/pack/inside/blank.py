"""Runs in the shipped runtime, last before its image: what is freed must leave nothing to ship."""

import gc

SIZES = ((262144, 4), (65536, 16), (16384, 16), (4096, 60), (2048, 60), (1024, 60), (600, 60))
"""Bytes, and how often: the holes that are found, and not so much that the memory grows."""


def blank() -> None:
    """Free what can be freed, and fill the holes with zeros: pages of zeros are left out."""
    gc.collect()
    holes = [bytes(size) for size, count in SIZES for _ in range(count)]
    del holes
    gc.collect()
