"""How well a review hears what turns are labeled with: `python -m bench.review`."""
