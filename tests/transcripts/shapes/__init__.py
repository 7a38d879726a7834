"""Exports, written as tools write them: a function a shape, from what is said to the file."""
