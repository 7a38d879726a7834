/** Words become stems and concepts. Pure: no page, no network, no clock. */

/** @import { Analysis, BookIndex, Lexeme } from "./types.ts" */

import { stemmer } from "stemmer";
import { createSynonyms } from "./synonyms.js";
import { CONTRACTION, FILLERS, REFLEXIVE, STOP_WORDS } from "./vocabulary.js";
import { tokenize, tokenizeWithSpans } from "./words.js";

/** A memory is emptied at so many texts: a few MB at most, and more than a search and its results touch. */
const REMEMBERED_TEXTS = 5000;

/** @typedef {ReturnType<typeof createAnalyzer>} Analyzer */

/**
 * The analyzer of one book: its synonym groups and its spelling are its own.
 * @param {Pick<BookIndex, "synonymGroups" | "spelling">} book
 */
export function createAnalyzer(book) {
  const spelling = new Map(Object.entries(book.spelling));
  const synonyms = createSynonyms(book.synonymGroups, { stemOf: spelledStem, isStopWord: isStopForm });
  // Words come again and again; there are a few thousand different ones even in a large book.
  /** @type {Map<string, Lexeme>} */
  const lexemes = new Map();
  /** @type {Map<string, number>} by stem or concept, counted from 1 */
  const termNumbers = new Map();

  /** @param {string} word */
  function spelledStem(word) {
    const stem = porterStem(CONTRACTION.test(word) ? "not" : REFLEXIVE.test(word) ? "myself" : word);
    return spelling.get(stem) || stem;
  }

  /** @param {string} term */
  function numberOf(term) {
    let number = termNumbers.get(term);
    if (number === undefined) {
      number = termNumbers.size + 1;
      termNumbers.set(term, number);
    }
    return number;
  }

  /**
   * What is known of a word. To be asked once all groups are learned.
   * @param {string} word normalized
   */
  function lexeme(word) {
    let lexemeOfWord = lexemes.get(word);
    if (lexemeOfWord) return lexemeOfWord;
    const stem = spelledStem(word);
    lexemeOfWord = {
      stem,
      number: numberOf(stem),
      isStopWord: isStopForm(word),
      isFiller: FILLERS.has(CONTRACTION.test(word) ? "not" : word) || stem === "myself",
      beginsSynonym: synonyms.begins(stem),
    };
    lexemes.set(word, lexemeOfWord);
    return lexemeOfWord;
  }

  /** @type {(text: string) => string[]} */
  const stems = remember((text) => tokenize(text).map((word) => lexeme(word).stem));

  /** @type {(text: string) => Analysis} */
  const analyze = remember((text) => {
    const tokens = tokenizeWithSpans(text);
    const row = tokens.map((token) => lexeme(token.word).stem);
    return { stems: row, spans: tokens.map((token) => token.span), concepts: synonyms.match(row) };
  });

  return {
    /** Learn the next few synonym groups; true once all are known. Nothing else may be asked before. */
    learnSynonyms: synonyms.learn,
    /** All members of all groups, sorted by their text. */
    synonyms: synonyms.members,
    concepts: synonyms.match,
    conceptsWithoutStopWords: synonyms.matchLoosely,
    analyze,
    lexeme,
    /** The number of a stem or a concept. */
    numberOf,
    stems,
    tokenize,
    /** @param {string} word */
    stem: (word) => lexeme(word).stem,
    /** @param {string} word */
    isFiller: (word) => lexeme(word).isFiller,
    /** @param {string} word */
    isStopWord: (word) => lexeme(word).isStopWord,
  };
}

/**
 * Porter's stem, in the form that NLTK's MARTIN_EXTENSIONS gives, too. Words of one or two letters have none.
 * @param {string} word
 */
function porterStem(word) {
  const wordWithoutS = word.endsWith("'s") ? word.slice(0, -2) : word;
  return wordWithoutS.length < 3 ? wordWithoutS : stemmer(wordWithoutS);
}

/** @param {string} word */
function isStopForm(word) {
  return STOP_WORDS.has(CONTRACTION.test(word) ? "not" : word);
}

/**
 * @template T
 * @param {(text: string) => T} compute
 * @returns {(text: string) => T}
 */
function remember(compute) {
  /** @type {Map<string, T>} */
  const memory = new Map();
  return (text) => {
    let value = memory.get(text);
    if (value !== undefined) return value;
    value = compute(text);
    if (memory.size > REMEMBERED_TEXTS) memory.clear();
    memory.set(text, value);
    return value;
  };
}
