"""Words at work: tokens, stems, patterns, similarity, reading grade. Pure functions over text."""
