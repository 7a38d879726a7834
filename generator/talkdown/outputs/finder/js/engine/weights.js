/**
 * What a term counts in the ranking, 0 to 1, by how it comes to answer a word of the query; the word itself counts 1.
 *
 * All of these were chosen by trial on the development queries (`bench/finder/queries.json`), and some corrected after
 * 250 searches that nobody had tuned for. `docs/finding.md` says what each is worth: what happens to the figures there if
 * it is halved or doubled.
 */

/** A synonym: with 1, phrases that say it in other words push those with the very word away. */
export const SYNONYM_WEIGHT = 0.75;

/** A particle or filler: `up` in `hang up` helps to choose, and finds nothing by itself. */
export const FILLER_WEIGHT = 0.4;

/** A beginning, times the root of the share that was typed: a guess that becomes better with each letter. */
export const PREFIX_WEIGHT = 0.8;

/** Two words written as one, or one as two. No development query depends on it. */
export const JOINED_WEIGHT = 0.8;

/** A word inside a synonym of several words: the synonym says what was meant, so `blew` alone counts less. */
export const PART_WEIGHT = 0.6;

/** A stop word that is looked for because it may be the beginning of another word, or because there are no others. */
export const STOP_WORD_WEIGHT = 0.2;

/**
 * A row that answers less of the query than this share, by weight, is called a weak match: it misses the more telling half
 * of it. Searches about something else (`bitcoin`, `football score`) are below it, and tests hold that. Nothing is hidden
 * for it, because such searches score as high as good ones.
 */
export const WEAK_BELOW = 0.45;
