"""A team's own contacts, read beside the book: what was said, the rule that found it, the entry to read."""
