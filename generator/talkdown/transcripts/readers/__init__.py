"""Readers, a format a file. Each says what it recognizes, and makes raw conversations of it."""
