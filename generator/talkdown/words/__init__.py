"""Words at work: tokens, stems, patterns, similarity, reading grade. Only `wordnet` reads files."""
