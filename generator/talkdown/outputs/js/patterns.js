/**
 * How names and words look. Written by `pytest --update tests/outputs/test_patterns.py`: the patterns are Python's.
 */

/** An id (`model/ids.py`). */
export const ID = /[a-z0-9]+(?:-[a-z0-9]+)*/g;

/** A gap in a phrase: `{name}`; the group is the name (`model/phrase.py`). */
export const VARIABLE = /\{([a-z][a-z0-9_]*)\}/g;

/** What is taken for a variable in a text of small letters, as people type it (`words/tokens.py`). */
export const IN_BRACES = /\{[a-z0-9_]*\}/g;

/** A word in small letters, with straight apostrophes, of a text that is plain ASCII (`words/tokens.py`). */
export const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/g;
