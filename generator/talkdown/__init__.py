"""Talkdown: a phrasebook in YAML becomes a searchable site and printable cheat-cards."""

__version__ = "0.1.0"
