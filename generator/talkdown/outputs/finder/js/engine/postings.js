/** From the words of a text to the terms that it is found by, each with the rows that it stands in. */

/** @import { Analyzer } from "./analyzer.js" */

/**
 * The rows of one term. `list` holds two numbers for each field of a row: row and field in one, and how often.
 * @typedef {{ list: number[], rowCount: number, lastRow: number }} Postings
 */

/**
 * The terms of an index.
 * @param {Analyzer} analyzer
 */
export function createPostings(analyzer) {
  /** @type {Map<string, Postings>} */
  const postings = new Map();
  /** @type {Map<string, { stem: string, postings: Postings }>} */
  const wordForms = new Map();
  /** @type {Map<string, Postings[]>} */
  const sharedTerms = new Map();
  /** @param {string} term */
  function postingsOf(term) {
    let entry = postings.get(term);
    if (!entry) {
      entry = { list: [], rowCount: 0, lastRow: -1 };
      postings.set(term, entry);
    }
    return entry;
  }

  /**
   * The postings of a text's terms: stems without stop words, and concepts.
   * @param {string[][]} parts the words of each
   */
  function termsOf(parts) {
    /** @type {Postings[]} */
    const terms = [];
    for (const words of parts) {
      const stems = [];
      let mayHoldConcepts = false;
      for (const word of words) {
        const lexeme = analyzer.lexeme(word);
        stems.push(lexeme.stem);
        if (lexeme.beginsSynonym) mayHoldConcepts = true;
        if (lexeme.isStopWord) continue;
        let wordForm = wordForms.get(word);
        if (!wordForm) {
          wordForm = { stem: lexeme.stem, postings: postingsOf(lexeme.stem) };
          wordForms.set(word, wordForm);
        }
        terms.push(wordForm.postings);
      }
      if (mayHoldConcepts) {
        for (const match of analyzer.concepts(stems)) terms.push(postingsOf(match.concept));
      }
    }
    return terms;
  }

  /** @param {string} text parts between bars */
  const wordsOf = (text) => (text ? text.split("|").map(analyzer.tokenize) : []);

  /** @param {string} text */
  function termsOfShared(text) {
    let terms = sharedTerms.get(text);
    if (!terms) {
      terms = termsOf(wordsOf(text));
      sharedTerms.set(text, terms);
    }
    return terms;
  }

  return { postings, wordForms, termsOf, termsOfShared, wordsOf };
}

/**
 * @param {Postings} entry
 * @param {number} row
 * @param {number} key row and field in one
 */
export function addOccurrence(entry, row, key) {
  const { list } = entry;
  const last = list.length - 2;
  if (last >= 0 && list[last] === key) {
    list[last + 1]++;
    return;
  }
  if (entry.lastRow !== row) {
    entry.rowCount++;
    entry.lastRow = row;
  }
  list.push(key, 1);
}
