/** The situations of a book: what is asked for them, and the phrases to say in them, in order. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { BookIndex, Field, FieldName, SearchRequest, SituationStep } from "./types.ts" */

import { splitBars } from "./phrases.js";

/**
 * A situation, and its phrases by their rows, step by step.
 * @typedef {object} Situation
 * @property {string} id
 * @property {string} title
 * @property {string} sort
 * @property {string} level by id; empty if it has none
 * @property {number} playbook its place among the playbooks; -1 if it has none
 * @property {[SituationStep, number[]][]} steps
 */

/**
 * A search that an author foresaw, as it was written: its words, and their stems.
 * @typedef {{ words: string[], stems: string[] }} ForeseenSearch
 */

/** The steps in the order of the columns that hold their phrases. */
const STEPS = /** @type {const} */ (["first", "then", "after"]);

/** @typedef {ReturnType<typeof createSituations>} Situations */

/**
 * @param {BookIndex} book
 * @param {Analyzer} analyzer
 */
export function createSituations(book, analyzer) {
  const columns = book.situations;
  const ids = splitLines(columns.ids);
  const titles = splitLines(columns.titles);
  const asked = splitLines(columns.asked);
  const unless = splitLines(columns.unless);
  // All are asked for when the index is built, and again those of some sixty situations with each key: twenty thousand.
  /** @type {ForeseenSearch[][]} */
  const searches = [];

  /**
   * @param {number} n
   * @returns {Situation}
   */
  const at = (n) => ({
    id: ids[n],
    title: titles[n],
    sort: columns.sorts[n],
    level: columns.levels[n],
    playbook: columns.playbooks[n],
    steps: STEPS.map((step) => [step, columns[step][n]]),
  });

  /** @type {(text: string) => ForeseenSearch} */
  const toSearch = (text) => {
    const words = analyzer.tokenize(text);
    return { words, stems: words.map(analyzer.stem) };
  };

  /**
   * The searches that a situation's author foresaw. To be asked once the synonyms are learned.
   * @param {number} n
   */
  function searchesOf(n) {
    searches[n] ??= splitBars(asked[n]).map(toSearch);
    return searches[n];
  }

  return {
    at,
    searchesOf,
    /** @param {number} n */
    isEmergency: (n) => columns.sorts[n] === "emergency",
    /**
     * The texts of a situation, for the index.
     * @param {number} n
     * @returns {Pick<Record<FieldName, Field>, "text" | "asked">}
     */
    fields: (n) => ({
      text: { ownText: titles[n], sharedTexts: [] },
      asked: { ownText: asked[n], ownWords: searchesOf(n).map(({ words }) => words), sharedTexts: [] },
    }),
    /**
     * Searches that look like an emergency's and mean something else.
     * @param {number} n
     */
    unlessOf: (n) => splitBars(unless[n]),
    size: ids.length,
  };
}

/** @param {string} column */
function splitLines(column) {
  return column ? column.split("\n") : [];
}
