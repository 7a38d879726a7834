/**
 * Fits the words of `danger.yaml`: a logistic regression over stems and pairs of neighbors, beside what the engine knows of a search
 * by the ways of asking. Started by `danger.py` with the path of a file that holds a `Task`; writes a `Fit` to standard output.
 */

import { readFileSync } from "node:fs";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { createChannels } from "#finder/engine/channels.js";
import { dangerWithoutWeights, termsOf } from "#finder/engine/danger.js";
import { createInvertedIndex, FIELD_BOOSTS } from "#finder/engine/inverted_index.js";
import { createPhrases } from "#finder/engine/phrases.js";
import { createSituationSearch } from "#finder/engine/situation_search.js";

/** Passes over all searches, and how far one search moves a weight at first. More passes, or half the step, change no figure by .01. */
const PASSES = 15;
const STEP = 0.3;

/** Draws weights to 0, so that a word that stands in one search alone does not carry all of it. */
const DECAY = 0.02;

/** Rows that are left, those that move most searches: with 1,000 a twentieth fewer emergencies are heard, with 3,000 hardly more. */
const ROWS = 1500;

/** Weights are written in halves: finer ones are no more than chance, and a person can see what one is. */
const GRAIN = 0.5;

/** Of the searches with a word so large a share has to be of one emergency for the word to speak for it. */
const SHARE_OF_ONE_KIND = 0.6;

/**
 * @typedef {{ text: string, isDanger: boolean, weight: number, kinds: string[], fold: number }} Search `fold`: the round it is of,
 *   and -1 for what is in no round
 * @typedef {{ book: import("#finder/engine/types.ts").BookIndex, searches: Search[], waysOfAsking: Search[], folds: number[] }} Task
 * @typedef {{ term: string, weight: number, kind: string }} Row
 * @typedef {{ rows: Row[], hearing: { text: string, logOdds: number }[][] }} Fit `hearing`: of each fold its searches, by the words of all others
 * @typedef {Search & { terms: string[], offset: number, words: string[] }} Example
 */

/** @type {Task} */
const { book, searches, waysOfAsking, folds } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const analyzer = createAnalyzer(book);
while (!analyzer.learnSynonyms());
const phrases = createPhrases(book);
// The words of the phrases, too: one that stands in a phrase is not read as a mistake for another, here as on a page.
const fields = /** @type {(keyof typeof FIELD_BOOSTS)[]} */ (Object.keys(FIELD_BOOSTS));
const phraseIndex = createInvertedIndex(analyzer, fields);
while (phraseIndex.size < phrases.size) phraseIndex.add(phrases.fields(phraseIndex.size));
const search = createSituationSearch({
  book,
  analyzer,
  phrases,
  phraseIndex,
  channels: createChannels(book, analyzer),
  phraseHit: () => {
    throw new Error("no phrase is asked for");
  },
});
while (!search.buildNext());

/** @type {(item: Search) => Example} */
function exampleOf(item) {
  const { words, evidence, emergency, rival } = search.evidenceIn(`${item.text} `);
  const terms = [...termsOf(analyzer, words)];
  return { ...item, words, terms, offset: dangerWithoutWeights(evidence, emergency, rival) };
}

/** Numbers that look like chance and are the same each time. */
function createChance() {
  let state = 7;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/**
 * The weights of all terms of the examples, by AdaGrad; only those of `chosenTerms`, where it is given.
 * @param {Example[]} examples
 * @param {Set<string>} [chosenTerms]
 */
function weightsOf(examples, chosenTerms) {
  /** @type {Map<string, { weight: number, squares: number, uses: number }>} */
  const terms = new Map();
  const rows = examples.map((example) =>
    example.terms
      .filter((term) => !chosenTerms || chosenTerms.has(term))
      .map((term) => {
        const entry = terms.get(term) ?? { weight: 0, squares: 0.01, uses: 0 };
        entry.uses++;
        terms.set(term, entry);
        return entry;
      }),
  );
  const chance = createChance();
  const order = examples.map((_, n) => n);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let n = order.length - 1; n > 0; n--) {
      const place = Math.floor(chance() * (n + 1));
      [order[n], order[place]] = [order[place], order[n]];
    }
    for (const n of order) {
      const { offset, isDanger, weight } = examples[n];
      const logOdds = rows[n].reduce((sum, entry) => sum + entry.weight, offset);
      const error = (1 / (1 + Math.exp(-logOdds)) - (isDanger ? 1 : 0)) * weight;
      for (const entry of rows[n]) {
        const slope = error + DECAY * entry.weight;
        entry.squares += slope * slope;
        entry.weight -= (STEP * slope) / Math.sqrt(entry.squares);
      }
    }
  }
  return terms;
}

/**
 * The rows of `danger.yaml`, by their terms.
 * @param {Example[]} examples
 * @returns {Map<string, number>}
 */
function fit(examples) {
  const all = [...weightsOf(examples)].map(([term, { weight, uses }]) => ({
    term,
    reach: Math.abs(weight) * Math.sqrt(Math.min(uses, 10)),
  }));
  all.sort((a, b) => b.reach - a.reach || (a.term < b.term ? -1 : 1));
  const chosenTerms = new Set(all.slice(0, ROWS).map(({ term }) => term));
  return new Map(
    [...weightsOf(examples, chosenTerms)]
      .map(
        ([term, { weight }]) => /** @type {[string, number]} */ ([term, Math.round(weight / GRAIN) * GRAIN]),
      )
      .filter(([, weight]) => weight),
  );
}

/**
 * The emergency that most searches with a term are about; empty where there is no such one.
 * @param {Example[]} examples
 */
function kindsOf(examples) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const { terms, kinds } of examples) {
    for (const term of terms) {
      const ofTerm = counts.get(term) ?? new Map();
      for (const kind of kinds) ofTerm.set(kind, (ofTerm.get(kind) ?? 0) + 1 / kinds.length);
      counts.set(term, ofTerm);
    }
  }
  return (/** @type {string} */ term) => {
    const ofTerm = [...(counts.get(term) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const sum = ofTerm.reduce((total, [, count]) => total + count, 0);
    return ofTerm.length && ofTerm[0][1] >= SHARE_OF_ONE_KIND * sum ? ofTerm[0][0] : "";
  };
}

/**
 * A term in the form in which people typed it most often.
 * @param {Example[]} examples
 */
function formsOf(examples) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const { words } of examples) {
    for (const word of words) {
      const ofStem = counts.get(analyzer.stem(word)) ?? new Map();
      ofStem.set(word, (ofStem.get(word) ?? 0) + 1);
      counts.set(analyzer.stem(word), ofStem);
    }
  }
  const formOf = (/** @type {string} */ stem) =>
    [...(counts.get(stem) ?? [[stem, 0]])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  return (/** @type {string} */ term) => term.split(" ").map(formOf).join(" ");
}

const examples = searches.map(exampleOf);
const hearing = folds.map((fold) => {
  const weights = fit(examples.filter((example) => example.fold !== fold));
  return examples
    .filter((example) => example.fold === fold)
    .map(({ text, terms, offset }) => ({
      text,
      logOdds: terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), offset),
    }));
});
const withKind = [
  ...examples,
  ...waysOfAsking.map((item) => ({ ...item, terms: [...termsOf(analyzer, analyzer.tokenize(item.text))] })),
];
const kindOf = kindsOf(/** @type {Example[]} */ (withKind));
const formOf = formsOf(examples);
const rows = [...fit(examples)].map(([term, weight]) => ({
  term: formOf(term),
  weight,
  kind: weight > 0 ? kindOf(term) : "",
}));
process.stdout.write(JSON.stringify({ rows, hearing }));
