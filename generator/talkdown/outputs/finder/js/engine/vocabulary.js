/** Words that say little, and words that are taken for one another. English, as the stemmer is. */

/** Words that carry no meaning: they are neither indexed nor looked for. */
export const STOP_WORDS = new Set(
  (
    "a about am an and are as at be been but by can could did do does for from had has have he her here him his how " +
    "i i'd i'll i'm i've if in into is it it's its just let me my of on or our she should so some than that that's the " +
    "their them then there they this to us was we we'll we're were what when where which who why will with would you " +
    "you'd you'll you're you've your please im ive youre theyre thats whats hes shes"
  ).split(" "),
);

/** Words that carry a little: `hung up` is more than `hung`, but `up` alone says next to nothing. */
export const FILLERS = new Set(
  "up down off out over back away through in on again still really very just get got want wants need needs".split(
    " ",
  ),
);

/** `hasn't`, `hasnt` and `cannot` all say `not`. */
export const CONTRACTION =
  /^(?:has|have|had|is|are|was|were|do|does|did|ca|wo|would|could|should)n'?t$|^cannot$/;

/** `hurt himself` and `hurt myself` are one: synonym groups speak for themselves, agents speak of others. */
export const REFLEXIVE = /^(?:yourself|yourselves|himself|herself|itself|ourselves|themself|themselves)$/;

/** Who agents speak of, and that they ask for polite words: nearly every search is about these, said or not. */
export const SAID_OR_NOT = new Set(
  (
    "customer customers client clients caller callers cx cust guest guests passenger passengers user sir madam lady man guy " +
    "person script scripts phrase phrases wording template statement professional professionally polite politely nicely nice " +
    "please pls"
  ).split(" "),
);

/** Small words that say where something goes: `shouting at me` is another thing than `shouting`, `about us` than `about it`. */
export const POINTS_AT_US = new Set("me us my".split(" "));
