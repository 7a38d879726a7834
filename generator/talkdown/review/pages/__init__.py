"""The pages of a review: static files without a script, made of its tables and of the book."""
