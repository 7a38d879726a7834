"""The tables of a review as files for other programs."""
