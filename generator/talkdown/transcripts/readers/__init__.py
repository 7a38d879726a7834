"""Readers, a format a file. Each says what it recognizes, and makes drafts of conversations of it."""
