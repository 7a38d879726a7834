"""How well and how fast phrases are found, beside other finders: `make bench-finder`."""
