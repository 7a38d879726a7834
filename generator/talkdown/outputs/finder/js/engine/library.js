/**
 * What stands in a file of its own: own pages, policy slots, drills, the word bank, and the codes of all entries. Its words
 * are its own, too: a page about a program's name makes no phrase easier to find.
 */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { BookIndex, EntryHit, Library, LibraryRow } from "./types.ts" */

import { createDictionary } from "./dictionary.js";
import { createInvertedIndex } from "./inverted_index.js";
import { marksOf } from "./marks.js";
import { planQuery } from "./query.js";
import { WEAK_BELOW } from "./weights.js";

/** Rows of each kind that are shown: what helps in a contact stands above them, and is what is looked for. */
const ROWS_OF_A_KIND = 3;

/** They are shown as far as their score is this share of the best one's: as other entries are. */
const LEAST_SCORE = 0.4;

/** Rows that are ranked for those: of the nine kinds that there are, four each. */
const DEPTH = 40;

/**
 * @param {BookIndex} book
 * @param {Analyzer} analyzer
 * @param {Library} library
 */
export function openLibrary(book, analyzer, library) {
  const index = createInvertedIndex(analyzer, ["text", "asked"]);
  for (const row of library.rows) {
    index.add({
      asked: { ownText: row.title, sharedTexts: [] }, // a title is what one asks for
      text: { ownText: `${row.title}|${row.body}`, sharedTexts: [] },
    });
  }
  const dictionary = createDictionary(index, index, analyzer.synonyms);

  /**
   * The rows that answer best, kind by kind.
   * @param {string} text
   * @returns {EntryHit[]}
   */
  function find(text) {
    const query = planQuery(analyzer, dictionary, text);
    if (!query.words.length) return [];
    const { hits } = index.search(query, { passes: () => true, limit: DEPTH });
    const rows = hits
      .filter((hit) => hit.coverage >= WEAK_BELOW && hit.score >= hits[0].score * LEAST_SCORE)
      .map((hit) => library.rows[hit.row]);
    return book.libraryKinds.flatMap(({ name }) =>
      rows
        .filter((row) => row.kind === name)
        .slice(0, ROWS_OF_A_KIND)
        .map((row) => ({ ...hitOf(row), marks: marksOf(analyzer, query, row.title) })),
    );
  }

  return {
    find,
    /** The row with a code or an id. @param {string} name */
    get: (name) => {
      const row = library.rows.find(({ id, code }) => id === name || hasCode(code, name));
      return row && hitOf(row);
    },
    /** The place of the code among the entries of a kind, -1 where none has it. @param {string} kind @param {string} code */
    placeOf: (kind, code) =>
      (library.codes[kind] ?? "").split("\n").findIndex((codes) => hasCode(codes, code)),
  };
}

/** Whether a code is one of an entry's, former ones included. @param {string} codes @param {string} code */
const hasCode = (codes, code) => codes.toLowerCase().split(" ").includes(code);

/**
 * @param {LibraryRow} row
 * @returns {EntryHit}
 */
function hitOf({ kind, id, title, text, address }) {
  return { kind, id, title, text, address, stage: undefined, level: undefined, marks: [] };
}
