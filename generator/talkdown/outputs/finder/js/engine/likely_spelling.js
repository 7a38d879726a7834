/** A mistyped word of which there is little doubt is read as if it had been typed well. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */

/** Shorter words have many neighbors: one mistake in three letters may be any of ten words. Two are little doubt in a long word. */
const FEWEST_LETTERS = 4;
const FEWEST_LETTERS_FOR_TWO = 8;

/**
 * So many mistakes may be in a word that is taken for another one with little doubt. A judgment.
 * @param {string} word
 */
export function mistakesWithLittleDoubt(word) {
  if (word.length < FEWEST_LETTERS) return 0;
  return word.length < FEWEST_LETTERS_FOR_TWO ? 1 : 2;
}

/** A letter left out or swapped, and not another one: `blade` and `blame`, `fella` and `fell` are words, and the book knows one. */
const MOST_DISTANCE_OF_SHORT = 1;

/** The nearest word is meant if no other is as near that stands in more than this share of as many situations. By trial. */
const MOST_RIVAL_SHARE = 0.5;

/** Words that are no further off than the nearest one and this are as near. */
const SAME_DISTANCE = 0.3;

/**
 * The text with such words replaced, so that their neighbors and the ways of asking that hold them count, too. All others,
 * and the last word while it may only have begun, are left to what a query is planned with.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} text
 */
export function withLikelySpelling(analyzer, dictionary, text) {
  const words = analyzer.tokenize(text);
  const isOpen = !/\s$/.test(text);
  let isChanged = false;
  const likelyWords = words.map((word, n) => {
    const isLast = isOpen && n === words.length - 1;
    if (isKnown(analyzer, dictionary, word) || (isLast && dictionary.wordsFrom(word).length)) return word;
    const spelling = likelySpelling(analyzer, dictionary, word);
    isChanged ||= spelling !== word;
    return spelling;
  });
  return isChanged ? likelyWords.join(" ") + (isOpen ? "" : " ") : text;
}

/**
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} word
 */
function isKnown(analyzer, dictionary, word) {
  const stem = analyzer.stem(word);
  return (
    !mistakesWithLittleDoubt(word) ||
    analyzer.isStopWord(word) ||
    dictionary.has(stem) ||
    dictionary.isWordElsewhere(word) ||
    analyzer.concepts([stem]).length > 0 ||
    (dictionary.splitsOf(word).length > 0 && !dictionary.nearestTerms(word, 1).length)
  );
}

/**
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} word
 */
function likelySpelling(analyzer, dictionary, word) {
  const mistakes = mistakesWithLittleDoubt(word);
  const isShort = mistakes === 1;
  const [nearestTerm, ...neighbors] = dictionary.nearestTerms(word, mistakes);
  if (
    !nearestTerm ||
    (isShort && (nearestTerm.distance > MOST_DISTANCE_OF_SHORT || nearestTerm.text.length < word.length))
  )
    return word;
  const stem = analyzer.stem(nearestTerm.text);
  const rival = neighbors.find((neighbor) => analyzer.stem(neighbor.text) !== stem);
  const isSure =
    !rival ||
    rival.distance > nearestTerm.distance + SAME_DISTANCE ||
    dictionary.count(rival.term) <= MOST_RIVAL_SHARE * dictionary.count(nearestTerm.term);
  return isSure ? nearestTerm.text : word;
}
