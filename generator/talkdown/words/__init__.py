"""Words at work: tokens, stems, likeness, reading grade. Pure functions over text."""
