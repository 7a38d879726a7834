"""Words that say little. The finder has the same (`outputs/finder/js/engine/vocabulary.js`); a test compares the two."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about am an and are as at be been but by can could did do does for from had has have he her here him his how
    i i'd i'll i'm i've if in into is it it's its just let me my of on or our she should so some than that that's the
    their them then there they this to us was we we'll we're were what when where which who why will with would you
    you'd you'll you're you've your please im ive youre theyre thats whats hes shes
    """.split()
)
"""Words that carry no meaning: they are not looked for."""

FILLERS = frozenset(
    "up down off out over back away through in on again still really very just get got want wants need needs".split()
)
"""Words that carry a little: `hung up` is more than `hung`, but `up` alone says next to nothing."""
