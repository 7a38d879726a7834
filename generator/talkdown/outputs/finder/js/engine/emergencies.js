/**
 * Which emergencies a search speaks of. Ranking weighs words, and may weigh them wrongly; here nothing is weighed: a search
 * that holds one of an emergency's ways of asking means it, whatever else it says. A denial takes back only the words that
 * it is made of: whoever says `fire him` may have a fire as well.
 */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */
/** @import { Situations } from "./situations.js" */

import { mistakesWithLittleDoubt } from "./likely_spelling.js";
import { eachPair, pairNumber } from "./words.js";

/**
 * Words of a search between two words of a way of asking, at the most: `took all of his pills` holds `took pills`. Stop
 * words are not counted. A judgment: with more, words meet that have nothing to do with one another.
 */
const MOST_WORDS_BETWEEN = 2;

/** Words of a way of asking, but one of them stop words, that mean it. A judgment. */
const FEWEST_WORDS_WITH_ONE_MEANING = 3;

/** So many words before and after a way of asking say whether it is meant: those of a long mail are about all sorts of things. A judgment. */
const WORDS_AROUND = 3;

/** The stem of `not`, and of all contractions with it. */
const NEGATION = "not";

/**
 * A way of asking, or a denial of one. A whole one is looked for with all of its words, as it stands. So is each denial –
 * `hit me with a bill` is not `hit me over the bill` – and a way of asking with one word of its own meaning at the most, where
 * negations and fillers have none: `in labor` is more than `labor`, and `won't let me talk` more than `not talk`.
 * @typedef {{ row: number, places: Place[], isWhole: boolean, isDenial: boolean }} Pattern
 */

/**
 * A word by its stems – its own, and what it may be mistyped for – and by the concepts that it says.
 * @typedef {{ stems: string[], terms: string[], isStopWord: boolean, hasMeaning: boolean }} Place
 */

/** @typedef {{ pattern: Pattern, positions: number[] }} Match where in a search the words of a pattern stand */

/** @typedef {ReturnType<typeof createEmergencies>} Emergencies */

/**
 * @param {Analyzer} analyzer
 * @param {Situations} situations
 */
export function createEmergencies(analyzer, situations) {
  /** @type {Map<string, Pattern[]>} by each term of their first word */
  const patterns = new Map();
  /** @type {Set<number>} of stems by which other situations are asked for, alone and with the one that follows: `kill the` */
  const ordinaryWords = new Set();

  /**
   * Learn the ways of asking of a situation.
   * @param {number} row
   */
  function learn(row) {
    if (!situations.isEmergency(row)) return learnOrdinary(row);
    for (const { words } of situations.searchesOf(row)) addPattern(row, words, false);
    for (const text of situations.unlessOf(row)) addPattern(row, analyzer.tokenize(text), true);
  }

  /** @param {number} row of a situation that is no emergency */
  function learnOrdinary(row) {
    for (const { words } of situations.searchesOf(row)) {
      const numbers = words.map((word) => analyzer.lexeme(word).number);
      for (const number of numbers) ordinaryWords.add(number);
      eachPair(numbers, (first, second) => ordinaryWords.add(pairNumber(first, second)));
    }
  }

  /**
   * @param {number} row
   * @param {string[]} words
   * @param {boolean} isDenial
   */
  function addPattern(row, words, isDenial) {
    const all = placesOf(
      analyzer,
      words.map((word) => [word]),
    );
    const count = all.filter((place) => place.hasMeaning).length;
    if (!count) return;
    const isWhole = isDenial || count < 2;
    const places = isWhole ? all : all.filter((place) => !place.isStopWord);
    const pattern = { row, places, isWhole, isDenial };
    for (const term of places[0]?.terms ?? []) {
      const neighbors = patterns.get(term);
      if (neighbors) neighbors.push(pattern);
      else patterns.set(term, [pattern]);
    }
  }

  /**
   * Whether a way of asking means an emergency wherever it stands. One word does if no other situation is asked for by it:
   * `overdose`, but not `gas`, which may be the bill. With another word before or after it, the two have to stand together in
   * one: `kill myself`, though there is `kill the recording`; `not breathing`, but not `won't speak`. Of three words, as in
   * `has a gun`, nobody asks.
   * @param {Pattern} pattern
   */
  function isCertain({ places }) {
    const meaningful = places.filter((place) => place.hasMeaning);
    if (meaningful.length > 1) return true;
    return (
      places.length >= FEWEST_WORDS_WITH_ONE_MEANING ||
      !ordinaryWords.has(places.map((place) => analyzer.numberOf(place.stems[0])).reduce(pairNumber))
    );
  }

  /**
   * The emergencies that a search speaks of, the one with the longest way of asking first, and those that it only seems to
   * speak of.
   * @param {string} text
   * @param {Dictionary} dictionary of the situations' words
   * @param {(words: string[]) => boolean} meansSomethingElse whether words around a way of asking say that something else is meant
   * @returns {{ rows: number[], deniedRows: Set<number> }}
   */
  function find(text, dictionary, meansSomethingElse) {
    const choices = wordChoices(analyzer, dictionary, text);
    const words = choices.map(([word]) => word);
    const places = placesOf(analyzer, choices);
    const matches = matchesIn(places);
    const denials = matches.filter(({ pattern }) => pattern.isDenial);
    /** @type {Map<number, number>} how many words the longest way has, by row */
    const lengths = new Map();
    for (const { pattern, positions } of matches) {
      if (pattern.isDenial || denials.some((denial) => takesBack(denial, pattern.row, positions))) continue;
      const isAll =
        positions.length === places.filter((place) => pattern.isWhole || !place.isStopWord).length;
      if (!isAll && meansSomethingElse(wordsAround(words, positions))) continue;
      lengths.set(pattern.row, Math.max(positions.length, lengths.get(pattern.row) ?? 0));
    }
    const rows = [...lengths]
      .sort(([rowA, lengthA], [rowB, lengthB]) => lengthB - lengthA || rowA - rowB)
      .map(([row]) => row);
    return { rows, deniedRows: new Set(denials.map(({ pattern }) => pattern.row)) };
  }

  /**
   * The ways of asking that a search holds and that mean something where they stand, and the denials.
   * @param {Place[]} places
   * @returns {Match[]}
   */
  function matchesIn(places) {
    return places.flatMap((place, start) =>
      place.terms
        .flatMap((term) => patterns.get(term) ?? [])
        .map((pattern) => ({ pattern, positions: positionsOf(places, start, pattern) }))
        .filter(
          ({ pattern, positions }) =>
            positions.length &&
            (pattern.isDenial || positions.length === places.length || isCertain(pattern)),
        ),
    );
  }

  return { learn, find };
}

/**
 * Whether a denial takes back a way of asking: it is the same emergency's, and has a word of the search in common with it.
 * @param {Match} denial
 * @param {number} row
 * @param {number[]} positions
 */
function takesBack(denial, row, positions) {
  return denial.pattern.row === row && denial.positions.some((position) => positions.includes(position));
}

/**
 * @param {string[]} words
 * @param {number[]} positions in order
 */
function wordsAround(words, positions) {
  return words.slice(
    Math.max(0, positions[0] - WORDS_AROUND),
    positions[positions.length - 1] + 1 + WORDS_AROUND,
  );
}

/**
 * Where a search has the words of a way of asking, from a place on; nothing if it does not hold all of them.
 * @param {Place[]} places
 * @param {number} start where the first word stands
 * @param {Pattern} pattern
 * @returns {number[]}
 */
function positionsOf(places, start, pattern) {
  if (!areAlike(places[start], pattern.places[0], pattern)) return [];
  const positions = [start];
  let at = start;
  for (const place of pattern.places.slice(1)) {
    // What is denied stands next: `won't stop talking` is not `can't talk`.
    const mostBetween = places[at].stems[0] === NEGATION ? 0 : MOST_WORDS_BETWEEN;
    let wordsBetween = 0;
    at++;
    while (at < places.length && !areAlike(places[at], place, pattern)) {
      if (pattern.isWhole || (!places[at].isStopWord && ++wordsBetween > mostBetween)) return [];
      at++;
    }
    if (at >= places.length) return [];
    positions.push(at);
  }
  return positions;
}

/**
 * Whether a word of a search says what one of a way of asking does. A stop word never says what another word does, though
 * their stems may: those of `IED` and `I` do. Synonyms will do among other words; what stands alone is taken at its word.
 * @param {Place} word
 * @param {Place} place
 * @param {Pattern} pattern that the place is of
 */
function areAlike(word, place, { isWhole }) {
  if (word.isStopWord !== place.isStopWord) return false;
  return isWhole
    ? word.stems.some((stem) => place.stems.includes(stem))
    : word.terms.some((term) => place.terms.includes(term));
}

/**
 * @param {Analyzer} analyzer
 * @param {string[][]} words for each place all that it may be, likeliestTerm first
 * @returns {Place[]}
 */
function placesOf(analyzer, words) {
  const concepts = analyzer
    .concepts(words.map(([word]) => analyzer.stem(word)))
    .filter((match) => match.end - match.start === 1);
  return words.map((choices, n) => ({
    stems: choices.map(analyzer.stem),
    terms: [
      ...choices.map(analyzer.stem),
      ...concepts.filter((match) => match.start === n).map((match) => match.concept),
    ],
    isStopWord: analyzer.isStopWord(choices[0]),
    hasMeaning:
      !analyzer.isStopWord(choices[0]) &&
      !analyzer.isFiller(choices[0]) &&
      analyzer.stem(choices[0]) !== NEGATION,
  }));
}

/**
 * The words of a search. One that no situation has is also what it may be mistyped for, and two words written as one are
 * two.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} text
 * @returns {string[][]}
 */
function wordChoices(analyzer, dictionary, text) {
  return analyzer.tokenize(text).flatMap((word) => {
    if (analyzer.isStopWord(word) || dictionary.has(analyzer.stem(word))) return [[word]];
    const [parts] = dictionary.splitsOf(word);
    if (parts) return parts.map((part) => [part]);
    const mistakes = mistakesWithLittleDoubt(word);
    if (!mistakes) return [[word]];
    // The likeliestTerm alone: `shoting` may be shouting or shooting, and is what more situations have.
    const likeliestTerm = dictionary.nearestTerms(word, mistakes)[0];
    return [likeliestTerm ? [word, likeliestTerm.text] : [word]];
  });
}
