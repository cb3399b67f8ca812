"""The forms of the pay simulators: what they ask, how an entry is read, how a link holds them."""
